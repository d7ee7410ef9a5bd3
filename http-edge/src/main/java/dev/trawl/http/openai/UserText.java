package dev.trawl.http.openai;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A user's message, divided into a question and the text that was pasted with it.
 *
 * <p>The question is the shortest part at the beginning or the end of the message that asks for
 * something. The form of the rest decides whether it is a pasted text; the model's window does not
 * matter:
 *
 * <ol>
 *   <li>A delimited text ({@link DelimitedText}) is a document even if it is short.
 *   <li>Otherwise the rest must have a minimum length, which depends on what separates it from the
 *       question: about two sentences ({@value #AFTER_BLANK_LINE} letters) for a blank line, three
 *       ({@value #AFTER_LINE}) for a line break or a colon, ten ({@value #AFTER_SENTENCE}) within a
 *       paragraph. If it has fewer than {@value #DOCUMENT} letters, it must not contain words such
 *       as "I" or "you". So an ordinary question with some background stays a question.
 *   <li>After a blank line, less text is enough if it makes a statement ({@link ShortText}). A
 *       single statement may also be the background of a question about other documents, so the
 *       question is answered from the text and from these documents.
 *   <li>Text that mostly asks or instructs, such as a list of questions, is never a document.
 *   <li>If both the beginning and the end contain a question, the one that is separated more
 *       clearly is used, then the shorter one, then the first. Greetings and thanks at the
 *       beginning and the end are left out.
 *   <li>If neither contains a question, the shorter one is used as the question, if it is much
 *       shorter than the rest.
 * </ol>
 *
 * @param question empty if no part is a question
 * @param isCertain false if no part has the form of a question, so the choice is a guess
 * @param instruction how to answer; may be empty
 * @param documents the pasted texts; may be empty
 * @param mayBeBackground true if the text is so short that it may belong to a question about other
 *     documents
 */
record UserText(
    Optional<String> question,
    boolean isCertain,
    String instruction,
    List<String> documents,
    boolean mayBeBackground) {
  static final int AFTER_BLANK_LINE = 50;
  static final int AFTER_LINE = 100;
  static final int AFTER_SENTENCE = 600;

  /** A text without a question is a document if it has at least this weight. */
  static final int DOCUMENT = 300;

  /** Maximum weight of a question that comes with a text. */
  private static final int MAX_QUESTION = 1_200;

  /**
   * The other sentences in the question's paragraph or line are text if they have at least this
   * weight.
   */
  private static final int BESIDE_IN_PARAGRAPH = 100;

  private static final int BESIDE_IN_LINE = 30;

  /**
   * A text with at least this weight is not checked for instructions, because nobody writes so
   * many.
   */
  private static final int MAX_INSTRUCTIONS = 1_500;

  /** Maximum number of lines that are checked for a question. */
  private static final int MAX_LINES = 32;

  private static final int UNSEPARATED = Integer.MAX_VALUE;

  /** If the question is only guessed, the rest must have at least this many times its weight. */
  private static final int MUCH_SHORTER = 4;

  private static final Pattern BLANK_LINE =
      Pattern.compile("\\n[ \\t\\u3000]*(?:\\n[ \\t\\u3000]*)+");
  private static final Pattern LEAD = Pattern.compile("(?s)\\A(.{1,200}?[:：])\\s*(.+)\\z");

  UserText {
    documents = List.copyOf(documents);
  }

  /**
   * A message whose documents are certainly pasted texts and not the background of the question.
   */
  UserText(
      Optional<String> question, boolean isCertain, String instruction, List<String> documents) {
    this(question, isCertain, instruction, documents, false);
  }

  /** The same, but the texts may belong to a question about other documents. */
  UserText asBackground() {
    return new UserText(question, isCertain, instruction, documents, true);
  }

  static UserText of(String message) {
    var text = message.strip().replace("\r\n", "\n");
    return DelimitedText.in(text).orElseGet(() -> undelimited(text));
  }

  static UserText question(String text) {
    return new UserText(Optional.of(text), AskingForm.asks(text), "", List.of());
  }

  /**
   * Returns true if an earlier message of the chat is a pasted text: it neither asks nor instructs,
   * and it is long, makes a statement, or has several sentences without words such as "I" or "you".
   */
  static boolean isText(String message) {
    var weight = AskingForm.weight(message);
    var isShortText =
        weight >= AFTER_BLANK_LINE
            && AskingForm.sentences(message.strip()).size() > 1
            && !AskingForm.isPersonal(message);
    return (weight >= DOCUMENT || isShortText || ShortText.isText(message))
        && !AskingForm.asks(message)
        && !AskingForm.mostlyInstructs(message);
  }

  /** A question and the text next to it, which must have at least the weight {@code minRest}. */
  private record Ends(String question, String rest, int minRest) {
    boolean isValid() {
      var weight = AskingForm.weight(question);
      return weight > 0
          && weight <= MAX_QUESTION
          && AskingForm.asks(question)
          && (isShort() ? ShortText.mayBeText(rest) : isText());
    }

    /** Whether there is less text than usual, which may be enough after a blank line. */
    private boolean isShort() {
      return minRest == AFTER_BLANK_LINE && AskingForm.weight(rest) < minRest;
    }

    private boolean isText() {
      var weight = AskingForm.weight(rest);
      return weight >= minRest
          && (weight >= DOCUMENT || !AskingForm.isPersonal(rest))
          && (weight >= MAX_INSTRUCTIONS || !AskingForm.mostlyInstructs(rest));
    }

    UserText text(boolean isCertain) {
      return new UserText(
          Optional.of(question.strip()),
          isCertain,
          "",
          List.of(rest.strip()),
          isShort() && !ShortText.isText(rest));
    }
  }

  static UserText undelimited(String message) {
    var text = withoutSmallTalk(message);
    var first = firstEnd(text);
    var last = lastEnd(text);
    if (first.isValid() && last.isValid()) {
      return (isBetter(last, first) ? last : first).text(true);
    }
    if (first.isValid() || last.isValid()) {
      return (first.isValid() ? first : last).text(true);
    }
    return AskingForm.asks(text) || AskingForm.weight(text) < DOCUMENT
        ? question(message)
        : shorterEnd(text)
            .map(ends -> ends.text(false))
            .orElseGet(() -> new UserText(Optional.empty(), false, "", List.of(text)));
  }

  private static boolean isBetter(Ends one, Ends other) {
    return one.minRest() == other.minRest()
        ? AskingForm.weight(one.question()) < AskingForm.weight(other.question())
        : one.minRest() < other.minRest();
  }

  /** Removes greetings and thanks that are separate paragraphs. */
  private static String withoutSmallTalk(String message) {
    var text = message;
    for (var found = blankLine(text); found.isPresent(); found = blankLine(text)) {
      if (!SmallTalk.isSmallTalk(text.substring(0, found.get()[0]))) {
        break;
      }
      text = text.substring(found.get()[1]);
    }
    for (var found = lastBlankLine(text); found.isPresent(); found = lastBlankLine(text)) {
      if (!SmallTalk.isSmallTalk(text.substring(found.get()[1]))) {
        break;
      }
      text = text.substring(0, found.get()[0]);
    }
    return text;
  }

  private static Optional<int[]> blankLine(String text) {
    var found = BLANK_LINE.matcher(text);
    return found.find() ? Optional.of(new int[] {found.start(), found.end()}) : Optional.empty();
  }

  /** Looks backwards, because a pasted text may be very long. */
  private static Optional<int[]> lastBlankLine(String text) {
    for (var end = text.lastIndexOf('\n'); end > 0; end = text.lastIndexOf('\n', end - 1)) {
      var start = end;
      while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
        start--;
      }
      if (text.substring(start, end).indexOf('\n') >= 0) {
        return Optional.of(new int[] {start, end + 1});
      }
    }
    return Optional.empty();
  }

  private static Ends firstEnd(String text) {
    var blank = blankLine(text);
    var end = blank.map(at -> at[0]).orElse(text.length());
    var minRest = blank.isPresent() ? AFTER_BLANK_LINE : UNSEPARATED;
    var part = text.substring(0, end);
    var colon = lead(part);
    if (colon > 0 && AskingForm.weight(part.substring(colon)) >= AFTER_LINE) {
      return new Ends(text.substring(0, colon), text.substring(colon), AFTER_LINE);
    }
    var lines = leadingLines(part);
    if (lines > 0 && lines < part.length()) {
      end = lines;
      minRest = AFTER_LINE;
    }
    var asking = leading(sentences(head(text.substring(0, end))), AskingForm::sentenceAsks);
    if (isNarrower(text.substring(asking, end), text.substring(asking), minRest) && asking > 0) {
      end = asking;
      minRest = AFTER_SENTENCE;
    }
    return new Ends(text.substring(0, end), text.substring(end), minRest);
  }

  private static Ends lastEnd(String text) {
    var blank = lastBlankLine(text);
    var start = blank.map(at -> at[1]).orElse(0);
    var minRest = blank.isPresent() ? AFTER_BLANK_LINE : UNSEPARATED;
    var part = text.substring(start);
    var lines = trailingLines(part);
    if (lines > 0 && lines < part.length()) {
      start = text.length() - lines;
      minRest = AFTER_LINE;
    }
    var asking = trailing(sentences(tail(text.substring(start))), AskingForm::sentenceAsks);
    var narrow = text.length() - asking;
    if (isNarrower(text.substring(start, narrow), text.substring(0, narrow), minRest)
        && asking > 0) {
      start = narrow;
      minRest = AFTER_SENTENCE;
    }
    return new Ends(text.substring(start), text.substring(0, start), minRest);
  }

  /** Whether the sentences next to those that ask are text rather than part of the question. */
  private static boolean isNarrower(String beside, String rest, int minRest) {
    var minWeight = minRest == AFTER_BLANK_LINE ? BESIDE_IN_PARAGRAPH : BESIDE_IN_LINE;
    return AskingForm.weight(beside) >= minWeight && AskingForm.weight(rest) >= AFTER_SENTENCE;
  }

  /** The length of a request that ends with a colon: {@code Translate the following: }; else 0. */
  private static int lead(String part) {
    var lead = LEAD.matcher(part);
    if (!lead.matches()) {
      return 0;
    }
    var request = lead.group(1);
    var isOne = AskingForm.sentences(request).size() == 1;
    return isOne && AskingForm.sentenceAsks(request.substring(0, request.length() - 1))
        ? lead.end(1)
        : 0;
  }

  /** If the first line asks, the length of it and of the following lines that only ask; else 0. */
  private static int leadingLines(String part) {
    var lines = part.split("(?<=\n)", MAX_LINES);
    return AskingForm.asks(lines[0])
        ? lines[0].length()
            + leading(Arrays.copyOfRange(lines, 1, lines.length), AskingForm::onlyAsks)
        : 0;
  }

  private static int trailingLines(String part) {
    var lines = tail(part).split("(?<=\n)");
    var last = lines[lines.length - 1];
    return AskingForm.asks(last)
        ? last.length()
            + trailing(Arrays.copyOfRange(lines, 0, lines.length - 1), AskingForm::onlyAsks)
        : 0;
  }

  /** The total length of the parts before the first that does not ask. */
  private static int leading(String[] parts, Function<String, Boolean> asks) {
    var length = 0;
    for (var at = 0; at < parts.length && asks.apply(parts[at]); at++) {
      length += parts[at].length();
    }
    return length;
  }

  private static int trailing(String[] parts, Function<String, Boolean> asks) {
    var length = 0;
    for (var at = parts.length - 1; at >= 0 && asks.apply(parts[at]); at--) {
      length += parts[at].length();
    }
    return length;
  }

  private static String[] sentences(String text) {
    return AskingForm.sentences(text).toArray(String[]::new);
  }

  private static String head(String part) {
    return part.substring(0, Math.min(part.length(), 2 * MAX_QUESTION));
  }

  private static String tail(String part) {
    return part.substring(Math.max(0, part.length() - 2 * MAX_QUESTION));
  }

  /**
   * The shorter of the beginning and the end, separated by a blank line or else by a line break.
   */
  private static Optional<Ends> shorterEnd(String text) {
    var ends = new ArrayList<Ends>();
    var first = blankLine(text);
    var last = lastBlankLine(text);
    if (first.isPresent() && last.isPresent()) {
      ends.add(new Ends(text.substring(0, first.get()[0]), text.substring(first.get()[1]), 0));
      ends.add(new Ends(text.substring(last.get()[1]), text.substring(0, last.get()[0]), 0));
    } else if (text.indexOf('\n') > 0) {
      var line = text.indexOf('\n');
      var lastLine = text.lastIndexOf('\n');
      ends.add(new Ends(text.substring(0, line), text.substring(line), 0));
      ends.add(new Ends(text.substring(lastLine), text.substring(0, lastLine), 0));
    }
    return ends.stream()
        .filter(
            end ->
                AskingForm.weight(end.question()) * MUCH_SHORTER <= AskingForm.weight(end.rest()))
        .filter(end -> AskingForm.weight(end.question()) > 0)
        .reduce(
            (one, other) ->
                AskingForm.weight(other.question()) < AskingForm.weight(one.question())
                    ? other
                    : one);
  }
}
