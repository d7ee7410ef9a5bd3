package dev.trawl.retrieval.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.format.Samples;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("deprecation") // PDFBox has no other way to write the codes of a font
class PdfTurnsTest {
  /** A page on which a test writes. */
  private interface Drawing {
    void draw(PDPageContentStream content) throws IOException;
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270, 45})
  void readsATableThatIsTurned(int degrees) throws Exception {
    var text =
        text(
            content -> {
              Pdfs.write(content, "The wells of the valley.", 72, 750, 0, 11);
              double angle = Math.toRadians(degrees);
              var rows = List.of("Well\tDepth", "Northwell\t41", "Southwell\t67");
              for (int row = 0; row < rows.size(); row++) {
                var cells = rows.get(row).split("\t");
                for (int cell = 0; cell < cells.length; cell++) {
                  double along = 120 * cell;
                  double down = 16 * row;
                  Pdfs.write(
                      content,
                      cells[cell],
                      (float) (300 + Math.cos(angle) * along + Math.sin(angle) * down),
                      (float) (400 + Math.sin(angle) * along - Math.cos(angle) * down),
                      degrees,
                      11);
                }
              }
            });
    assertThat(text)
        .isEqualTo("The wells of the valley.\n\nWell\tDepth\nNorthwell\t41\nSouthwell\t67");
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 270})
  void readsAPageThatIsShownTurned(int degrees) throws Exception {
    try (var document = Pdfs.turned(degrees, "First line\nsecond line")) {
      assertThat(Samples.parse("a.pdf", Pdfs.bytes(document)).text())
          .isEqualTo("First line\nsecond line");
    }
  }

  @Test
  void readsAParagraphUnderAWatermark() throws Exception {
    var text =
        text(
            content -> {
              Pdfs.write(content, "The harbour was dredged", 72, 700, 0, 11);
              Pdfs.write(content, "DRAFT", 100, 600, 52, 80);
              Pdfs.write(content, "in 1902 by Peter Voss,", 72, 686, 0, 11);
              Pdfs.write(content, "who came from Emden.", 72, 672, 0, 11);
            });
    assertThat(text)
        .isEqualTo(
            "The harbour was dredged\nin 1902 by Peter Voss,\nwho came from Emden.\n\nDRAFT");
  }

  @Test
  void readsAnUpsideDownPage() throws Exception {
    var text =
        text(
            content -> {
              Pdfs.write(content, "It was printed", 400, 100, 180, 11);
              Pdfs.write(content, "upside down.", 400, 114, 180, 11);
            });
    assertThat(text).isEqualTo("It was printed\nupside down.");
  }

  @Test
  void readsCharactersPlacedBelowEachOtherAsColumns() throws Exception {
    assertThat(text(content -> columns(content, "灯台の管理人は", "田中花子である。")))
        .isEqualTo("灯台の管理人は\n田中花子である。");
    assertThat(text(content -> columns(content, "二零二六年", "港口有三座灯塔", "。")))
        .isEqualTo("二零二六年\n港口有三座灯塔\n。");
  }

  @Test
  void readsANumberInAColumnOfCharacters() throws Exception {
    var text =
        text(
            content -> {
              columns(content, "深度");
              glyph(content, "1", 495, 678);
              glyph(content, "2", 501, 678);
              glyph(content, "米", 494, 664);
              glyph(content, "整", 494, 650);
            });
    assertThat(text).isEqualTo("深度12米整");
  }

  @Test
  void leavesHorizontalCharactersAndShortStacksAlone() throws Exception {
    var text =
        text(
            content -> {
              glyph(content, "港口の管理人は田中。", 72, 700);
              glyph(content, "是", 72, 680);
              glyph(content, "第一項目説明", 160, 680);
              glyph(content, "否", 72, 664);
              glyph(content, "第二項目説明", 160, 664);
            });
    assertThat(text.lines().filter(line -> !line.isEmpty()))
        .containsExactly("港口の管理人は田中。", "是\t第一項目説明", "否\t第二項目説明");
  }

  @Test
  void readsAFontForVerticalWriting() throws Exception {
    var text =
        text(
            content -> {
              for (int column = 0; column < 2; column++) {
                content.setFont(verticalFont(), 14);
                content.beginText();
                content.newLineAtOffset(500 - 24 * column, 700);
                content.appendRawCommands(
                    column == 0 ? "<706F53F0306E7BA17406> Tj\n" : "<4EBA306F75304E2D> Tj\n");
                content.endText();
              }
            });
    assertThat(text).isEqualTo("灯台の管理\n人は田中");
  }

  /** A font that is not embedded, with codes in UTF-16 and vertical writing. */
  private static PDType0Font verticalFont() throws IOException {
    var system = new COSDictionary();
    system.setItem("Registry", new COSString("Adobe"));
    system.setItem("Ordering", new COSString("Japan1"));
    system.setInt("Supplement", 2);
    var descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setName(COSName.SUBTYPE, "CIDFontType0");
    descendant.setName(COSName.BASE_FONT, "HeiseiMin-W3");
    descendant.setItem("CIDSystemInfo", system);
    var descendants = new COSArray();
    descendants.add(descendant);
    var font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setName(COSName.SUBTYPE, "Type0");
    font.setName(COSName.BASE_FONT, "HeiseiMin-W3");
    font.setName(COSName.ENCODING, "UniJIS-UCS2-V");
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    return new PDType0Font(font);
  }

  private static PDType0Font horizontalFont() throws IOException {
    var font = verticalFont().getCOSObject();
    font.setName(COSName.ENCODING, "UniJIS-UCS2-H");
    return new PDType0Font(font);
  }

  /** Writes each string as a column, from right to left. */
  private static void columns(PDPageContentStream content, String... columns) throws IOException {
    for (int column = 0; column < columns.length; column++) {
      int down = 0;
      for (var character : columns[column].split("")) {
        glyph(content, character, 494 - 24 * column, 706 - 14 * down++);
      }
    }
  }

  private static void glyph(PDPageContentStream content, String text, float x, float y)
      throws IOException {
    content.setFont(horizontalFont(), 12);
    content.beginText();
    content.newLineAtOffset(x, y);
    var codes = new StringBuilder("<");
    text.chars().forEach(character -> codes.append("%04X".formatted(character)));
    content.appendRawCommands(codes.append("> Tj\n").toString());
    content.endText();
  }

  private static String text(Drawing drawing) throws Exception {
    PdfFonts.install();
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        drawing.draw(content);
      }
      return Samples.parse("a.pdf", Pdfs.bytes(document)).text();
    }
  }
}
