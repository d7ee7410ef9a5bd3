package dev.trawl.retrieval.chunk;

import dev.trawl.retrieval.document.ParsedDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the page and the headings at a position in a document. Must be called with ascending
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

  record Place(int page, String heading, List<ChunkSpan.Section> sectionsInside) {}

  Place at(int start, int end) {
    int first = firstVisible(start, end);
    var pages = document.pages();
    while (page + 1 < pages.size() && pages.get(page + 1).startChar() <= start) {
      page++;
    }
    while (nextHeading < document.headings().size()
        && document.headings().get(nextHeading).startChar() <= first) {
      enter(document.headings().get(nextHeading++));
    }
    return new Place(pages.get(page).number(), path(), sections(end));
  }

  /**
   * Enters the sections that begin before {@code end}. The next chunk is inside the last of them.
   */
  private List<ChunkSpan.Section> sections(int end) {
    var headings = document.headings();
    var sections = new ArrayList<ChunkSpan.Section>();
    while (nextHeading < headings.size() && headings.get(nextHeading).startChar() < end) {
      var heading = headings.get(nextHeading++);
      enter(heading);
      sections.add(new ChunkSpan.Section(heading.startChar(), title(heading), path()));
    }
    return sections;
  }

  /** A heading ends the sections whose level is the same or deeper. */
  private void enter(ParsedDocument.Heading heading) {
    while (!path.isEmpty() && path.getLast().level() >= heading.level()) {
      path.removeLast();
    }
    path.addLast(heading);
  }

  private String path() {
    return path.stream()
        .map(Outline::title)
        .filter(title -> !title.isEmpty())
        .collect(Collectors.joining(ChunkSpan.PATH_SEPARATOR));
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
