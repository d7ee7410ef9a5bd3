package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.document.ParsedDocument.Heading;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlideTextTest {
  private static final String NAMESPACES =
      """
       xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
       xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
       xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
       xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
       xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"
       xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"\
      """;

  @Test
  void marksExponentsIndexesAndFractions() throws Exception {
    assertThat(
            text(
                shape(
                    "",
                    p(r("", "10") + r("baseline='30000'", "6") + r("", " germs")),
                    p(r("", "x") + r("baseline='-25000'", "1")),
                    p(
                        r("", "3")
                            + r("baseline='30000'", "1")
                            + r("", "/")
                            + r("baseline='-25000'", "2")),
                    p(r("", "the 1") + r("baseline='30000'", "st")))))
        .isEqualTo("10^6 germs\n\nx_1\n\n3½\n\nthe 1st");
  }

  @Test
  void startsASlideWithItsTitle() throws Exception {
    var parsed =
        parse(shape("", p(r("", "Body"))) + shape("<p:ph type='title'/>", p(r("", "Title"))));
    assertThat(parsed.text()).isEqualTo("Title\n\nBody");
    assertThat(parsed.headings()).containsExactly(new Heading(1, 0, "Title"));
  }

  @Test
  void readsAFormulaOnce() throws Exception {
    assertThat(
            text(
                "<mc:AlternateContent><mc:Choice Requires='a14'>"
                    + shape(
                        "",
                        "<a:p><a14:m><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r>"
                            + "<m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></a14:m></a:p>")
                    + "</mc:Choice><mc:Fallback>"
                    + shape("", p(r("", "x2")))
                    + "</mc:Fallback></mc:AlternateContent>"))
        .isEqualTo("x^2");
  }

  @Test
  void leavesOutHiddenShapesAndSlideNumbers() throws Exception {
    assertThat(
            text(
                shape("", p(r("", "shown")))
                    + "<p:sp><p:nvSpPr><p:cNvPr id='9' name='x' hidden='1'/></p:nvSpPr><p:txBody>"
                    + p(r("", "HIDDEN"))
                    + "</p:txBody></p:sp>"
                    + shape("<p:ph type='sldNum'/>", p(r("", "17")))))
        .isEqualTo("shown");
  }

  @Test
  void numbersParagraphsAndMarksPoints() throws Exception {
    var numbered = "<a:pPr><a:buAutoNum type='arabicParenR'/></a:pPr>";
    assertThat(
            text(
                shape("<p:ph type='title'/>", p(r("", "Steps")))
                    + shape(
                        "",
                        p(numbered + r("", "open")),
                        p(numbered + r("", "close")),
                        p("<a:pPr><a:buChar char='x'/></a:pPr>" + r("", "wait")))))
        .isEqualTo("Steps\n\n1) open\n\n2) close\n\n• wait");
  }

  @Test
  void repeatsACellThatCoversSeveralRows() throws Exception {
    assertThat(
            text(
                "<p:graphicFrame><a:tbl><a:tr>"
                    + cell("rowSpan='2'", "North")
                    + cell("", "5")
                    + "</a:tr><a:tr>"
                    + cell("vMerge='1'", "")
                    + cell("", "6")
                    + "</a:tr></a:tbl></p:graphicFrame>"))
        .isEqualTo("North\t5\nNorth\t6");
  }

  @Test
  void putsNotesAndCommentsAfterTheirSlide() throws Exception {
    var parts = new LinkedHashMap<String, String>();
    parts.put(
        "notesSlide",
        "<p:notes%s>%s%s</p:notes>"
            .formatted(
                NAMESPACES,
                shape("<p:ph type='body'/>", p(r("", "Say hello."))),
                shape("<p:ph type='sldNum'/>", p(r("", "1")))));
    parts.put(
        "comments",
        "<p:cmLst%s><p:cm authorId='0'><p:text>Too long.</p:text></p:cm></p:cmLst>"
            .formatted(NAMESPACES));
    var text =
        Samples.parse("a.pptx", show(parts, shape("", p(r("", "One"))), shape("", p(r("", "Two")))))
            .text();
    assertThat(text).isEqualTo("One\n\nNotes: Say hello.\n\nComment by Ada: Too long.\n\nTwo");
  }

  @Test
  void readsTheOtherSlidesIfOneIsBroken() throws Exception {
    var parsed = Samples.parse("a.pptx", show(Map.of(), "<broken", shape("", p(r("", "Two")))));
    assertThat(parsed.text()).isEqualTo("Two");
    assertThat(parsed.warnings()).containsExactly("the slide slide0.xml could not be read");
  }

  @Test
  void warnsIfTheListOfSlidesNamesOneThatIsMissing() throws Exception {
    var one = "<p:sld%s>%s</p:sld>".formatted(NAMESPACES, shape("", p(r("", "One"))));
    var list = "<p:sldIdLst><p:sldId r:id='one'/><p:sldId r:id='two'/></p:sldIdLst>";
    var file =
        Zips.zip()
            .with("[Content_Types].xml", "<Types/>")
            .with("_rels/.rels", relations(Map.of("ppt/show", "officeDocument")))
            .with("ppt/show.xml", "<p:show%s>%s</p:show>".formatted(NAMESPACES, list))
            .with("ppt/_rels/show.xml.rels", relations(Map.of("one", "slide")))
            .with("ppt/one.xml", one)
            .bytes();
    var parsed = Samples.parse("a.pptx", file);
    assertThat(parsed.text()).isEqualTo("One");
    assertThat(parsed.warnings()).containsExactly("a slide is missing from the file");
  }

  private static String text(String shapes) throws Exception {
    return parse(shapes).text();
  }

  private static ParsedDocument parse(String shapes) throws Exception {
    return Samples.parse("a.pptx", show(Map.of(), shapes));
  }

  /**
   * Creates a slide show.
   *
   * @param parts notes and comments of the first slide, by the type of their relationship
   */
  private static byte[] show(Map<String, String> parts, String... slides) throws IOException {
    var types = new LinkedHashMap<String, String>();
    var ids = new StringBuilder();
    var zip = Zips.zip().with("[Content_Types].xml", "<Types/>");
    for (int i = 0; i < slides.length; i++) {
      zip.with(
          "ppt/slide" + i + ".xml",
          "<p:sld%s><p:cSld><p:spTree>%s</p:spTree></p:cSld></p:sld>"
              .formatted(NAMESPACES, slides[i]));
      types.put("slide" + i, "slide");
      ids.append("<p:sldId id='%d' r:id='slide%d'/>".formatted(256 + i, i));
    }
    types.put("authors0", "commentAuthors");
    var ofSlide = new LinkedHashMap<String, String>();
    for (var part : parts.entrySet()) {
      zip.with("ppt/" + part.getKey() + ".xml", part.getValue());
      ofSlide.put(part.getKey(), part.getKey());
    }
    return zip.with("_rels/.rels", relations(Map.of("ppt/presentation", "officeDocument")))
        .with(
            "ppt/presentation.xml",
            "<p:presentation%s><p:sldIdLst>%s</p:sldIdLst></p:presentation>"
                .formatted(NAMESPACES, ids))
        .with("ppt/_rels/presentation.xml.rels", relations(types))
        .with("ppt/_rels/slide0.xml.rels", relations(ofSlide))
        .with(
            "ppt/authors0.xml",
            "<p:cmAuthorLst%s><p:cmAuthor id='0' name='Ada'/></p:cmAuthorLst>"
                .formatted(NAMESPACES))
        .bytes();
  }

  private static String relations(Map<String, String> types) {
    var xml = new StringBuilder("<Relationships>");
    types.forEach(
        (part, type) ->
            xml.append(
                "<Relationship Id=\"%s\" Target=\"%s.xml\" Type=\"x/%s\"/>"
                    .formatted(part, part, type)));
    return xml.append("</Relationships>").toString();
  }

  private static String shape(String placeholder, String... paragraphs) {
    return "<p:sp><p:nvSpPr><p:cNvPr id='2' name='x'/><p:nvPr>%s</p:nvPr></p:nvSpPr><p:txBody>%s</p:txBody></p:sp>"
        .formatted(placeholder, String.join("", paragraphs));
  }

  private static String p(String runs) {
    return "<a:p>" + runs + "</a:p>";
  }

  private static String r(String properties, String text) {
    return "<a:r><a:rPr %s/><a:t>%s</a:t></a:r>".formatted(properties, text);
  }

  private static String cell(String attributes, String text) {
    return "<a:tc %s><a:txBody>%s</a:txBody></a:tc>".formatted(attributes, p(r("", text)));
  }
}
