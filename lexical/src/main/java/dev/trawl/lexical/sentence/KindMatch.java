package dev.trawl.lexical.sentence;

import dev.trawl.lexical.question.Question;
import java.util.regex.Pattern;

/** Checks quickly whether a sentence may contain the kind of answer that a question asks for. */
public final class KindMatch {
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\d|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty"
              + "|forty|fifty|hundred|thousand|million|billion|half|third|quarter|several|once|twice)\\b"
              + "|[一二三四五六七八九十百千万两萬兩半]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern YEAR =
      Pattern.compile("\\b\\d{3,4}\\b|\\d+\\s?年|世纪|世紀|\\b\\d+ ?(BC|AD|BCE|CE)\\b");
  private static final Pattern MONEY =
      Pattern.compile(
          "[$€£¥￥]|\\b(?:dollars?|euros?|pounds?|cents?|USD|EUR|yuan|yen|francs?)\\b|元|圆|圓|块",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PERCENT =
      Pattern.compile(
          "[%％]|per ?cent|百分之|成|half|third|quarter|majority|\\d/\\d", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATE =
      Pattern.compile(
          "\\d|\\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
              + "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|century|spring|summer|autumn|winter"
              + "|morning|noon|evening|night|midnight|after|before|during|when|since|until)\\b|[年月日时時点點]|世纪|世紀|朝");
  private static final Pattern NAME =
      Pattern.compile("(?<=[^.!?\\s]\\s|[\"“(])\\p{Lu}|^\\p{Lu}\\p{L}+ \\p{Lu}");
  private static final Pattern REASON =
      Pattern.compile(
          "\\b(?:because|due|since|so|reason|cause[sd]?|to|as|for|order|result|therefore|thus)\\b|因|由于|由於|所以|为了|為了|为|導致|导致|故",
          Pattern.CASE_INSENSITIVE);

  /** A letter of a script without capitals; there, every word may be a name. */
  private static final Pattern CASELESS = Pattern.compile("\\p{Lo}");

  private KindMatch() {}

  /**
   * @param language of the sentence
   */
  public static boolean matches(Question question, String sentence, String language) {
    return switch (question.kind()) {
      case COUNT, MEASURE, DURATION -> hasNumber(sentence, language);
      case YEAR -> YEAR.matcher(sentence).find();
      case DATE -> hasDate(sentence, language);
      case MONEY -> MONEY.matcher(sentence).find() && hasNumber(sentence, language);
      case PERCENT -> PERCENT.matcher(sentence).find();
      case PERSON, PLACE -> NAME.matcher(sentence).find() || CASELESS.matcher(sentence).find();
      case REASON -> !hasOwnPatterns(language) || REASON.matcher(sentence).find();
      default -> true;
    };
  }

  private static boolean hasNumber(String sentence, String language) {
    return NUMBER.matcher(sentence).find()
        || !hasOwnPatterns(language) && KindWords.of(language).number().matcher(sentence).find();
  }

  private static boolean hasDate(String sentence, String language) {
    return DATE.matcher(sentence).find()
        || !hasOwnPatterns(language) && KindWords.of(language).date().matcher(sentence).find();
  }

  /** Returns true if the patterns of this class cover the language. */
  private static boolean hasOwnPatterns(String language) {
    return language.equals("en") || language.equals("zh");
  }
}
