package dev.trawl.retrieval.outline;

import dev.trawl.protocol.Span;
import dev.trawl.retrieval.document.ParsedDocument.Page;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The places of a document that have a name or a number: parts, figures, tables and pages.
 *
 * @param characters length of the document's text in UTF-16 units
 * @param pageUnit the kind of its pages: pages, slides or sheets
 * @param pages in order; a single page means that the document is not divided into pages
 * @param parts in text order; a part comes before the parts that it contains
 * @param captions in text order
 * @param repeats lines that only repeat headings, such as page headers, in text order
 * @param complete false if a limit was reached, so that some parts or captions are missing
 */
public record DocumentOutline(
    int characters,
    Unit pageUnit,
    List<Page> pages,
    List<Part> parts,
    List<Caption> captions,
    List<Span> repeats,
    boolean complete) {
  public DocumentOutline {
    pages = List.copyOf(pages);
    parts = List.copyOf(parts);
    captions = List.copyOf(captions);
    repeats = List.copyOf(repeats);
    if (pages.isEmpty() || !pageUnit.isPage()) {
      throw new IllegalArgumentException("a document has at least one page");
    }
  }

  /** The kind of pages that documents of this media type have. */
  public static Unit pageUnit(String mediaType) {
    if (mediaType.contains("presentation") || mediaType.contains("powerpoint")) {
      return Unit.SLIDE;
    }
    boolean sheets = mediaType.contains("spreadsheet") || mediaType.contains("excel");
    return sheets ? Unit.SHEET : Unit.PAGE;
  }

  /** The number of the page that contains the UTF-16 unit at {@code charIndex}. */
  public int pageAt(int charIndex) {
    int low = 0;
    int high = pages.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pages.get(middle).startChar() <= charIndex) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return pages.get(low).number();
  }

  /** The span of the page at {@code index} in the list of pages. */
  public Span page(int index) {
    int start = index == 0 ? 0 : pages.get(index).startChar();
    int end = index + 1 < pages.size() ? pages.get(index + 1).startChar() : characters;
    return new Span(Math.min(start, end), end);
  }

  /**
   * The headings of the chapters, at most {@code limit}. The chapters are the parts of the
   * outermost level that has more than one part, because a single outermost part is usually the
   * title of the document.
   */
  public List<String> chapters(int limit) {
    var perLevel =
        parts.stream()
            .collect(Collectors.groupingBy(Part::level, TreeMap::new, Collectors.counting()));
    return perLevel.entrySet().stream()
        .filter(level -> level.getValue() > 1)
        .findFirst()
        .map(Map.Entry::getKey)
        .map(
            level ->
                parts.stream()
                    .filter(part -> part.level() == level)
                    .map(Part::heading)
                    .limit(limit)
                    .toList())
        .orElse(List.of());
  }

  /** The span of the whole text. */
  public Span fullSpan() {
    return new Span(0, characters);
  }
}
