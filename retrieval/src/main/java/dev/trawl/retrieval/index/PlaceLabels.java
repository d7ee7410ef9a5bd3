package dev.trawl.retrieval.index;

import dev.trawl.protocol.Evidence.Place;
import dev.trawl.protocol.Evidence.Place.Kind;
import dev.trawl.protocol.Retrieval.PlaceStart;
import dev.trawl.retrieval.chunk.ChunkSpan;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.outline.DocumentOutline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people call the places of a document: pages by their printed number, slides, sheets by their
 * name, cells of a notebook, times of a recording. Books and other texts without pages have
 * chapters and sections instead.
 */
final class PlaceLabels {
  private static final int MAX_LABEL = 200;

  private static final Pattern CHAPTER =
      Pattern.compile(
          "(?:chapter|chapitre|kapitel|capítulo|capitolo|глава|часть|part|book|act)\\b.*"
              + "|第.{1,8}[章回节節卷部篇].*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private PlaceLabels() {}

  /** The places of {@code document} in order; the first starts at 0. */
  static List<PlaceStart> of(ParsedDocument document, List<ChunkSpan> cuts) {
    return hasSections(document) && !cuts.isEmpty() ? sections(document, cuts) : pages(document);
  }

  private static boolean hasSections(ParsedDocument document) {
    boolean hasPages = document.pages().size() > 1 && !isBook(document);
    return kind(document) == Kind.PAGE
        && !hasPages
        && !document.mediaType().equals("application/pdf");
  }

  private static boolean isBook(ParsedDocument document) {
    return document.mediaType().contains("epub");
  }

  private static Kind kind(ParsedDocument document) {
    var type = document.mediaType();
    if (type.contains("ipynb")) {
      return Kind.CELL;
    }
    if (type.equals("application/x-subrip") || type.equals("text/vtt")) {
      return Kind.TIME;
    }
    return switch (DocumentOutline.pageUnit(type)) {
      case SLIDE -> Kind.SLIDE;
      case SHEET -> Kind.SHEET;
      default -> Kind.PAGE;
    };
  }

  private static List<PlaceStart> pages(ParsedDocument document) {
    var kind = kind(document);
    var pages = document.pages();
    var starts = new ArrayList<PlaceStart>();
    for (int i = 0; i < pages.size(); i++) {
      var page = pages.get(i);
      int end = i + 1 < pages.size() ? pages.get(i + 1).startChar() : document.text().length();
      var label =
          page.label()
              .or(
                  () ->
                      kind == Kind.SHEET
                          ? title(document, page.startChar(), end)
                          : Optional.empty())
              .orElseGet(() -> String.valueOf(page.number()));
      add(starts, new Place(kind, label), i == 0 ? 0 : page.startChar());
    }
    return starts;
  }

  /** The first heading from {@code start} to {@code end}: the name of a sheet. */
  private static Optional<String> title(ParsedDocument document, int start, int end) {
    var headings = document.headings();
    int low = 0;
    int high = headings.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (headings.get(middle).startChar() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < headings.size() && headings.get(low).startChar() < end
        ? Optional.of(headings.get(low).title())
        : Optional.empty();
  }

  private static List<PlaceStart> sections(ParsedDocument document, List<ChunkSpan> cuts) {
    boolean isBook = isBook(document);
    var repeated = repeatedTitles(cuts);
    var starts = new ArrayList<PlaceStart>();
    for (var cut : cuts) {
      add(starts, section(cut.heading(), cut.page(), isBook, repeated), cut.startChar());
      for (var section : cut.sectionsInside()) {
        add(starts, section(section.heading(), cut.page(), isBook, repeated), section.startChar());
      }
    }
    return starts;
  }

  /**
   * The titles of sections in different parts of the document, such as "Chapter I" in each book. If
   * a part has two sections with the same title, the heading of a part was not recognised; then
   * parts are not named, because a chapter may be in another part.
   */
  private static Set<String> repeatedTitles(List<ChunkSpan> cuts) {
    var paths = new HashSet<String>();
    var before = "";
    for (var path : paths(cuts)) {
      if (!path.equals(before) && !paths.add(path)) {
        return Set.of();
      }
      before = path;
    }
    var seen = new HashSet<String>();
    return paths.stream()
        .map(PlaceLabels::title)
        .filter(title -> !seen.add(title))
        .collect(Collectors.toSet());
  }

  /** The headings of all sections, in text order. */
  private static List<String> paths(List<ChunkSpan> cuts) {
    return cuts.stream()
        .flatMap(
            cut ->
                Stream.concat(
                    Stream.of(cut.heading()),
                    cut.sectionsInside().stream().map(ChunkSpan.Section::heading)))
        .toList();
  }

  /**
   * The innermost section of {@code path}, with the section around it if other sections have the
   * same title. For text before the first heading, returns its page.
   */
  private static Place section(String path, int page, boolean isBook, Set<String> repeated) {
    if (path.isEmpty()) {
      return Place.page(page);
    }
    int inner = path.lastIndexOf(ChunkSpan.PATH_SEPARATOR);
    var title = title(path);
    boolean isOuter = path.indexOf(ChunkSpan.PATH_SEPARATOR) == inner;
    boolean isChapter = isBook && isOuter || CHAPTER.matcher(title).matches();
    var label =
        inner > 0 && repeated.contains(title)
            ? title + ", " + title(path.substring(0, inner))
            : title;
    return new Place(isChapter ? Kind.CHAPTER : Kind.SECTION, label);
  }

  /** The last title of a path. */
  private static String title(String path) {
    int inner = path.lastIndexOf(ChunkSpan.PATH_SEPARATOR);
    return inner < 0 ? path : path.substring(inner + ChunkSpan.PATH_SEPARATOR.length());
  }

  private static void add(List<PlaceStart> starts, Place place, int startChar) {
    var label = place.label().strip();
    var cut = label.length() > MAX_LABEL ? label.substring(0, MAX_LABEL) + "…" : label;
    var start = new PlaceStart(new Place(place.kind(), cut), startChar);
    if (starts.isEmpty() || !starts.getLast().place().equals(start.place())) {
      starts.add(start);
    }
  }
}
