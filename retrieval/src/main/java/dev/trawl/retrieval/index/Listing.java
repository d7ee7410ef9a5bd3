package dev.trawl.retrieval.index;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises chunks that only list pages, such as a table of contents or an index. Most of their
 * lines end in page numbers, and either the numbers ascend, the lines are in alphabetical order, or
 * dots lead to the numbers.
 */
final class Listing {
  private static final Pattern ENTRY =
      Pattern.compile("^(.*?)([\\s.·…,]+)(\\d{1,4})(?:\\s*[,–-]\\s*\\d{1,4})*[.,]?$");

  private static final Pattern LEADER = Pattern.compile("(?:\\.\\s?){4,}|…{2,}|·{4,}");

  private static final int LINE_CHARS_MAX = 200;
  private static final int LINES_MIN = 6;
  private static final double ENTRIES_MIN = 0.5;
  private static final double ORDERED_MIN = 0.75;

  private int lines;
  private int entries;
  private int leaders;
  private int rising;
  private int alphabetical;
  private int lastNumber;
  private String lastTitle = "";

  private Listing() {}

  static boolean isListing(String text) {
    var listing = new Listing();
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(listing::add);
    return listing.decide();
  }

  private void add(String line) {
    lines++;
    if (line.length() > LINE_CHARS_MAX || !endsInNumber(line)) {
      return;
    }
    Matcher entry = ENTRY.matcher(line);
    if (!entry.matches()) {
      return;
    }
    leaders += LEADER.matcher(line).find() ? 1 : 0;
    int number = Integer.parseInt(entry.group(3));
    String title = entry.group(1).strip().toLowerCase(java.util.Locale.ROOT);
    if (entries > 0) {
      rising += number >= lastNumber ? 1 : 0;
      alphabetical += title.compareTo(lastTitle) >= 0 ? 1 : 0;
    }
    entries++;
    lastNumber = number;
    lastTitle = title;
  }

  private static boolean endsInNumber(String line) {
    char last = line.charAt(line.length() - 1);
    boolean stop = (last == '.' || last == ',') && line.length() > 1;
    char sign = stop ? line.charAt(line.length() - 2) : last;
    return sign >= '0' && sign <= '9';
  }

  private boolean decide() {
    if (entries < LINES_MIN || entries < ENTRIES_MIN * lines) {
      return false;
    }
    double pairs = entries - 1;
    return leaders >= ENTRIES_MIN * entries
        || rising >= ORDERED_MIN * pairs
        || alphabetical >= ORDERED_MIN * pairs;
  }
}
