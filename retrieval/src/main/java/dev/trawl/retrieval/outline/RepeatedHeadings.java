package dev.trawl.retrieval.outline;

import dev.trawl.protocol.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds lines that only repeat headings: entries of a table of contents and page headers. They are
 * not sentences of the part that contains them. Stateless.
 */
final class RepeatedHeadings {
  private static final Pattern PAGE_NUMBER = Pattern.compile("[\\s.·…]*\\d{1,4}$");

  private RepeatedHeadings() {}

  /**
   * The spans of the lines that repeat a heading, in order.
   *
   * @param all all lines that look like headings
   * @param chosen the lines among them that are headings
   */
  static List<Span> of(List<Candidate> all, List<Candidate> chosen) {
    var starts = new HashSet<Integer>();
    var titles = new HashSet<String>();
    for (var heading : chosen) {
      starts.add(heading.start());
      titles.add(Fold.title(heading.heading()));
    }
    var repeated = new ArrayList<Span>();
    for (var line : all) {
      if (line.titled()
          && !starts.contains(line.start())
          && (titles.contains(key(line)) || titles.contains(Fold.title(line.heading())))) {
        repeated.add(new Span(line.start(), line.bodyStart()));
      }
    }
    return repeated;
  }

  /** The title without a page number. */
  static String key(Candidate line) {
    var heading = PAGE_NUMBER.matcher(line.heading()).replaceFirst("");
    return Fold.title(heading.isBlank() ? line.heading() : heading);
  }
}
