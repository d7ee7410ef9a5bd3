package dev.trawl.lexical.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One assignment in a text: {@code X1 = 4711}, {@code let y := x}, {@code a is set to b}. */
record Assignment(String name, String value) {
  private static final String WORD = "[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*+";

  private static final Pattern SIGN =
      Pattern.compile(
          "(?::=|(?<![=!<>])=(?![=>])|<-|←|\\bis assigned(?: to)?(?: the value)?(?: of)?|\\bis set to(?: the value)?(?: of)?"
              + "|\\bequals\\b|\\bis equal to|\\btakes the value(?: of)?|\\bhas the value(?: of)?"
              + "|(?:的值)?(?:被赋值为|被赋值给|赋值为|被设为|设为|等于|等於))");

  /**
   * The name on the left. A keyword before it, such as "variable", is not part of the name. The
   * same keyword may precede the value.
   */
  private static final Pattern LEFT =
      Pattern.compile(
          "(?:(" + WORD + ")[ \\t]{1,4})?([\\p{L}_$][\\p{L}\\p{N}_.]*+)\\s{0,4}(?:的值)?$");

  private static final Pattern RIGHT =
      Pattern.compile("^\\s{0,4}(" + WORD + ")(?:[ \\t]{1,4}(" + WORD + "))?");

  /** Maximum length of a name, in characters. */
  private static final int MAX_NAME_LENGTH = 80;

  static List<Assignment> in(String text) {
    var found = new ArrayList<Assignment>();
    SIGN.matcher(text)
        .results()
        .forEach(sign -> read(text, sign.start(), sign.end()).ifPresent(found::add));
    return found;
  }

  /** The names to which {@code text} assigns {@code value}, without duplicates. */
  static List<String> namesAssigned(String value, String text) {
    return in(text).stream()
        .filter(assignment -> assignment.value().equals(value) && !assignment.name().equals(value))
        .map(Assignment::name)
        .distinct()
        .toList();
  }

  private static Optional<Assignment> read(String text, int start, int end) {
    var left = LEFT.matcher(text.substring(Math.max(0, start - MAX_NAME_LENGTH), start));
    var right = RIGHT.matcher(text.substring(end, Math.min(text.length(), end + MAX_NAME_LENGTH)));
    if (!left.find() || !right.find()) {
      return Optional.empty();
    }
    return Optional.of(
        new Assignment(left.group(2), value(Optional.ofNullable(left.group(1)), right)));
  }

  private static String value(Optional<String> keyword, Matcher right) {
    var first = right.group(1);
    var second = Optional.ofNullable(right.group(2));
    var value = keyword.filter(first::equals).flatMap(word -> second).orElse(first);
    return value.replaceAll("[.-]+$", "");
  }
}
