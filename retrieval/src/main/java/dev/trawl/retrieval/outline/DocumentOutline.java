package dev.trawl.retrieval.outline;

import dev.trawl.protocol.Span;
import dev.trawl.retrieval.document.ParsedDocument.Page;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The places of a document that have a name: parts, figures, tables and pages.
 *
 * @param characters length of the document's text in UTF-16 units
 * @param pageUnit the kind of its pages: pages, slides or sheets
 * @param pages in order; a single page means that the document is not divided into pages
 * @param parts in text order; a part comes before the parts in it
 * @param captions in text order
 * @param repeats lines that only repeat headings, such as running heads, in text order
 * @param complete whether all parts and captions that were found are included; otherwise a limit
 *     was reached
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

  /** The page, from 1, of the UTF-16 unit at {@code charIndex}. */
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

  /** The text of the page at {@code index}, from 0. */
  public Span page(int index) {
    int start = index == 0 ? 0 : pages.get(index).startChar();
    int end = index + 1 < pages.size() ? pages.get(index + 1).startChar() : characters;
    return new Span(Math.min(start, end), end);
  }

  /**
   * The headings of the first chapters: the parts of the outermost level that has more than one,
   * because the outermost part may be the title of the document.
   */
  public List<String> chapters(int most) {
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
                    .limit(most)
                    .toList())
        .orElse(List.of());
  }

  public Span whole() {
    return new Span(0, characters);
  }
}
