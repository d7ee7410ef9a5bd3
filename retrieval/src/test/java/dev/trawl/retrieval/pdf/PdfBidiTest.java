package dev.trawl.retrieval.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.format.Samples;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

/** Texts are given as they stand on the page, from left to right. */
class PdfBidiTest {
  /** Advance of all glyphs, in points. */
  private static final int WIDTH = 6;

  @Test
  void readsAHebrewLineFromRightToLeft() throws Exception {
    assertThat(text(at(100, 0, seen("שלום עולם.")))).isEqualTo("שלום עולם.");
  }

  @Test
  void readsALineWhosePartsAreStoredInAnyOrder() throws Exception {
    var text =
        text(
            at(160, 0, seen("בלשון")),
            at(142, 0, "R "),
            at(100, 0, "Python"),
            at(58, 0, seen("נכתב ")),
            at(136, 0, seen("ו")));
    assertThat(text).isEqualTo("בלשון R ו Python נכתב".replace("ו P", "וP"));
  }

  @Test
  void readsGlyphsThatAreStoredInTheOrderOfReading() throws Exception {
    var parts = new ArrayList<Part>();
    for (int i = 0; i < 9; i++) {
      parts.add(at(200 - i * WIDTH, 0, "שלום עולם".substring(i, i + 1)));
    }
    assertThat(text(parts.toArray(Part[]::new))).isEqualTo("שלום עולם");
  }

  @Test
  void endsALatinWordBeforeALetterIfItsSpaceIsOnTheWrongSide() throws Exception {
    var text = text(at(100, 0, seen("ميزات")), at(130, 0, "Python "), at(172, 0, seen("كل من")));
    assertThat(text).isEqualTo("كل من Python ميزات");
  }

  @Test
  void keepsNumbersDatesAndAmountsInOrder() throws Exception {
    assertThat(text(at(100, 0, seen("מתוך") + " 19/09/2024 " + seen("ביום"))))
        .isEqualTo("ביום 19/09/2024 מתוך");
    assertThat(text(at(100, 0, seen("طن") + " 47,500.25 " + seen("من"))))
        .isEqualTo("من 47,500.25 طن");
    assertThat(text(at(100, 0, seen("סוף") + " 2024-2026 " + seen("בשנים"))))
        .isEqualTo("בשנים 2024-2026 סוף");
    assertThat(text(at(100, 0, seen("العنوان") + " -2-5"))).isEqualTo("2-5- العنوان");
  }

  @Test
  void readsANumberAfterALatinWordWithTheWord() throws Exception {
    assertThat(text(at(100, 0, seen("الآن") + " Python 3 " + seen("لغة"))))
        .isEqualTo("لغة Python 3 الآن");
  }

  @Test
  void turnsBracketsWhetherTheirShapeOrTheirMeaningIsStored() throws Exception {
    assertThat(text(at(100, 0, seen("סוף") + " (" + seen("אמצע") + ") " + seen("ראש"))))
        .isEqualTo("ראש (אמצע) סוף");
    assertThat(text(at(100, 0, seen("סוף") + " )" + seen("אמצע") + "( " + seen("ראש"))))
        .isEqualTo("ראש (אמצע) סוף");
  }

  @Test
  void replacesFormsOfLettersAndRemovesStretching() throws Exception {
    // The forms of the letters seen, lam with alef, and meem.
    assertThat(text(at(100, 0, "\ufee1\ufefc\ufeb3"))).isEqualTo("سلام");
    assertThat(text(at(100, 0, seen("بنـــــاء")))).isEqualTo("بناء");
    assertThat(text(at(100, 0, seen("سنة 1445هـ".replace("1445", "5441")))))
        .isEqualTo("سنة 1445هـ");
  }

  @Test
  void keepsAMarkWithItsLetter() throws Exception {
    var text =
        text(
            at(100, 0, seen("על")),
            at(112, 0, " "),
            at(130, 0, "ש"),
            at(130, 0, "\u05b8"),
            at(124, 0, "ם"),
            at(118, 0, "!"));
    assertThat(text).isEqualTo("שָם! על");
  }

