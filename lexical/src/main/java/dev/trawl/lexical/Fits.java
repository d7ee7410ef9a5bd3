package dev.trawl.lexical;

import java.util.regex.Pattern;

/** Tells quickly whether a sentence holds anything of the kind a question asks for. */
final class Fits {
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
      Pattern.compile("(?<=[^.!?\\s]\\s|[\"“(])\\p{Lu}|^\\p{Lu}\\p{L}+ \\p{Lu}|\\p{IsHan}");
  private static final Pattern REASON =
      Pattern.compile(
          "\\b(?:because|due|since|so|reason|cause[sd]?|to|as|for|order|result|therefore|thus)\\b|因|由于|由於|所以|为了|為了|为|導致|导致|故",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COLOUR_ASKED =
      Pattern.compile("colou?rs?|颜色|顏色", Pattern.CASE_INSENSITIVE);
  private static final Pattern COLOUR =
      Pattern.compile(
          "\\b(?:red|orange|yellow|green|blue|indigo|violet|purple|pink|brown|black|white|gr[ae]y|beige"
              + "|turquoise|scarlet|crimson|maroon|magenta|cyan|teal|golden?|silver|bronze|copper|ivory)"
              + "|\\p{IsHan}色|[红紅黄黃蓝藍绿綠白黑紫灰橙粉棕褐青银銀金赤朱碧]",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private Fits() {}

  /** Whether {@code span} may be what its question asks for, by its form. */
  static boolean of(Candidate span) {
    var question = span.sentence().scene().wanted().question();
    if (question.kind() != Kind.REASON && Clauses.givesReason(span)) {
      return false;
    }
    return switch (question.kind()) {
      case COUNT, MEASURE, DURATION, YEAR, DATE, MONEY, PERCENT -> of(question, span.text());
      case CODE -> DIGIT.matcher(span.text()).find();
      case PERSON, PLACE, REASON, MANNER -> LETTER.matcher(span.text()).find();
      default ->
          !COLOUR_ASKED.matcher(question.focus()).matches() || COLOUR.matcher(span.text()).find();
    };
  }

  static boolean of(Question question, String sentence) {
    return switch (question.kind()) {
      case COUNT, MEASURE, DURATION -> NUMBER.matcher(sentence).find();
      case YEAR -> YEAR.matcher(sentence).find();
      case DATE -> DATE.matcher(sentence).find();
      case MONEY -> MONEY.matcher(sentence).find() && NUMBER.matcher(sentence).find();
      case PERCENT -> PERCENT.matcher(sentence).find();
      case PERSON, PLACE -> NAME.matcher(sentence).find();
      case REASON -> REASON.matcher(sentence).find();
      default -> true;
    };
  }
}
