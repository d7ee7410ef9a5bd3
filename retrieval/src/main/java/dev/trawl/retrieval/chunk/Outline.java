package dev.trawl.retrieval.chunk;

import dev.trawl.retrieval.document.ParsedDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page and the headings at each position in a document. Must be called with ascending
 * positions.
 */
final class Outline {
  /** Titles up to this length are not shortened. */
  private static final int TITLE_CHARS = 200;

  private final ParsedDocument document;
  private final Deque<ParsedDocument.Heading> path = new ArrayDeque<>();
  private int nextHeading;
  private int page;

  Outline(ParsedDocument document) {
    this.document = document;
  }

  record Place(int page, String heading, List<String> headingsInside) {}

  Place at(int start, int end) {
    int first = firstVisible(start, end);
    var pages = document.pages();
    while (page + 1 < pages.size() && pages.get(page + 1).startChar() <= start) {
      page++;
    }
    addHeadings(first);
    String above =
        path.stream()
            .map(Outline::title)
            .filter(t -> !t.isEmpty())
            .collect(Collectors.joining(ChunkSpan.PATH_SEPARATOR));
    return new Place(pages.get(page).number(), above, inside(end));
  }

  /**
   * Adds the headings up to {@code last}. A heading replaces headings of the same or a deeper
   * level.
   */
  private void addHeadings(int last) {
    var headings = document.headings();
    while (nextHeading < headings.size() && headings.get(nextHeading).startChar() <= last) {
      var heading = headings.get(nextHeading++);
      while (!path.isEmpty() && path.getLast().level() >= heading.level()) {
        path.removeLast();
      }
      path.addLast(heading);
    }
  }

  private List<String> inside(int end) {
    var headings = document.headings();
    var titles = new ArrayList<String>();
    for (int i = nextHeading; i < headings.size() && headings.get(i).startChar() < end; i++) {
      titles.add(title(headings.get(i)));
    }
    return titles;
  }

  private static String title(ParsedDocument.Heading heading) {
    String title = heading.title().strip();
    return title.length() <= TITLE_CHARS
        ? title
        : title.substring(0, title.offsetByCodePoints(TITLE_CHARS / 2, 0));
  }

  private int firstVisible(int start, int end) {
    String text = document.text();
    int i = start;
    while (i < end - 1 && Sentences.isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
