package dev.trawl.retrieval.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.format.Samples;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

class PdfFootnotesTest {
  private static final String BEFORE =
      "The largest cargo of the year was brought in by the steamer";
  private static final String AFTER = "Halcyon Star in the month of June.";

  @Test
  void movesAFootnoteBehindTheSentenceThatItInterrupts() throws Exception {
    var text =
        parse(
                List.of(
                    line("It was a quiet year.", 700, 11),
                    after("It was a quiet year.", "1", 705),
                    line(BEFORE, 686, 11),
                    line("1 Except for the storm in", 100, 8),
                    line("the last days of March.", 90, 8)),
                List.of(line(AFTER, 700, 11), line("", 0, 0), line("It left again.", 640, 11)))
            .text();
    assertThat(text)
        .isEqualTo(
            "It was a quiet year.1\n"
                + BEFORE
                + "\n"
                + AFTER
                + "\n\n1 Except for the storm in\nthe last days of March.\n\nIt left again.");
  }

  @Test
  void keepsFootnotesBehindAPageWhoseSentencesEndThere() throws Exception {
    var text =
        parse(
                List.of(
                    line("It was quiet.", 700, 11),
                    after("It was quiet.", "7", 705),
                    line("1 A note", 120, 8),
                    raisedNote("7", 110),
                    line("The log of 1902, and the", 77, 110, 8),
                    line("letters of the mas-", 72, 100, 8),
                    line("ter.", 72, 90, 8)),
                List.of(line(AFTER, 700, 11)))
            .text();
    assertThat(text)
        .isEqualTo(
            "It was quiet.7\n\n1 A note\n\n7 The log of 1902, and the\nletters of the master.\n\n"
                + AFTER);
  }

  @Test
  void separatesSeveralFootnotesWithSigns() throws Exception {
    var text =
        parse(
                List.of(
                    line("The harbour* and the light† were built in the same year, in", 700, 11),
                    line("* North of the town.", 100, 8),
                    line("† Now a museum.", 90, 8)),
                List.of(line("the autumn.", 700, 11)))
            .text();
    assertThat(text)
        .isEqualTo(
            "The harbour* and the light† were built in the same year, in\nthe autumn.\n\n"
                + "* North of the town.\n\n† Now a museum.");
  }

  @Test
  void leavesALastLineInItsPlaceIfNoTextRefersToIt() throws Exception {
    var text =
        parse(
                List.of(line(BEFORE, 700, 11), line("2 Printed in the year 1902 by the", 100, 8)),
                List.of(line("press of the town.", 700, 8)))
            .text();
    assertThat(text)
        .isEqualTo(BEFORE + "\n\n2 Printed in the year 1902 by the\n\npress of the town.");
  }

  @Test
  void leavesAListInTheSizeOfTheTextInItsPlace() throws Exception {
    var text =
        parse(
                List.of(
                    line("The area is 12 m", 700, 11),
                    after("The area is 12 m", "2", 705),
                    line("2 of the boats were sold in the year when the harbour was", 686, 11)),
                List.of(line("closed.", 700, 11)))
            .text();
    assertThat(text)
        .isEqualTo(
            "The area is 12 m2\n2 of the boats were sold in the year when the harbour was\nclosed.");
  }

  private record Line(String text, float x, float y, float size) {}

  private static Line line(String text, float y, float size) {
    return new Line(text, 72, y, size);
  }

  private static Line line(String text, float x, float y, float size) {
    return new Line(text, x, y, size);
  }

  /** A raised mark after a line of text. */
  private static Line after(String text, String mark, float y) throws IOException {
    var font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    return new Line(mark, 72 + font.getStringWidth(text) * 11 / 1000, y, 6);
  }

  /** A mark at the start of a footnote. */
  private static Line raisedNote(String mark, float y) {
    return new Line(mark, 72, y + 3, 5);
  }

  @SafeVarargs
  private static ParsedDocument parse(List<Line>... pages) throws Exception {
    PdfFonts.install();
    try (var document = new PDDocument()) {
      for (var lines : pages) {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          for (var line : lines) {
            if (!line.text().isEmpty()) {
              Pdfs.write(content, line.text(), line.x(), line.y(), 0, line.size());
            }
          }
        }
      }
      return Samples.parse("a.pdf", Pdfs.bytes(document));
    }
  }
}
