package dev.trawl.actors.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/**
 * Parses text that a model meant as JSON but that a JSON parser rejects. The text may be cut off
 * anywhere, use quotation marks of any kind, contain unescaped quotation marks within strings, use
 * Python's constants, and lack commas and brackets.
 *
 * <p>Design note. A quotation mark ends a string only if a string can end there: before a comma and
 * another value, a bracket, a colon after a key, or the end of the text. Any other quotation mark
 * belongs to the string, because models copy direct speech and forget to escape it. An incomplete
 * value is dropped and every complete one before it is kept. Objects and arrays nest at most
 * {@value #MAX_DEPTH} deep, far deeper than any expected reply.
 */
final class BrokenJson {
  private static final int MAX_DEPTH = 16;
  private static final char END = '\0';

  /** The text does not resemble JSON. */
  private static final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    private NotJson() {
      super("not JSON", null, false, false);
    }
  }

  private final String text;
  private int at;
  private boolean cut;

  private BrokenJson(String text, int start) {
    this.text = text;
    this.at = start;
  }

  /** The object or array that begins at {@code start}; empty if it cannot be read. */
  static Optional<JsonReply> read(String text, int start) {
    var reader = new BrokenJson(text, start);
    try {
      return reader.value(0).map(value -> new JsonReply(value, reader.cut));
    } catch (NotJson e) {
      return Optional.empty();
    }
  }

  /** A value; empty if the text ends within it and no part of it is complete. */
  private Optional<JsonNode> value(int depth) throws NotJson {
    if (depth > MAX_DEPTH) {
      throw new NotJson();
    }
    skipSpace();
    var c = peek();
    if (ended()) {
      cut = true;
      return Optional.empty();
    } else if (c == '{') {
      return Optional.of(object(depth));
    } else if (c == '[') {
      var array = array(depth);
      return cut && array.isEmpty() ? Optional.empty() : Optional.of(array);
    } else if (isQuote(c)) {
      return string(false).map(JsonNodeFactory.instance::textNode);
    }
    return word();
  }

  private ObjectNode object(int depth) throws NotJson {
    var object = JsonNodeFactory.instance.objectNode();
    at++;
    while (true) {
      skipSeparators();
      if (ended()) {
        cut = true;
        return object;
      }
      if (peek() == '}' || peek() == ']') {
        at++;
        return object;
      }
      var key = key();
      skipSpace();
      if (key.isEmpty() || ended()) {
        cut = true;
        return object;
      }
      if (!isColon(peek())) {
        throw new NotJson();
      }
      at++;
      var value = value(depth + 1);
      value.ifPresent(node -> object.set(key.get(), node));
    }
  }

  private ArrayNode array(int depth) throws NotJson {
    var array = JsonNodeFactory.instance.arrayNode();
    at++;
    while (true) {
      skipSeparators();
      if (ended()) {
        cut = true;
        return array;
      }
      if (peek() == ']') {
        at++;
        return array;
      }
      if (peek() == '}') {
        return array;
      }
      value(depth + 1).ifPresent(array::add);
    }
  }

  private Optional<String> key() throws NotJson {
    if (isQuote(peek())) {
      return string(true);
    }
    var start = at;
    while (!ended() && isName(peek())) {
      at++;
    }
    if (at == start) {
      throw new NotJson();
    }
    return Optional.of(text.substring(start, at));
  }

  /** A string; empty if the text ends within it. */
  private Optional<String> string(boolean isKey) {
    var open = text.charAt(at++);
    var string = new StringBuilder();
    while (!ended()) {
      var c = text.charAt(at);
      if (c == '\\') {
        if (!escape(string)) {
          break;
        }
      } else if (closes(open, c) && canEnd(at + 1, isKey)) {
        at++;
        return Optional.of(string.toString());
      } else {
        string.append(c);
        at++;
      }
    }
    cut = true;
    at = text.length();
    return Optional.empty();
  }

  /** Reads an escape; an invalid one, such as {@code \d} in a path, is taken literally. */
  private boolean escape(StringBuilder string) {
    if (at + 1 >= text.length()) {
      return false;
    }
    var c = text.charAt(at + 1);
    var plain = "\"'\\/ntrbf".indexOf(c);
    if (c == 'u' && at + 6 <= text.length() && isHex(text.substring(at + 2, at + 6))) {
      string.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
      at += 6;
      return true;
    }
    if (plain >= 0) {
      string.append("\"'\\/\n\t\r\b\f".charAt(plain));
    } else {
      string.append('\\').append(c);
    }
    at += 2;
    return true;
  }

  private static boolean isHex(String digits) {
    return digits.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 128);
  }

  /** Returns true if a string can end at {@code from}. */
  private boolean canEnd(int from, boolean isKey) {
    var next = skipSpace(from);
    if (next >= text.length()) {
      return true;
    }
    var c = text.charAt(next);
    if (isKey) {
      return isColon(c);
    }
    if (c == ']' || c == '}') {
      return true;
    }
    if (isComma(c)) {
      return canBegin(skipSpace(next + 1));
    }
    return isQuote(c) && text.substring(from, next).contains("\n");
  }

  /** Returns true if a value, a key or the end of a list can begin at {@code from}. */
  private boolean canBegin(int from) {
    if (from >= text.length()) {
      return true;
    }
    var c = text.charAt(from);
    if (isQuote(c) || "{}[]-".indexOf(c) >= 0 || Character.isDigit(c)) {
      return true;
    }
    var end = from;
    while (end < text.length() && isName(text.charAt(end))) {
      end++;
    }
    var next = skipSpace(end);
    return end > from && next < text.length() && isColon(text.charAt(next));
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** A number, or a constant of JSON or Python. */
  private Optional<JsonNode> word() throws NotJson {
    var start = at;
    while (!ended() && (Character.isLetterOrDigit(peek()) || "+-._/".indexOf(peek()) >= 0)) {
      at++;
    }
    var word = text.substring(start, at).toLowerCase(Locale.ROOT);
    if (ended()) {
      cut = true;
    }
    var nodes = JsonNodeFactory.instance;
    return switch (word) {
      case "true", "yes" -> Optional.of(nodes.booleanNode(true));
      case "false", "no" -> Optional.of(nodes.booleanNode(false));
      case "null", "none", "nil", "undefined", "nan", "n/a" -> Optional.of(nodes.nullNode());
      default -> cut ? Optional.empty() : Optional.of(number(word));
    };
  }

  private JsonNode number(String word) throws NotJson {
    try {
      return JsonNodeFactory.instance.numberNode(Long.parseLong(word));
    } catch (NumberFormatException e) {
      if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
        return JsonNodeFactory.instance.textNode(word);
      }
      throw new NotJson();
    }
  }

  private char peek() {
    return ended() ? END : text.charAt(at);
  }

  private boolean ended() {
    return at >= text.length();
  }

  private void skipSpace() {
    at = skipSpace(at);
  }

  private int skipSpace(int from) {
    var index = from;
    while (index < text.length() && isSpace(text.charAt(index))) {
      index++;
    }
    return index;
  }

  private void skipSeparators() {
    while (!ended() && (isSpace(peek()) || isComma(peek()))) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isComma(char c) {
    return c == ',' || c == '，';
  }

  private static boolean isColon(char c) {
    return c == ':' || c == '：';
  }

  private static boolean isQuote(char c) {
    return isDouble(c) || isSingle(c);
  }

  /**
   * A typographic quotation mark is closed by any mark of its kind; an ASCII mark only by the same
   * mark.
   */
  private static boolean closes(char open, char c) {
    return switch (open) {
      case '"', '\'' -> c == open;
      default -> isDouble(open) ? isDouble(c) : isSingle(c);
    };
  }

  private static boolean isDouble(char c) {
    return c == '"' || c == '“' || c == '”' || c == '„' || c == '＂';
  }

  private static boolean isSingle(char c) {
    return c == '\'' || c == '‘' || c == '’';
  }
}
