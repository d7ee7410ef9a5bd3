package dev.trawl.retrieval.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.chunk.Chunker;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.document.ParsedDocument.Heading;
import dev.trawl.retrieval.document.ParsedDocument.Page;
import dev.trawl.retrieval.format.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceLabelsTest {
  @Test
  void namesPrintedPages() {
    var pages = List.of(new Page(1, 0, Optional.of("xii")), new Page(2, 5));
    assertThat(places("application/pdf", pages, List.of(new Heading(1, 0, "Storms"))))
        .containsExactly("page xii", "page 2");
  }

  @Test
  void namesSlidesByNumberAndSheetsByTheirName() {
    var pages = List.of(new Page(1, 0), new Page(2, 5));
    var headings = List.of(new Heading(1, 0, "Costs"), new Heading(1, 5, "Crew"));
    assertThat(places("application/x.presentationml.presentation", pages, headings))
        .containsExactly("slide 1", "slide 2");
    assertThat(places("application/x.spreadsheetml.sheet", pages, headings))
        .containsExactly("sheet Costs", "sheet Crew");
  }

  @Test
  void namesCellsOfNotebooksAndMinutesOfSubtitles() throws Exception {
    assertThat(
            places(
                Samples.parse(
                    "a.ipynb",
                    """
                    {"cells": [{"cell_type": "raw", "source": "One."},
                      {"cell_type": "raw", "source": "Two."}], "nbformat": 4}
                    """)))
        .containsExactly("cell 1", "cell 2");
    assertThat(
            places(
                Samples.parse(
                    "a.srt",
                    """
                    1
                    00:12:07,000 --> 00:12:09,000
                    One.

                    2
                    01:02:00,000 --> 01:02:03,000
                    Two.
                    """)))
        .containsExactly("00:12:00", "01:02:00");
  }

  @Test
  void namesTheSectionsOfATextWithoutPages() throws Exception {
    var text = "Before.\n\n# Chapter 1: Storms\n\nWind.\n\n## Damage\n\nMasts.\n";
    assertThat(places(Samples.parse("a.md", text)))
        .containsExactly("page 1", "Chapter 1: Storms", "section Damage");
    assertThat(places(Samples.parse("a.txt", "CHAPTER II.\n\nIt rained.\n")))
        .containsExactly("CHAPTER II.");
  }

  @Test
  void namesTheBookOfAChapterIfEachBookHasIt() throws Exception {
    var text =
        """
        BOOK ONE: 1805

        CHAPTER I

        It rained.

        BOOK TWO: 1806 - 07

        CHAPTER I

        It snowed.

        CHAPTER II

        It froze.

        FIRST EPILOGUE: 1813 - 20

        CHAPTER I

        It thawed.
        """;
    assertThat(places(Samples.parse("a.txt", text)))
        .containsExactly(
            "chapter BOOK ONE: 1805",
            "CHAPTER I, BOOK ONE: 1805",
            "chapter BOOK TWO: 1806 - 07",
            "CHAPTER I, BOOK TWO: 1806 - 07",
            "CHAPTER II",
            "section FIRST EPILOGUE: 1813 - 20",
            "CHAPTER I, FIRST EPILOGUE: 1813 - 20");
  }

  @Test
  void namesNoBookIfTheHeadingOfABookIsUnknown() throws Exception {
    var text =
        "BOOK ONE\n\nCHAPTER I\n\nIt rained.\n\nCHAPTER II\n\nIt thawed.\n\nThe Last Part\n\n"
            + "CHAPTER I\n\nFog.\n\nBOOK TWO\n\nCHAPTER I\n\nIt snowed.\n";
    assertThat(places(Samples.parse("a.txt", text)))
        .contains("CHAPTER I")
        .noneMatch(place -> place.contains(","));
  }

  @Test
  void namesTheChaptersOfABook() {
    var pages = List.of(new Page(1, 0), new Page(2, 5));
    assertThat(places("application/epub+zip", pages, List.of(new Heading(1, 5, "Storms"))))
        .containsExactly("page 1", "chapter Storms");
  }

  private static List<String> places(String mediaType, List<Page> pages, List<Heading> headings) {
    return places(new ParsedDocument(mediaType, "One. Two.", pages, headings, List.of()));
  }

  private static List<String> places(ParsedDocument document) {
    var settings = ChunkSettings.from(Samples.trawl());
    return PlaceLabels.of(document, new Chunker(settings, Tokens.builtIn()).cut(document)).stream()
        .map(start -> start.place().text())
        .toList();
  }
}
