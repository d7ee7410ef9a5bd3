package dev.trawl.retrieval.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.format.Samples;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;

class PdfFormsTest {
  @Test
  void writesAValueAfterItsPrintedLabel() throws Exception {
    try (var document = Pdfs.document("Application\nName of the ship:\nLength:\nEnd")) {
      text(document, "ship", "Silver Petrel", Pdfs.line(1, 220));
      text(document, "length", "14.6", Pdfs.line(2, 220));
      assertThat(parse(document).text())
          .isEqualTo("Application\nName of the ship: Silver Petrel\nLength: 14.6\nEnd");
    }
  }

  @Test
  void usesTheDescriptionOrTheNameOfAFieldWithoutAPrintedLabel() throws Exception {
    try (var document = Pdfs.document("Below is the form.\n\n\nEnd of the form.")) {
      text(document, "form[0].owner[0]", "Ada Holm", Pdfs.line(1, 72));
      text(document, "x17", "Emden", Pdfs.line(2, 72)).setString(COSName.TU, "Home port");
      assertThat(parse(document).text().lines().filter(line -> !line.isEmpty()))
          .containsExactly(
              "Below is the form.",
              "form[0].owner: Ada Holm",
              "Home port: Emden",
              "End of the form.");
    }
  }

  @Test
  void keepsTwoFieldsOfOneRowApart() throws Exception {
    try (var document = Pdfs.document("Rate in winter")) {
      text(document, "day", "12 crowns", Pdfs.line(0, 200));
      text(document, "week", "60 crowns", Pdfs.line(0, 320));
      assertThat(parse(document).text()).isEqualTo("Rate in winter 12 crowns\tweek: 60 crowns");
    }
  }

  @Test
  void writesTheShownTextOfAChoice() throws Exception {
    try (var document = Pdfs.document("Harbour:\nGoods:")) {
      var harbour = field(document, "Ch", "harbour", Pdfs.line(0, 200));
      harbour.setItem(COSName.OPT, options("d", "Dunmoor", "s", "Skarv"));
      harbour.setString(COSName.V, "s");
      var goods = field(document, "Ch", "goods", Pdfs.line(1, 200));
      goods.setItem(COSName.V, COSArray.ofCOSStrings(List.of("salt", "timber")));
      assertThat(parse(document).text()).isEqualTo("Harbour: Skarv\nGoods: salt, timber");
    }
  }

  @Test
  void writesTheStateOfCheckBoxesAndRadioButtons() throws Exception {
    try (var document = Pdfs.document("   Insured\n   Has a pilot\nEngine")) {
      field(document, "Btn", "c1", box(0)).setName(COSName.V, "Yes");
      field(document, "Btn", "c2", box(1)).setName(COSName.V, "Off");
      var engine = field(document, "Btn", "engine", Pdfs.line(2, 300));
      engine.setInt(COSName.FF, 1 << 15);
      engine.setName(COSName.V, "1");
      engine.setItem(COSName.OPT, COSArray.ofCOSStrings(List.of("petrol", "diesel")));
      engine.setString(COSName.TU, "Kind of engine");
      assertThat(parse(document).text())
          .contains("Insured: yes", "Has a pilot: no", "Kind of engine: diesel");
    }
  }

  @Test
  void writesAFieldOnceThatIsShownTwice() throws Exception {
    try (var document = Pdfs.document("First copy\n\nSecond copy")) {
      var parent = new COSDictionary();
      parent.setString(COSName.T, "berth");
      parent.setItem(COSName.FT, COSName.getPDFName("Tx"));
      parent.setString(COSName.V, "berth nine");
      for (int line : new int[] {0, 2}) {
        var widget = Pdfs.annotate(document, 0, "Widget", Pdfs.line(line, 200));
        widget.setItem(COSName.PARENT, parent);
      }
      assertThat(parse(document).text()).containsOnlyOnce("berth nine");
    }
  }

  @Test
  void readsRichTextAndLeavesOutEmptyHiddenAndSecretFields() throws Exception {
    try (var document = Pdfs.document("Remark:\nNothing:\nHidden:\nSecret:\nButton:")) {
      field(document, "Tx", "remark", Pdfs.line(0, 200))
          .setString(COSName.RV, "<body><p>Needs <b>deep</b> water</p></body>");
      text(document, "nothing", "", Pdfs.line(1, 200));
      text(document, "hidden", "not shown", Pdfs.line(2, 200)).setInt(COSName.F, 2);
      text(document, "secret", "opensesame", Pdfs.line(3, 200)).setInt(COSName.FF, 1 << 13);
      var button = field(document, "Btn", "send", Pdfs.line(4, 200));
      button.setInt(COSName.FF, 1 << 16);
      assertThat(parse(document).text())
          .isEqualTo("Remark: Needs deep water\nNothing:\nHidden:\nSecret:\nButton:");
    }
  }

