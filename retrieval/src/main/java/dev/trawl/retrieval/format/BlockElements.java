package dev.trawl.retrieval.format;

import java.util.Set;

/** Groups HTML elements by the separator between their text and the text around them. */
final class BlockElements {
  /** Separated by a blank line. */
  private static final Set<String> PARAGRAPHS =
      Set.of(
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "pre",
          "hr",
          "section",
          "article",
          "header",
          "footer",
          "nav",
          "main",
          "aside",
          "figure",
          "dl",
          "form",
          "fieldset",
          "address",
          "details",
          "body");

  /** Separated by a line end. */
  private static final Set<String> LINES =
      Set.of(
          "div",
          "dt",
          "dd",
          "figcaption",
          "caption",
          "summary",
          "legend",
          "option",
          "thead",
          "tbody",
          "tfoot",
          "center",
          "title");

  private BlockElements() {}

  static boolean isHeading(String element) {
    return element.length() == 2
        && element.charAt(0) == 'h'
        && element.charAt(1) >= '1'
        && element.charAt(1) <= '6';
  }

  /** The number of line ends before and after {@code element}; at most one in a list item. */
  static int lineEndsAround(String element, boolean inItem) {
    if (PARAGRAPHS.contains(element)) {
      return inItem ? 1 : 2;
    }
    return LINES.contains(element) ? 1 : 0;
  }
}
