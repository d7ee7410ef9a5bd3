package dev.trawl.retrieval.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.document.ParsedDocument.Page;
import dev.trawl.retrieval.format.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.junit.jupiter.api.Test;

class PdfPageBreaksTest {
  private static final String BEFORE =
      "The largest cargo of the year was brought in by the steamer";
  private static final String AFTER = "Halcyon Star in the month of June.";

  @Test
  void joinsASentenceOverAPageBreak() throws Exception {
    var parsed = parse(List.of(page("", BEFORE, ""), page("", AFTER, "")));
    assertThat(parsed.text()).isEqualTo(BEFORE + "\n" + AFTER);
    assertThat(parsed.pages())
        .containsExactly(new Page(1, 0), new Page(2, parsed.text().indexOf("Halcyon")));
  }

  @Test
  void keepsASentenceWholeBetweenHeadsAndFeet() throws Exception {
    var parsed =
        parse(
            List.of(
                page("Annual report", "It was quiet.", "Page 1 of 3"),
                page("Annual report", BEFORE, "Page 2 of 3"),
                page("Annual report", AFTER, "Page 3 of 3")));
    assertThat(parsed.text())
        .isEqualTo("Annual report\n\nPage 1 of 3\n\nIt was quiet.\n\n" + BEFORE + "\n" + AFTER);
  }

  @Test
  void writesEachWordingOfAHeadOnce() throws Exception {
    var pages = new ArrayList<String[]>();
    for (int page = 1; page <= 8; page++) {
      var head = page <= 4 ? "1 The harbour" : "2 The lighthouse";
      pages.add(page(head, "Page number " + page + " of the text.", "" + (page + 30)));
    }
    var text = parse(pages).text();
    assertThat(text).containsOnlyOnce("1 The harbour").containsOnlyOnce("2 The lighthouse");
    assertThat(text).contains("31").doesNotContain("32", "35", "38");
    assertThat(text).contains("Page number 1 of", "Page number 8 of");
  }

  @Test
  void recognisesHeadsThatDifferOnLeftAndRightPages() throws Exception {
    var pages = new ArrayList<String[]>();
    for (int page = 1; page <= 6; page++) {
      var head = page % 2 == 0 ? page + " The book" : "The chapter " + page;
      pages.add(page(head, "A sentence that goes on and on over the pages of", "end"));
    }
    var text = parse(pages).text();
    assertThat(text).containsOnlyOnce("The book").containsOnlyOnce("The chapter");
  }

  @Test
  void recognisesPageNumbersInRomanNumerals() throws Exception {
    var text =
        parse(
                List.of(
                    page("", "The first.", "viii"),
                    page("", "The second.", "ix"),
                    page("", "The third.", "x")))
            .text();
    assertThat(text).isEqualTo("viii\n\nThe first.\n\nThe second.\n\nThe third.");
  }

  @Test
  void keepsAmountsAtTheFootThatAreNoPageNumbers() throws Exception {
    var text =
        parse(
                List.of(
                    page("", "Salt.", "Carried forward 1,200"),
                    page("", "Timber.", "Carried forward 1,950"),
                    page("", "Coal.", "Carried forward 3,010")))
            .text();
    assertThat(text).contains("1,200", "1,950", "3,010");
  }

  @Test
  void keepsTheFirstLinesOfPagesThatOnlyBeginAlike() throws Exception {
    try (var document =
        Pdfs.document("Name\tDepth\nNorthwell\t41\nOstwell\t12", "Name\tDepth\nSouthwell\t67")) {
      assertThat(Samples.parse("a.pdf", Pdfs.bytes(document)).text())
          .isEqualTo("Name\tDepth\nNorthwell\t41\nOstwell\t12\n\nName\tDepth\nSouthwell\t67");
    }
  }

  @Test
  void doesNotJoinATitleOrAListItemToThePageBefore() throws Exception {
    assertThat(parse(List.of(page("", "It ended.", ""), page("", "Next it began", ""))).text())
        .isEqualTo("It ended.\n\nNext it began");
    assertThat(parse(List.of(page("", BEFORE, ""), page("", "2. Halcyon Star", ""))).text())
        .isEqualTo(BEFORE + "\n\n2. Halcyon Star");
    assertThat(parse(List.of(page("", "Contents", ""), page("", "Halcyon Star", ""))).text())
        .isEqualTo("Contents\n\nHalcyon Star");
  }

