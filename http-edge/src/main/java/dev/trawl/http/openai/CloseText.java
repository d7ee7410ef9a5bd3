package dev.trawl.http.openai;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Divides a message in which a short text and a question are not separated by a blank line: the
 * question is the first or the last line, or the first or the last sentences if they end with
 * question marks.
 *
 * <p>The rest must be introduced as a text ("Here is the contract:"), or make statements ({@link
 * ShortText}): one statement is enough on a line of its own, but on the same line as the question
 * there must be several statements or a long one.
 *
 * <p>Such a message may also be a question with some background. So if there are other documents
 * that the question could be about, only complete sentences on lines of their own are treated as
 * text, and this text may be background.
 */
final class CloseText {
  private static final Pattern INTRODUCTION =
      Pattern.compile(
          "^(?:(?:here(?:['’]s| is| are)|below (?:is|are)|this is|these are|the following is"
              + "|hier (?:ist|sind)|das ist|voici|ceci est|aquí (?:está|están)|este es|esta es)\\b"
              + "|以下是|下面是|这是|這是|これは|以下は)[^:：\\n.。?？]{0,80}[:：]\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  /** Minimum weight of a text that follows an introduction. */
  private static final int MIN_INTRODUCED = 12;

  private CloseText() {}

  /** The question and the text in {@code message}; empty if they cannot be told apart. */
  static Optional<UserText> in(String message) {
    var text = text(message);
    return onLine(text)
        .or(() -> divided(text, text.length() - trailing(text), text.length(), false))
        .or(() -> divided(text, 0, leading(text), false));
  }

  /** The question and the sentences on other lines, which may be its background. */
  static Optional<UserText> background(String message) {
    return onLine(text(message))
        .filter(found -> found.documents().stream().allMatch(ShortText::isSaid))
        .map(UserText::asBackground);
  }

  private static String text(String message) {
    return message.strip().replace("\r\n", "\n");
  }

  /** The question is the last or the first line. */
  private static Optional<UserText> onLine(String text) {
    return divided(text, text.lastIndexOf('\n') + 1, text.length(), true)
        .or(() -> divided(text, 0, Math.max(0, text.indexOf('\n')), true));
  }

  /**
   * Takes the part from {@code from} to {@code to} as the question, if it asks for something and
   * the rest is a text.
   */
  private static Optional<UserText> divided(String text, int from, int to, boolean isLine) {
    var question = text.substring(from, to).strip();
    var rest = (text.substring(0, from) + text.substring(to)).strip();
    var introduction = INTRODUCTION.matcher(rest);
    var isIntroduced = introduction.lookingAt();
    var document = isIntroduced ? rest.substring(introduction.end()) : rest;
    return AskingForm.asks(question) && isText(document, isIntroduced, isLine)
        ? Optional.of(new UserText(Optional.of(question), true, "", List.of(document)))
        : Optional.empty();
  }

  private static boolean isText(String document, boolean isIntroduced, boolean isLine) {
    var weight = AskingForm.weight(document);
    if (isIntroduced) {
      return weight >= MIN_INTRODUCED
          && AskingForm.sentences(document).stream().noneMatch(AskingForm::isMarked);
    }
    return ShortText.mayBeText(document)
        && (isLine || weight >= UserText.AFTER_LINE || ShortText.isText(document));
  }

  /** The total length of the sentences with question marks at the end of {@code text}. */
  private static int trailing(String text) {
    var sentences = AskingForm.sentences(text);
    var length = 0;
    for (var at = sentences.size() - 1; at >= 0 && AskingForm.isMarked(sentences.get(at)); at--) {
      length += sentences.get(at).length();
    }
    return length;
  }

  private static int leading(String text) {
    return AskingForm.sentences(text).stream()
        .takeWhile(AskingForm::isMarked)
        .mapToInt(String::length)
        .sum();
  }
}
