package dev.trawl.retrieval.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.util.LocaleID;

/**
 * One of the sections of a number format, which are separated by semicolons.
 *
 * @param locale the locale of the names of months and days
 * @param chineseDigits whether digits are written as 一二三
 */
record Section(
    List<Token> tokens, Optional<Condition> condition, Locale locale, boolean chineseDigits) {
  private static final Pattern CONDITION =
      Pattern.compile("(<=|>=|<>|<|>|=)\\s*(-?\\d+(?:\\.\\d+)?)");
  private static final Pattern GENERAL =
      Pattern.compile("G/通用格式|G/標準|G/표준|General|Standard", Pattern.CASE_INSENSITIVE);
  private static final Pattern HALF_DAY =
      Pattern.compile("AM/PM|A/P|上午/下午|午前/午後|오전/오후", Pattern.CASE_INSENSITIVE);

  /** A test such as {@code [>=100]}. */
  record Condition(String operator, double limit) {
    boolean holds(double value) {
      return switch (operator) {
        case "<" -> value < limit;
        case "<=" -> value <= limit;
        case ">" -> value > limit;
        case ">=" -> value >= limit;
        case "<>" -> value != limit;
        default -> value == limit;
      };
    }
  }

  Section {
    tokens = List.copyOf(tokens);
  }

  static Section of(String code) {
    return new Reader(code).read();
  }

  boolean has(Token.Kind kind) {
    return tokens.stream().anyMatch(token -> token.is(kind));
  }

  boolean isDate() {
    return has(Token.Kind.DATE) || has(Token.Kind.ELAPSED);
  }

  /** Reads one section. Used once. */
  private static final class Reader {
    private final String code;
    private final List<Token> tokens = new ArrayList<>();
    private Optional<Condition> condition = Optional.empty();
    private Locale locale = Locale.ENGLISH;
    private boolean chineseDigits;
    private int at;

    private Reader(String code) {
      this.code = code;
    }

    private Section read() {
      while (at < code.length()) {
        next();
      }
      return new Section(tokens, condition, locale, chineseDigits);
    }

    private void next() {
      char c = code.charAt(at);
      switch (c) {
        case '"' -> quoted();
        case '\\', '!' -> {
          literal(at + 1 < code.length() ? code.substring(at + 1, at + 2) : "");
          at += 2;
        }
        // "_" and a character are a space as wide as it; "*" and a character fill the cell with it.
        case '_', '*' -> at += 2;
        case '[' -> bracket();
        case '0', '#', '?' -> add(Token.Kind.DIGIT);
        case '.' -> point();
        case ',' -> add(Token.Kind.COMMA);
        case '%' -> add(Token.Kind.PERCENT);
        case '/' -> add(Token.Kind.SLASH);
        case '@' -> add(Token.Kind.TEXT);
        default -> word(c);
      }
    }

    private void add(Token.Kind kind) {
      tokens.add(new Token(kind, code.substring(at, at + 1)));
      at++;
    }

    private void literal(String text) {
      if (!text.isEmpty()) {
        tokens.add(new Token(Token.Kind.LITERAL, text));
      }
    }

    private void quoted() {
      int end = code.indexOf('"', at + 1);
      literal(code.substring(at + 1, end < 0 ? code.length() : end));
      at = end < 0 ? code.length() : end + 1;
    }

    /** A colour, a condition, a currency with a locale, elapsed time, or the kind of digits. */
    private void bracket() {
      int end = code.indexOf(']', at);
      if (end < 0) {
        at = code.length();
        return;
      }
      var inside = code.substring(at + 1, end);
      at = end + 1;
      var lower = inside.toLowerCase(Locale.ROOT);
      var test = CONDITION.matcher(inside);
      if (inside.startsWith("$")) {
        int dash = inside.lastIndexOf('-');
        literal(inside.substring(1, dash < 1 ? inside.length() : dash));
        if (dash >= 1) {
          locale = locale(inside.substring(dash + 1));
        }
      } else if (test.matches()) {
        condition = Optional.of(new Condition(test.group(1), Double.parseDouble(test.group(2))));
      } else if (lower.matches("h+|m+|s+")) {
        tokens.add(new Token(Token.Kind.ELAPSED, lower));
      } else if (lower.matches("dbnum[12]")) {
        chineseDigits = true;
      }
    }

    /** Digits after a point that follows seconds are fractions of a second. */
    private void point() {
      int digits = 0;
      while (at + 1 + digits < code.length() && code.charAt(at + 1 + digits) == '0') {
        digits++;
      }
      if (digits > 0 && lastTimeLetter() == 's') {
        tokens.add(new Token(Token.Kind.SECOND_DIGITS, "0".repeat(digits)));
        at += 1 + digits;
      } else {
        add(Token.Kind.POINT);
      }
    }

    private char lastTimeLetter() {
      var last = tokens.isEmpty() ? null : tokens.getLast();
      return last != null && (last.is(Token.Kind.DATE) || last.is(Token.Kind.ELAPSED))
          ? last.letter()
          : 0;
    }

    private void word(char c) {
      if (matched(GENERAL, Token.Kind.GENERAL) || matched(HALF_DAY, Token.Kind.HALF_DAY)) {
        return;
      }
      char letter = Character.toLowerCase(c);
      if (letter == 'e' && at + 1 < code.length() && "+-".indexOf(code.charAt(at + 1)) >= 0) {
        tokens.add(new Token(Token.Kind.EXPONENT, code.substring(at, at + 2)));
        at += 2;
        return;
      }
      int end = at;
      while (end < code.length() && Character.toLowerCase(code.charAt(end)) == letter) {
        end++;
      }
      var run = code.substring(at, end).toLowerCase(Locale.ROOT);
      if ("ymdhsegb".indexOf(letter) >= 0 || run.equals("aaa") || run.equals("aaaa")) {
        tokens.add(new Token(Token.Kind.DATE, run));
        at = end;
      } else {
        literal(code.substring(at, at + 1));
        at++;
      }
    }

    private boolean matched(Pattern pattern, Token.Kind kind) {
      var matcher = pattern.matcher(code).region(at, code.length());
      if (!matcher.lookingAt()) {
        return false;
      }
      tokens.add(new Token(kind, matcher.group()));
      at = matcher.end();
      return true;
    }

    /** The locale of a Windows code such as 804 or of a language tag; English if it is unknown. */
    private static Locale locale(String name) {
      if (!name.matches("[0-9A-Fa-f]{1,8}")) {
        return name.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]+)*")
            ? Locale.forLanguageTag(name)
            : Locale.ENGLISH;
      }
      var known = LocaleID.lookupByLcid((int) (Long.parseLong(name, 16) & 0xffff));
      var tag = known == null ? "" : known.getLanguageTag();
      return tag == null || tag.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(tag);
    }
  }
}
