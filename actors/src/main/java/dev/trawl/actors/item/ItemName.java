package dev.trawl.actors.item;

import dev.trawl.actors.window.Words;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An item of a list in two parts: {@code Hazel Forge} and {@code (makes nails)}.
 *
 * @param name the part before a description in brackets or after a dash, colon, semicolon or comma
 * @param description the rest with its punctuation; empty if there is none
 */
public record ItemName(String name, String description) {
  /** A comma or colon inside a number, as in {@code 3,400} and {@code 10:30}, separates nothing. */
  static final Pattern SEPARATOR =
      Pattern.compile("\\s*(?:[(\\[（［【；;，、：]|[,:](?!\\d))|\\s+[-\u2013\u2014]+\\s|\u2014+");

  private static final Pattern EMPHASIS =
      Pattern.compile("(\\*{2,3}|(?<![\\p{L}\\p{N}*])\\*|_{2,3}|`+|~~)(?=\\S)(.+?)(?<=\\S)\\1");

  private static final String OPENING = "([（［【";
  private static final String CLOSING = ")]）］】";

  /** The item without Markdown emphasis. */
  static String plain(String item) {
    return EMPHASIS.matcher(item.strip()).replaceAll("$2");
  }

  /** Splits an item at the first separator that has a name before it. */
  public static ItemName of(String item) {
    return heads(item)
        .findFirst()
        .map(head -> new ItemName(head, item.substring(head.length())))
        .orElseGet(() -> new ItemName(item, ""));
  }

  /** The text before each separator that is not inside a bracket, the shortest first. */
  static Stream<String> heads(String item) {
    return SEPARATOR
        .matcher(item)
        .results()
        .map(separator -> item.substring(0, separator.start()))
        .filter(head -> !head.isBlank() && isBalanced(head));
  }

  private static boolean isBalanced(String head) {
    return head.chars().filter(c -> OPENING.indexOf(c) >= 0).count()
        == head.chars().filter(c -> CLOSING.indexOf(c) >= 0).count();
  }

  /**
   * Returns true if both descriptions may describe the same thing: the names and numbers of one of
   * them include those of the other. An item without a description may be the same as one with a
   * description.
   */
  public boolean mayBeSameAs(ItemName other) {
    var own = distinctive(description);
    var others = distinctive(other.description);
    return own.containsAll(others) || others.containsAll(own);
  }

  /**
   * Returns true if this description has more names and numbers than the other, or is the only
   * description.
   */
  public boolean saysMoreThan(ItemName other) {
    return distinctive(description).size() > distinctive(other.description).size()
        || (other.description.isEmpty() && !description.isEmpty());
  }

  /** The names and numbers. The first word counts as a name if it has a capital letter. */
  static Set<String> distinctive(String text) {
    return Words.of(text).list().stream()
        .filter(word -> word.isDistinctive() || Character.isUpperCase(word.text().codePointAt(0)))
        .map(Words.Word::folded)
        .collect(Collectors.toSet());
  }
}
