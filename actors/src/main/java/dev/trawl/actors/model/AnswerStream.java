package dev.trawl.actors.model;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * Passes on the text of an answer while its reply is still arriving: the string of the member
 * {@code answer} in the object that {@link Job#ANSWER} asks for. It passes on neither thoughts nor
 * syntax, and nothing of a reply that says it does not answer. If a reply is malformed it stops,
 * and the whole reply is read tolerantly later.
 *
 * <p>Design note. Only marked thoughts and a code fence may precede the object, because any other
 * text before it may be a thought too. A quotation mark ends the answer only if a comma, a bracket
 * or the reply's end follows, as in {@link BrokenJson}. Not thread-safe.
 */
final class AnswerStream {
  private enum Place {
    BEFORE,
    THOUGHT,
    KEY_AHEAD,
    KEY,
    COLON_AHEAD,
    VALUE_AHEAD,
    WORD,
    STRING,
    NESTED,
    ANSWER,
    /** After a quotation mark that may have ended the answer. */
    ANSWER_END,
    SILENT
  }

  /** The longest text that is held back to see what it becomes, and the longest key. */
  private static final int MAX_HELD = 64;

  private final Consumer<String> pieces;
  private final StringBuilder out = new StringBuilder();

  /** The beginning of a mark, key or word, or the text after a quotation mark. */
  private final StringBuilder held = new StringBuilder();

  private Place place = Place.BEFORE;
  private String key = "";
  private int depth;
  private boolean inString;
  private boolean escaped;
  private int hexLeft;
  private int hex;

  AnswerStream(Consumer<String> pieces) {
    this.pieces = pieces;
  }

  /** The next piece of the reply. */
  void take(String piece) {
    for (var at = 0; at < piece.length() && place != Place.SILENT; at++) {
      take(piece.charAt(at));
    }
    if (!out.isEmpty()) {
      pieces.accept(out.toString());
      out.setLength(0);
    }
  }

  private void take(char c) {
    switch (place) {
      case BEFORE -> before(c);
      case THOUGHT -> thought(c);
      case KEY_AHEAD -> keyAhead(c);
      case KEY -> key(c);
      case COLON_AHEAD -> colonAhead(c);
      case VALUE_AHEAD -> valueAhead(c);
      case WORD -> word(c);
      case STRING -> string(c);
      case NESTED -> nested(c);
      case ANSWER -> answer(c);
      case ANSWER_END -> answerEnd(c);
      case SILENT -> {}
    }
  }

  private void before(char c) {
    if (c == '{' && (held.isEmpty() || isFence())) {
      held.setLength(0);
      place = Place.KEY_AHEAD;
    } else if (!Character.isWhitespace(c) || !held.isEmpty()) {
      hold(c);
      if (c == '>' && isThoughtsMark("<")) {
        held.setLength(0);
        place = Place.THOUGHT;
      } else if (isOtherText()) {
        // Prose, or a thought that the prompt began. An end mark will tell.
        place = Place.THOUGHT;
      }
    }
  }

  private boolean isFence() {
    var fence = held.toString().strip().toLowerCase(Locale.ROOT);
    return fence.matches("(?:```|~~~)(?:json)?");
  }

  private boolean isOtherText() {
    var text = held.toString().strip().toLowerCase(Locale.ROOT);
    return !(text.matches("<[a-z]{0,9}")
        || "```json".startsWith(text)
        || "~~~json".startsWith(text));
  }

  /** Whether the held text ends with a mark of thoughts. */
  private boolean isThoughtsMark(String begin) {
    var text = held.toString().toLowerCase(Locale.ROOT);
    return text.endsWith(begin + "think>")
        || text.endsWith(begin + "thinking>")
        || text.endsWith(begin + "thought>")
        || text.endsWith(begin + "reasoning>");
  }

  private void thought(char c) {
    hold(c);
    if (c == '>' && isThoughtsMark("</")) {
      held.setLength(0);
      place = Place.BEFORE;
    }
  }

  /** Keeps only the last characters. */
  private void hold(char c) {
    held.append(c);
    if (held.length() > MAX_HELD) {
      held.delete(0, held.length() - MAX_HELD / 2);
    }
  }

  private void keyAhead(char c) {
    if (c == '"') {
      held.setLength(0);
      place = Place.KEY;
    } else if (c != ',' && !Character.isWhitespace(c)) {
      place = Place.SILENT;
    }
  }

  private void key(char c) {
    if (c == '"') {
      key = held.toString().toLowerCase(Locale.ROOT);
      place = Place.COLON_AHEAD;
    } else if (c == '\\' || held.length() >= MAX_HELD) {
      place = Place.SILENT;
    } else {
      held.append(c);
    }
  }

  private void colonAhead(char c) {
    if (c == ':') {
      place = Place.VALUE_AHEAD;
    } else if (!Character.isWhitespace(c)) {
      place = Place.SILENT;
    }
  }

  private void valueAhead(char c) {
    if (Character.isWhitespace(c)) {
      return;
    }
    held.setLength(0);
    escaped = false;
    if (c == '"') {
      place = key.equals("answer") ? Place.ANSWER : Place.STRING;
    } else if (c == '{' || c == '[') {
      depth = 1;
      inString = false;
      place = Place.NESTED;
    } else {
      place = Place.WORD;
      word(c);
    }
  }

  private void word(char c) {
    if (c == ',' || c == '}') {
      place = c == '}' || saysNo() ? Place.SILENT : Place.KEY_AHEAD;
    } else {
      hold(c);
    }
  }

  /** Whether this member says that the reply does not answer. */
  private boolean saysNo() {
    return key.equals("answered")
        && JsonReply.truth(held.toString()).filter(yes -> !yes).isPresent();
  }

  private void string(char c) {
    if (escaped) {
      escaped = false;
    } else if (c == '\\') {
      escaped = true;
    } else if (c == '"') {
      place = saysNo() ? Place.SILENT : Place.KEY_AHEAD;
    } else {
      hold(c);
    }
  }

  private void nested(char c) {
    if (escaped) {
      escaped = false;
    } else if (inString) {
      escaped = c == '\\';
      inString = c != '"';
    } else if (c == '"') {
      inString = true;
    } else if (c == '{' || c == '[') {
      depth++;
    } else if (c == '}' || c == ']') {
      depth--;
      place = depth == 0 ? Place.KEY_AHEAD : place;
    }
  }

  private void answer(char c) {
    if (hexLeft > 0) {
      hexDigit(c);
    } else if (escaped) {
      escaped = false;
      unescape(c);
    } else if (c == '\\') {
      escaped = true;
    } else if (c == '"') {
      held.setLength(0);
      held.append(c);
      place = Place.ANSWER_END;
    } else {
      out.append(c);
    }
  }

  private void unescape(char c) {
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'u' -> {
        hexLeft = 4;
        hex = 0;
      }
      default -> out.append(c);
    }
  }

  private void hexDigit(char c) {
    var digit = Character.digit(c, 16);
    if (digit < 0) {
      place = Place.SILENT;
    } else {
      hex = hex * 16 + digit;
      hexLeft--;
      if (hexLeft == 0) {
        out.append((char) hex);
      }
    }
  }

  private void answerEnd(char c) {
    if (c == ',' || c == '}') {
      place = Place.SILENT;
    } else if (Character.isWhitespace(c) && held.length() < MAX_HELD) {
      held.append(c);
    } else {
      out.append(held);
      place = Place.ANSWER;
      answer(c);
    }
  }
}