  @Test
  void placesAFieldOnAPageThatIsShownTurned() throws Exception {
    try (var document = Pdfs.turned(90, "Captain:\nPilot:")) {
      text(document, "captain", "Nils Aker", new PDRectangle(47, 200, 14, 100));
      assertThat(parse(document).text()).isEqualTo("Captain: Nils Aker\nPilot:");
    }
  }

  @Test
  void writesTheValuesOfFieldsThatNoPageShows() throws Exception {
    try (var document = Pdfs.document("A form.")) {
      var field = new COSDictionary();
      field.setItem(COSName.FT, COSName.getPDFName("Tx"));
      field.setString(COSName.T, "buoy");
      field.setString(COSName.V, "green");
      var fields = new COSArray();
      fields.add(field);
      fields.add(field);
      var form = new COSDictionary();
      form.setItem(COSName.FIELDS, fields);
      document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
      assertThat(parse(document).text()).isEqualTo("A form.\n\nbuoy: green\n\n".strip());
    }
  }

  @Test
  void acceptsAFieldThatIsItsOwnParent() throws Exception {
    try (var document = Pdfs.document("Name:")) {
      var field = text(document, "name", "Petrel", Pdfs.line(0, 200));
      field.setItem(COSName.PARENT, field);
      assertThat(parse(document).text()).isEqualTo("Name: Petrel");
    }
  }

  @Test
  void acceptsFieldsThatContainThemselves() throws Exception {
    try (var document = Pdfs.document("A form.")) {
      var field = new COSDictionary();
      field.setItem(COSName.FT, COSName.getPDFName("Tx"));
      var kids = new COSArray();
      for (int i = 0; i < 10; i++) {
        kids.add(field);
      }
      var buoy = new COSDictionary();
      buoy.setItem(COSName.PARENT, field);
      buoy.setString(COSName.T, "buoy");
      buoy.setString(COSName.V, "green");
      buoy.setItem(COSName.KIDS, kids);
      kids.add(buoy);
      var last = new COSDictionary();
      last.setItem(COSName.PARENT, field);
      last.setString(COSName.T, "last");
      last.setString(COSName.V, "red");
      kids.add(last);
      field.setItem(COSName.KIDS, kids);
      field.setItem(COSName.PARENT, buoy);
      var form = new COSDictionary();
      form.setItem(COSName.FIELDS, kids);
      document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
      assertThat(parse(document).text()).isEqualTo("A form.\n\nlast: red");
    }
  }

  @Test
  void readsTenThousandFieldsOfOnePage() throws Exception {
    try (var document = Pdfs.document("A long form.")) {
      for (int i = 0; i < 10_000; i++) {
        text(document, "f" + i, "value " + i, Pdfs.line(i % 50, 10 + 3 * (i / 50)));
      }
      var parsed = parse(document);
      assertThat(parsed.text()).contains("value 0", "value 9999");
      assertThat(parsed.warnings()).isEmpty();
    }
  }

  @Test
  void warnsIfAFormHasTooManyFields() throws Exception {
    try (var document = Pdfs.document("A long form.")) {
      for (int i = 0; i < 10_001; i++) {
        text(document, "f" + i, i == 10_000 ? "the last value" : "", Pdfs.line(1, 200));
      }
      var parsed = parse(document);
      assertThat(parsed.text()).doesNotContain("the last value");
      assertThat(parsed.warnings())
          .containsExactly("the form has more than 10,000 fields; the rest was left out");
    }
  }

  private static PDRectangle box(int line) {
    var area = Pdfs.line(line, 60);
    return new PDRectangle(60, area.getLowerLeftY(), 10, 12);
  }

  private static COSArray options(String... pairs) {
    var options = new COSArray();
    for (int i = 0; i < pairs.length; i += 2) {
      var pair = new COSArray();
      pair.add(new COSString(pairs[i]));
      pair.add(new COSString(pairs[i + 1]));
      options.add(pair);
    }
    return options;
  }

  private static COSDictionary text(
      PDDocument document, String name, String value, PDRectangle area) {
    var field = field(document, "Tx", name, area);
    field.setString(COSName.V, value);
    return field;
  }

  private static COSDictionary field(
      PDDocument document, String type, String name, PDRectangle area) {
    var field = Pdfs.annotate(document, 0, "Widget", area);
    field.setItem(COSName.FT, COSName.getPDFName(type));
    field.setString(COSName.T, name);
    return field;
  }

  private static ParsedDocument parse(PDDocument document) throws Exception {
    return Samples.parse("form.pdf", Pdfs.bytes(document));
  }
}
