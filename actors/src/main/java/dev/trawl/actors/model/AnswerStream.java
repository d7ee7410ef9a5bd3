package dev.trawl.actors.model;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * Passes on the text of an answer while its reply is still arriving. The text is the value of
 * {@code answer} in the JSON object that {@link Job#ANSWER} requests. It leaves out the model's
 * thoughts and the JSON syntax, and passes on nothing if the reply says that there is no answer. If
 * a reply is malformed, streaming stops; the complete reply is parsed leniently later.
 *
 * <p>Design note. Only marked thoughts and a code fence may precede the object, because any other
 * text before it may be an unmarked thought. A quotation mark ends the answer only if a comma, a
 * bracket or the reply's end follows, as in {@link BrokenJson}. Not thread-safe.
 */
final class AnswerStream {
  private enum State {
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

  /** The maximum length of a key, and of the text that is kept until its meaning is known. */
  private static final int MAX_PENDING = 64;

  private final Consumer<String> pieces;
  private final Runnable end;
  private final StringBuilder out = new StringBuilder();

  /** The beginning of a tag, key or word, or the text after a quotation mark. */
  private final StringBuilder pending = new StringBuilder();

  private State state = State.BEFORE;
  private String key = "";
  private int depth;
  private boolean inString;
  private boolean hasEnded;
  private boolean escaped;
  private int hexLeft;
  private int hex;

  AnswerStream(Consumer<String> pieces) {
    this(pieces, () -> {});
  }

  /**
   * @param end called once, after the last piece of a complete answer
   */
  AnswerStream(Consumer<String> pieces, Runnable end) {
    this.pieces = pieces;
    this.end = end;
  }

  /** Accepts the next piece of the reply. */
  void take(String piece) {
    for (var at = 0; at < piece.length() && state != State.SILENT; at++) {
      take(piece.charAt(at));
    }
    if (!out.isEmpty()) {
      pieces.accept(out.toString());
      out.setLength(0);
    }
    if (hasEnded) {
      hasEnded = false;
      end.run();
    }
  }

  private void take(char c) {
    switch (state) {
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
    if (c == '{' && (pending.isEmpty() || isFence())) {
      pending.setLength(0);
      state = State.KEY_AHEAD;
    } else if (!Character.isWhitespace(c) || !pending.isEmpty()) {
      appendPending(c);
      if (c == '>' && endsWithThoughtsTag("<")) {
        pending.setLength(0);
        state = State.THOUGHT;
      } else if (isOtherText()) {
        // Prose, or a thought that began in the prompt. If it is a thought, an end tag follows.
        state = State.THOUGHT;
      }
    }
  }

  private boolean isFence() {
    var fence = pending.toString().strip().toLowerCase(Locale.ROOT);
    return fence.matches("(?:```|~~~)(?:json)?");
  }

  private boolean isOtherText() {
    var text = pending.toString().strip().toLowerCase(Locale.ROOT);
    return !(text.matches("<[a-z]{0,9}")
        || "```json".startsWith(text)
        || "~~~json".startsWith(text));
  }

  /** Returns true if the pending text ends with a tag such as {@code </think>}. */
  private boolean endsWithThoughtsTag(String opening) {
    var text = pending.toString().toLowerCase(Locale.ROOT);
    return text.endsWith(opening + "think>")
        || text.endsWith(opening + "thinking>")
        || text.endsWith(opening + "thought>")
        || text.endsWith(opening + "reasoning>");
  }

  private void thought(char c) {
    appendPending(c);
    if (c == '>' && endsWithThoughtsTag("</")) {
      pending.setLength(0);
      state = State.BEFORE;
    }
  }

  /** Drops the beginning of the pending text if it becomes too long. */
  private void appendPending(char c) {
    pending.append(c);
    if (pending.length() > MAX_PENDING) {
      pending.delete(0, pending.length() - MAX_PENDING / 2);
    }
  }

  private void keyAhead(char c) {
    if (c == '"') {
      pending.setLength(0);
      state = State.KEY;
    } else if (c != ',' && !Character.isWhitespace(c)) {
      state = State.SILENT;
    }
  }

  private void key(char c) {
    if (c == '"') {
      key = pending.toString().toLowerCase(Locale.ROOT);
      state = State.COLON_AHEAD;
    } else if (c == '\\' || pending.length() >= MAX_PENDING) {
      state = State.SILENT;
    } else {
      pending.append(c);
    }
  }

  private void colonAhead(char c) {
    if (c == ':') {
      state = State.VALUE_AHEAD;
    } else if (!Character.isWhitespace(c)) {
      state = State.SILENT;
    }
  }

  private void valueAhead(char c) {
    if (Character.isWhitespace(c)) {
      return;
    }
    pending.setLength(0);
    escaped = false;
    if (c == '"') {
      state = key.equals("answer") ? State.ANSWER : State.STRING;
    } else if (c == '{' || c == '[') {
      depth = 1;
      inString = false;
      state = State.NESTED;
    } else {
      state = State.WORD;
      word(c);
    }
  }

  private void word(char c) {
    if (c == ',' || c == '}') {
      state = c == '}' || saysUnanswered() ? State.SILENT : State.KEY_AHEAD;
    } else {
      appendPending(c);
    }
  }

  /** Returns true if this member says that there is no answer. */
  private boolean saysUnanswered() {
    return key.equals("answered")
        && JsonReply.yesOrNo(pending.toString()).filter(yes -> !yes).isPresent();
  }

  private void string(char c) {
    if (escaped) {
      escaped = false;
    } else if (c == '\\') {
      escaped = true;
    } else if (c == '"') {
      state = saysUnanswered() ? State.SILENT : State.KEY_AHEAD;
    } else {
      appendPending(c);
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
      state = depth == 0 ? State.KEY_AHEAD : state;
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
      pending.setLength(0);
      pending.append(c);
      state = State.ANSWER_END;
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
      state = State.SILENT;
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
      hasEnded = true;
      state = State.SILENT;
    } else if (Character.isWhitespace(c) && pending.length() < MAX_PENDING) {
      pending.append(c);
    } else {
      out.append(pending);
      state = State.ANSWER;
      answer(c);
    }
  }
}