  @Test
  void readsTheCellsOfARowFromRightToLeft() throws Exception {
    var text =
        text(
            at(80, 0, "1403/09/19"),
            at(300, 0, seen("تاريخ")),
            at(80, 20, seen("طهران")),
            at(300, 20, seen("مكان")));
    assertThat(text).isEqualTo("تاريخ\t1403/09/19\nمكان\tطهران");
  }

  @Test
  void readsAQuotedWordInALatinLine() throws Exception {
    assertThat(text(at(100, 0, "the word " + seen("שלום") + " means peace")))
        .isEqualTo("the word שלום means peace");
  }

  @Test
  void readsTheRightColumnFirst() throws Exception {
    var right =
        "בשנה ההיא הגיעה האוניה הגדולה,ביותר אל הנמל הישן שבעיר וכל,התושבים יצאו אל הרציף כדי לראות,אותה נכנסת. היא עגנה ליד הקיר,במשך שלושה ימים ואז הפליגה שוב";
    var left =
        "הקברניט סיפר שהמסע היה ארוך אך,שקט מאוד. הרוח נשבה מן הצפון כל,הדרך ורק פעם אחת נאלצו הם לעצור,במפרץ קטן ולתקן את התורן הראשי,שנשבר בסערה קצרה אך חזקה למדי";
    var parts = new ArrayList<Part>();
    for (int i = 0; i < 5; i++) {
      var first = seen(right.split(",")[i]);
      var second = seen(left.split(",")[i]);
      parts.add(at(290 - WIDTH * second.length(), 14 * i, second));
      parts.add(at(510 - WIDTH * first.length(), 14 * i, first));
    }
    assertThat(text(parts.toArray(Part[]::new)))
        .isEqualTo(right.replace(',', '\n') + "\n" + left.replace(',', '\n'));
  }

  /** How letters that are read from right to left stand on the page. */
  private static String seen(String read) {
    return new StringBuilder(read).reverse().toString();
  }

  /** A string at {@code x} points from the left and {@code down} points below the first line. */
  private record Part(int x, int down, String seen) {}

  private static Part at(int x, int down, String seen) {
    return new Part(x, down, seen);
  }

  private static String text(Part... parts) throws Exception {
    PdfFonts.install();
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      var characters = new StringBuilder(" ");
      var content = new StringBuilder("BT /F 10 Tf\n");
      for (var part : parts) {
        content.append("1 0 0 1 %d %d Tm <".formatted(part.x(), 700 - part.down()));
        for (var character : part.seen().split("")) {
          if (characters.indexOf(character) < 0) {
            characters.append(character);
          }
          content.append("%02x".formatted(32 + characters.indexOf(character)));
        }
        content.append("> Tj\n");
      }
      var stream = new COSStream();
      try (var out = stream.createOutputStream()) {
        out.write(content.append("ET").toString().getBytes("US-ASCII"));
      }
      page.getCOSObject().setItem(COSName.CONTENTS, stream);
      var fonts = new COSDictionary();
      fonts.setItem("F", font(characters.toString()));
      var resources = new COSDictionary();
      resources.setItem(COSName.FONT, fonts);
      page.getCOSObject().setItem(COSName.RESOURCES, resources);
      return Samples.parse("a.pdf", Pdfs.bytes(document)).text();
    }
  }

  /** A font whose character codes from 32 on stand for {@code characters}. */
  private static COSDictionary font(String characters) {
    var differences = new COSArray(List.of(COSInteger.get(32)));
    var widths = new COSArray();
    for (char character : characters.toCharArray()) {
      differences.add(COSName.getPDFName("uni%04X".formatted((int) character)));
      widths.add(COSInteger.get(100 * WIDTH));
    }
    var encoding = new COSDictionary();
    encoding.setItem("Differences", differences);
    var font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE1);
    font.setName(COSName.BASE_FONT, "Seen");
    font.setInt(COSName.FIRST_CHAR, 32);
    font.setInt(COSName.LAST_CHAR, 31 + characters.length());
    font.setItem(COSName.WIDTHS, widths);
    font.setItem(COSName.ENCODING, encoding);
    return font;
  }
}