  @Test
  void joinsADividedWordThatTheDocumentContains() throws Exception {
    assertThat(text("The Skarvholm light is old. The Skarv-\nholm lamp is new."))
        .isEqualTo("The Skarvholm light is old. The Skarvholm lamp is new.");
  }

  @Test
  void joinsADividedWordOfTheVocabulary() throws Exception {
    assertThat(text("This is an exam-\nple of the govern-\nment."))
        .isEqualTo("This is an example of the government.");
  }

  @Test
  void keepsAHyphenThatBelongsToTheWord() throws Exception {
    assertThat(text("She is well-\nknown, a mother-in-\nlaw of Anglo-\nSaxon kin."))
        .isEqualTo("She is well-known, a mother-in-law of Anglo-Saxon kin.");
    assertThat(text("Code KX-\n9000 of 1990-\n1995, pre-\nand post-war."))
        .isEqualTo("Code KX-9000 of 1990-1995, pre-\nand post-war.");
  }

  @Test
  void joinsADividedWordOverAPageBreak() throws Exception {
    var parsed = parse(List.of(page("Head", "An exam-", "1"), page("Head", "ple of it.", "2")));
    assertThat(parsed.text()).isEqualTo("Head\n\n1\n\nAn example of it.");
    assertThat(parsed.pages().getLast().startChar()).isEqualTo(parsed.text().indexOf("ple of it."));
  }

  @Test
  void keepsHeadingsAtTheirLinesAfterWordsWereJoined() throws Exception {
    try (var document = Pdfs.document("An exam-\nple of an exam-\nple.\n\n\nDucks", "Geese")) {
      Pdfs.bookmark(document, "Ducks", 0, 5);
      Pdfs.bookmark(document, "Geese", 1, 0);
      var parsed = Samples.parse("a.pdf", Pdfs.bytes(document));
      assertThat(parsed.headings())
          .extracting(heading -> parsed.text().indexOf(heading.title()) - heading.startChar())
          .containsExactly(0, 0);
    }
  }

  @Test
  void keepsThePrintedNumbersOfPages() throws Exception {
    try (var document = Pdfs.document("one", "two", "three", "four", "five")) {
      var numbers = new COSArray();
      label(numbers, 0, "r", "", 11);
      label(numbers, 2, "D", "", 1);
      label(numbers, 4, "A", "App-", 2);
      var labels = new COSDictionary();
      labels.setItem(COSName.NUMS, numbers);
      document.getDocumentCatalog().getCOSObject().setItem("PageLabels", labels);
      assertThat(Samples.parse("a.pdf", Pdfs.bytes(document)).pages())
          .extracting(Page::label)
          .containsExactly(
              Optional.of("xi"),
              Optional.of("xii"),
              Optional.of("1"),
              Optional.of("2"),
              Optional.of("App-B"));
    }
  }

  private static void label(COSArray numbers, int page, String style, String prefix, int first) {
    var range = new COSDictionary();
    range.setName(COSName.S, style);
    range.setString(COSName.P, prefix);
    range.setInt("St", first);
    numbers.add(COSInteger.get(page));
    numbers.add(range);
  }

  private static String text(String page) throws Exception {
    return Samples.parse("a.pdf", Pdfs.of(page)).text();
  }

  /** The head, the text and the foot of a page. */
  private static String[] page(String head, String text, String foot) {
    return new String[] {head, text, foot};
  }

  private static ParsedDocument parse(List<String[]> pages) throws Exception {
    PdfFonts.install();
    try (var document = new PDDocument()) {
      for (var parts : pages) {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          write(content, parts[0], 780);
          write(content, parts[2], 30);
          write(content, parts[1], 700);
        }
      }
      return Samples.parse("a.pdf", Pdfs.bytes(document));
    }
  }

  private static void write(PDPageContentStream content, String text, float y) throws IOException {
    if (!text.isEmpty()) {
      Pdfs.write(content, text, 72, y, 0, 11);
    }
  }
}
