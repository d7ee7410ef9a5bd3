package dev.trawl.actors.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An answer as a model writes it: claims, each followed by the numbers of its sources in square
 * brackets.
 */
record MarkedText(List<Part> parts) {
  /** One marker or several, with the white space before them. */
  static final Pattern MARKERS =
      Pattern.compile("(?:[ \\t\\u00a0]*[\\[【［]\\s*(?:" + Numbers.LIST + ")\\s*[\\]】］])+");

  private static final Pattern MARKER =
      Pattern.compile("[ \\t\\u00a0]*[\\[【［]\\s*(" + Numbers.LIST + ")\\s*[\\]】］]");

  /** Punctuation that belongs to the claim before a marker. */
  private static final String PUNCTUATION = ".,;:!?。，；：！？、)）\"”";

  /**
   * A claim with the numbers after it.
   *
   * @param numbers in the order of the markers; empty if no marker follows
   */
  record Part(String text, List<Integer> numbers) {
    Part {
      numbers = List.copyOf(numbers);
    }
  }

  MarkedText {
    parts = List.copyOf(parts);
  }

  /**
   * @param isPartOfText returns true for markers that belong to the text itself and are kept
   */
  static MarkedText of(String raw, Predicate<String> isPartOfText) {
    var parts = new ArrayList<Part>();
    var text = new StringBuilder();
    var markers = MARKERS.matcher(raw);
    var from = 0;
    while (markers.find()) {
      text.append(raw, from, markers.start());
      from = markers.end();
      var numbers = new LinkedHashSet<Integer>();
      for (var marker : MARKER.matcher(markers.group()).results().toList()) {
        if (isPartOfText.test(marker.group())) {
          text.append(marker.group());
        } else {
          numbers.addAll(numbers(marker.group()));
        }
      }
      if (numbers.isEmpty()) {
        continue;
      }
      var end = endOfClaim(raw, from);
      text.append(raw, from, end);
      from = end;
      parts.add(new Part(text.toString(), List.copyOf(numbers)));
      text.setLength(0);
    }
    text.append(raw, from, raw.length());
    if (!text.toString().isBlank()) {
      parts.add(new Part(text.toString(), List.of()));
    }
    return new MarkedText(parts);
  }

  private static int endOfClaim(String raw, int from) {
    var end = from;
    while (end < raw.length() && PUNCTUATION.indexOf(raw.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  static List<Integer> numbers(String markers) {
    return MARKER
        .matcher(markers)
        .results()
        .flatMap(match -> Numbers.in(match.group(1)).stream())
        .distinct()
        .toList();
  }

  /** The text without markers. */
  String text() {
    var text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()));
    return text.toString();
  }
}
