package dev.trawl.actors.window;

import dev.trawl.protocol.Span;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Divides the text of an answer into sentences that each claim something. A heading, a label, the
 * head of a table, a sentence that announces the next ("The reasons are:") and a plain "Yes." claim
 * nothing alone, so they belong to the sentence that follows.
 */
final class ClaimSentences {
  /** A longer line is a sentence without a full stop, not a label. */
  private static final int MAX_LABEL_WORDS = 8;

  /** Shorter words, such as "of", are not capitalized in titles. */
  private static final int MIN_TITLE_LETTERS = 4;

  private static final String EAST = "[一二三四五六七八九十百零〇两]{1,5}";

  private static final Pattern HEADING =
      Pattern.compile("\\s*(?:#{1,6}\\s.*|\\*\\*[^*\\n]+\\*\\*[:：]?|__[^_\\n]+__[:：]?)\\s*");

  private static final Pattern ANNOUNCES = Pattern.compile("(?s).*[:：][*_]{0,2}\\s*");

  /** A sentence before a list that says how many entries it has, or that it follows. */
  private static final Pattern COUNTS_ENTRIES =
      Pattern.compile(
          "(?iu)(?s).*(?:\\b(?:following|follows|below|two|three|four|five|six|seven|eight|nine|ten"
              + "|several|folgende[nrs]?|zwei|drei|vier|fünf|mehrere|suivante?s?|deux|trois|quatre|cinq"
              + "|plusieurs|siguientes?|dos|tres|cuatro|cinco|varios|varias)\\b|以下|如下|下列|"
              + EAST
              + "[个個种種点點条條项項]).*");

  private static final Pattern LIST_ENTRY =
      Pattern.compile("(?s)\\s*(?:[-*+•·]\\s|[(（]?\\d{1,3}[.)）、．]|[(（]?[a-z][)）]).*");

  private static final Pattern ROW = Pattern.compile("(?s)\\s*\\|.*\\|\\s*|[^|]+\\|[^|]+.*");
  private static final Pattern HEAD_END =
      Pattern.compile("\\s*\\|?\\s*:?-{2,}:?\\s*(?:\\|\\s*:?-{2,}:?\\s*)*\\|?\\s*");

  private static final Pattern SENTENCE_END = Pattern.compile("(?s).*[.!?。！？;；…|][*_”\"’)）]*\\s*");

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern LINE_END = Pattern.compile("(?<=\\n)");
  private static final Pattern BLANK_LINE = Pattern.compile("(?s).*\\n\\h*\\n.*");

  /** A number or a letter that only labels a part of the answer or of the document. */
  private static final Pattern ENUMERATOR =
      Pattern.compile(
          "\\A\\s*(?:[-*+•·]\\s+)?(?:#{1,6}\\s+)?[*_]{0,2}(?:"
              + "(?:\\d{1,3}|[a-z])[.](?=[\\s*_]|\\z)[*_]{0,2}"
              + "|\\d{1,3}[、．][*_]{0,2}"
              + "|[(（]?(?:\\d{1,3}|[A-Za-z]|[ivx]{1,4})[)）][*_]{0,2}"
              + "|(?iu:chapter|section|part|step|point|item|volume|act|scene|no\\.?|kapitel|abschnitt|teil"
              + "|schritt|punkt|chapitre|partie|étape|capítulo|sección|parte|paso|punto)\\s+"
              + "(?iu:\\d{1,3}|[ivxlc]{1,6})\\s*(?:[*_]{0,2}[:：.)–—-][*_]{0,2}(?=\\s|\\z)|[*_]{2}|\\n|\\z)"
              + "|第\\s*(?:\\d{1,4}|"
              + EAST
              + ")\\s*[章节節回部篇条條步点點卷](?:[*_]{0,2}[:：、．][*_]{0,2}|[*_]{2}|\\s|\\z))\\s*");

  /** What comes before the claim of a list entry: {@code - **Cost:**}. */
  private static final Pattern LABEL =
      Pattern.compile(
          "\\A\\s*(?:[-*+•·]\\s+)?(?:\\*\\*([^*\\n]{1,60})\\*\\*\\s*[:：–—-]?|([^.:：!?。！？\\n]{1,40})[:：])\\s*"
              + "(?=[^\\s\\d])");

  /**
   * A sentence of an answer.
   *
   * @param lead the text before the claim, which claims nothing by itself
   * @param words the claim
   */
  record Statement(String lead, String words) {
    String text() {
      return lead + words;
    }

