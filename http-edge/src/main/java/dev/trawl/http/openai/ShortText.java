package dev.trawl.http.openai;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Decides whether a few words next to a question are a pasted text or belong to the question. They
 * are a text if they make several statements. One statement, or a few lines of data, may be either.
 * Words about the answer ("One sentence, please."), about a document ("The report is attached.") or
 * about their writer belong to the question.
 */
final class ShortText {
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private static final int MIN_WEIGHT = 12;
  private static final int MIN_DATA_WEIGHT = 6;

  /** A single statement has at least this many words; each of several may have one less. */
  private static final int MIN_WORDS = 3;

  private static final Pattern ENDED = Pattern.compile("(?s).*[。！.!…][”’\"」』]?\\s*$");

  private static final Pattern VERB =
      Pattern.compile(
          "\\b(?:is|are|was|were|has|have|had|ist|sind|war|waren|hat|wurde|est|sont|était|fut|a été"
              + "|es|son|fue|era)\\b|是|有|在|为",
          FLAGS);

  /** A line of data: {@code key: 4471}, {@code Orla, 1874}. */
  private static final Pattern DATA = Pattern.compile("(?s).*\\S\\s*[:：=|,，\\t]\\s*\\S.*");

  /** A place in a document: {@code Chapter 12: Storms}. */
  private static final Pattern PLACE =
      Pattern.compile(
          "^(?:chapter|section|clause|page|part|figure|table|appendix|kapitel|abschnitt|seite"
              + "|chapitre|section|capítulo|página)\\b.*|^第.*",
          FLAGS | Pattern.DOTALL);

  private static final Pattern ABOUT_ANSWER =
      Pattern.compile(
          "\\b(?:answers?|please|antworten?|bitte|réponses?|respuestas?)\\b|回答|答え", FLAGS);

  /** Words that, in a short sentence, describe the form of the answer. */
  private static final Pattern FORM =
      Pattern.compile(
          "\\b(?:sentences?|words?|brief|briefly|short|concise|detail(?:ed|s)?|bullets?|points|table|list"
              + "|format|markdown|json|english|german|french|spanish|chinese|japanese|language"
              + "|sätze?|satz|wörter|kurz|tabelle|liste|deutsch|englisch"
              + "|phrases?|mots|bref|brève|courte?|tableau|français|anglais"
              + "|frases?|palabras|breve|corta|tabla|lista|español|inglés)\\b"
              + "|句话|字以内|简短|简洁|表格|列表|中文|英文|簡潔|日本語|英語",
          FLAGS);

  /** Maximum weight of a sentence that only describes the form of the answer. */
  private static final int MAX_FORM = 40;

  private static final Pattern ABOUT_DOCUMENT =
      Pattern.compile(
          "\\b(?:attached|attachments?|uploaded|anhang|angehängt|pièce jointe|ci-joint|adjunto)\\b"
              + "|附件|上传|添付",
          FLAGS);

  /** A statement that begins in this way refers to the question. */
  private static final Pattern REFERS =
      Pattern.compile(
          "^(?:it|this|that|these|those|they|he|she|es|das|dies|dieser|ce|cela|c['’]est|esto|eso)\\b.*"
              + "|^(?:它|他|她|这|那|これ|それ|あれ).*",
          FLAGS | Pattern.DOTALL);

  private ShortText() {}

  /** Whether {@code words} make at least two statements and do not begin with a reference. */
  static boolean isText(String words) {
    return mayBeText(words)
        && !refers(words)
        && sentences(words).stream().filter(sentence -> ENDED.matcher(sentence).matches()).count()
            > 1;
  }

  /** Whether {@code words} are a text or may be one. */
  static boolean mayBeText(String words) {
    var sentences = sentences(words);
    var isSingle = sentences.size() == 1;
    return AskingForm.weight(words)
            >= (DATA.matcher(words).matches() ? MIN_DATA_WEIGHT : MIN_WEIGHT)
        && !PLACE.matcher(words.strip()).matches()
        && !AskingForm.isPersonal(words)
        && !ABOUT_DOCUMENT.matcher(words).find()
        && !sentences.stream().allMatch(ShortText::refers)
        && !SmallTalk.isSmallTalk(words)
        && sentences.stream().noneMatch(AskingForm::sentenceAsks)
        && !AskingForm.mostlyInstructs(words)
        && sentences.stream().noneMatch(ShortText::describesAnswer)
        && sentences.stream()
            .allMatch(sentence -> isStatement(sentence, isSingle ? MIN_WORDS : MIN_WORDS - 1));
  }

  /** Whether {@code words} end like a sentence, so that they are not a label. */
  static boolean isSaid(String words) {
    return ENDED.matcher(words).matches();
  }

  private static boolean refers(String sentence) {
    return REFERS.matcher(sentence.strip()).matches();
  }

  private static boolean describesAnswer(String sentence) {
    return ABOUT_ANSWER.matcher(sentence).find()
        || (AskingForm.weight(sentence) <= MAX_FORM && FORM.matcher(sentence).find());
  }

  private static boolean isStatement(String sentence, int minWords) {
    var isSaid = ENDED.matcher(sentence).matches() || VERB.matcher(sentence).find();
    return (isSaid && hasWords(sentence, minWords)) || DATA.matcher(sentence).matches();
  }

  private static boolean hasWords(String sentence, int min) {
    return sentence.strip().split("\\s+").length >= min
        || sentence.codePoints().anyMatch(Character::isIdeographic);
  }

  private static List<String> sentences(String words) {
    return AskingForm.sentences(words.strip()).stream()
        .filter(sentence -> AskingForm.weight(sentence) > 0)
        .toList();
  }
}
