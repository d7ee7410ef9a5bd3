package dev.trawl.retrieval.web;

import dev.trawl.retrieval.office.ListNumber;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The bullets or numbers of list items, as a browser shows them. People refer to items by their
 * numbers. Not thread-safe.
 */
public final class ListMarks {
  private static final Pattern STYLE =
      Pattern.compile(
          "list-style(?:-type)?\\s*:[^;]*?\\b((?:lower|upper)-(?:alpha|latin|roman))\\b");

  private final String format;
  private final int step;
  private int next;

  private ListMarks(String format, int first, int step) {
    this.format = format;
    this.next = first;
    this.step = step;
  }

  /** Bullets. */
  public static ListMarks bullets() {
    return new ListMarks("bullet", 0, 0);
  }

  /** Numbers from 1. */
  public static ListMarks numbers() {
    return new ListMarks("decimal", 1, 1);
  }

  /** The numbers of the element {@code ol}. */
  public static ListMarks of(Element list) {
    boolean isReversed = list.hasAttr("reversed");
    long items = list.children().stream().filter(child -> child.nameIs("li")).count();
    int first = number(list.attr("start"), isReversed ? (int) items : 1);
    return new ListMarks(format(list), first, isReversed ? -1 : 1);
  }

  private static String format(Element list) {
    var style = STYLE.matcher(list.attr("style").toLowerCase(Locale.ROOT));
    return switch (style.find() ? style.group(1) : list.attr("type").strip()) {
      case "a", "lower-alpha", "lower-latin" -> "lowerLetter";
      case "A", "upper-alpha", "upper-latin" -> "upperLetter";
      case "i", "lower-roman" -> "lowerRoman";
      case "I", "upper-roman" -> "upperRoman";
      default -> "decimal";
    };
  }

  private static int number(String digits, int otherwise) {
    var number = digits.strip();
    return number.matches("-?\\d{1,9}") ? Integer.parseInt(number) : otherwise;
  }

  /** Sets the number of the next item to the value of {@code item}, if it has one. */
  public void start(Element item) {
    next = number(item.attr("value"), next);
  }

  /** The mark of the next item, with a space after it. */
  public String next() {
    if (step == 0) {
      return "• ";
    }
    var mark = ListNumber.of(next, format) + ". ";
    next += step;
    return mark;
  }
}