    /** The sentences of the lead, without headings and labels. */
    String introduction() {
      return Sentences.of(lead).stream()
          .map(span -> lead.substring(span.startChar(), span.endChar()))
          .filter(sentence -> !HEADING.matcher(sentence).matches() && !isTitle(sentence))
          .filter(sentence -> !ROW.matcher(sentence).matches())
          .collect(Collectors.joining("\n"));
    }

    /** The lead without the numbers that only label parts. */
    String leadWithoutEnumerators() {
      return LINE_END
          .splitAsStream(lead)
          .map(line -> ENUMERATOR.matcher(line).replaceFirst(""))
          .collect(Collectors.joining());
    }

    /** The label before the claim; empty if there is none. */
    String label() {
      var label = LABEL.matcher(words);
      return label.lookingAt() ? label.group() : "";
    }
  }

  private ClaimSentences() {}

  /** The sentences with the white space around them; together they are {@code text}. */
  static List<Statement> of(String text) {
    var statements = new ArrayList<Statement>();
    var sentences = Sentences.of(text);
    var start = 0;
    for (var at = 0; at < sentences.size(); at++) {
      var isLast = at == sentences.size() - 1;
      var from = at == 0 ? 0 : sentences.get(at - 1).endChar();
      var end = isLast ? text.length() : sentences.get(at).endChar();
      if (isLast || isClaim(text, sentences, at)) {
        var own = text.substring(from, end);
        var enumerator = enumerator(own);
        statements.add(
            new Statement(
                text.substring(start, from) + enumerator, own.substring(enumerator.length())));
        start = end;
      }
    }
    return statements.isEmpty() ? List.of(new Statement("", text)) : statements;
  }

  /** The number before a claim; empty if nothing follows it. */
  private static String enumerator(String sentence) {
    var enumerator = ENUMERATOR.matcher(sentence);
    return enumerator.lookingAt() && hasWords(sentence.substring(enumerator.end()))
        ? enumerator.group()
        : "";
  }

  private static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /**
   * Returns true if the sentence claims something. Not called for the last sentence, which always
   * counts as a claim.
   */
  private static boolean isClaim(String text, List<Span> sentences, int at) {
    var sentence = substring(text, sentences.get(at));
    var next = substring(text, sentences.get(at + 1));
    var between = text.substring(sentences.get(at).endChar(), sentences.get(at + 1).startChar());
    return hasWords(ENUMERATOR.matcher(sentence).replaceFirst(""))
        && !ClaimCheck.isYesOrNo(sentence)
        && !HEADING.matcher(sentence).matches()
        && !ANNOUNCES.matcher(sentence).matches()
        && !(HEAD_END.matcher(next).matches() && ROW.matcher(sentence).matches())
        && !introducesList(sentence, next)
        && !isLabel(sentence, between, next);
  }

  private static String substring(String text, Span span) {
    return text.substring(span.startChar(), span.endChar());
  }

  private static boolean introducesList(String sentence, String next) {
    return LIST_ENTRY.matcher(next).matches()
        && !LIST_ENTRY.matcher(sentence).matches()
        && COUNTS_ENTRIES.matcher(sentence).matches()
        && Words.of(sentence).distinctive().isEmpty();
  }

  /** Returns true for a short line such as "Summary", but not for an entry of a list of names. */
  private static boolean isLabel(String sentence, String between, String next) {
    if (between.indexOf('\n') < 0
        || SENTENCE_END.matcher(sentence).matches()
        || LIST_ENTRY.matcher(sentence).matches()
        || sentence.chars().anyMatch(Character::isDigit)
        || Words.of(sentence).size() > MAX_LABEL_WORDS) {
      return false;
    }
    var isBeforeText = SENTENCE_END.matcher(next).matches() || LIST_ENTRY.matcher(next).matches();
    var isApart = BLANK_LINE.matcher(between).matches();
    return Words.of(sentence).distinctive().isEmpty()
        ? isBeforeText || (isApart && Words.of(next).size() > Words.of(sentence).size())
        : isBeforeText && isApart && isTitle(sentence);
  }

  /** Returns true if all but the short words are capitalized. */
  private static boolean isTitle(String sentence) {
    return SPACE
        .splitAsStream(sentence)
        .filter(word -> word.codePoints().filter(Character::isLetter).count() >= MIN_TITLE_LETTERS)
        .noneMatch(
            word ->
                Character.isLowerCase(
                    word.codePoints().filter(Character::isLetter).findFirst().orElse('X')));
  }
}
