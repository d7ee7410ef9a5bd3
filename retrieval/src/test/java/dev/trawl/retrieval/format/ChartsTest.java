package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartsTest {
  private static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String BARS =
      "<c:title><c:tx><c:rich><a:p><a:r><a:t>Tons"
          + " landed</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart>"
          + series("Vik", "<c:strCache>", "General", "2024", "288", "2025", "405")
          + series("Oslo", "<c:strCache>", "General", "2024", "12", "2025", "9")
          + "</c:barChart></c:plotArea>";

  @ParameterizedTest
  @ValueSource(strings = {"a.pptx", "a.docx", "a.xlsx"})
  void writesATableOfCategoriesAndValues(String name) throws Exception {
    var parsed = parse(name, BARS);
    assertThat(parsed.text())
        .contains("Before it.")
        .contains("Tons landed\n\n\tVik\tOslo\n2024\t288\t12\n2025\t405\t9")
        .doesNotContain("2024 2025");
    assertThat(parsed.warnings()).isEmpty();
    assertThat(parsed.tables())
        .extracting(table -> parsed.text().substring(table.startChar(), table.bodyStart()))
        .contains("\tVik\tOslo\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.pptx", "a.docx", "a.xlsx"})
  void showsValuesInTheirFormatUnderTheTitlesOfTheAxes(String name) throws Exception {
    assertThat(
            parse(
                    name,
                    "<c:plotArea><c:lineChart>"
                        + series(
                            "Share",
                            "<c:numCache><c:formatCode>yyyy\\-mm</c:formatCode>",
                            "0.0%",
                            "46096",
                            "0.075")
                        + "</c:lineChart><c:dateAx><c:title><c:tx><c:rich><a:p><a:r><a:t>Month</a:t>"
                        + "</a:r></a:p></c:rich></c:tx></c:title></c:dateAx><c:valAx><c:title><c:tx><c:rich><a:p><a:r><a:t>of"
                        + " the catch</a:t></a:r></a:p></c:rich></c:tx>"
                        + "</c:title></c:valAx></c:plotArea>")
                .text())
        .contains("of the catch\n\nMonth\tShare\n2026-03\t7.5%");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.pptx", "a.docx", "a.xlsx"})
  void joinsCategoriesOfSeveralLevels(String name) throws Exception {
    assertThat(
            parse(
                    name,
                    "<c:plotArea><c:barChart><c:ser><c:cat><c:multiLvlStrRef><c:multiLvlStrCache>"
                        + "<c:lvl>"
                        + points("Q1", "Q2", "Q1")
                        + "</c:lvl><c:lvl><c:pt idx='0'><c:v>2024</c:v></c:pt><c:pt"
                        + " idx='2'><c:v>2025</c:v></c:pt>"
                        + "</c:lvl></c:multiLvlStrCache></c:multiLvlStrRef></c:cat><c:val><c:numRef>"
                        + "<c:numCache>"
                        + points("1", "2", "3")
                        + "</c:numCache></c:numRef></c:val>"
                        + "</c:ser></c:barChart></c:plotArea>")
                .text())
        .contains("2024 Q1\t1\n2024 Q2\t2\n2025 Q1\t3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.pptx", "a.docx", "a.xlsx"})
  void writesPairsOfAScatterChart(String name) throws Exception {
    assertThat(
            parse(
                    name,
                    "<c:plotArea><c:scatterChart><c:ser><c:tx><c:v>Depth</c:v></c:tx><c:xVal><c:numRef>"
                        + "<c:numCache>"
                        + points("1.5", "2.5")
                        + "</c:numCache></c:numRef></c:xVal>"
                        + "<c:yVal><c:numLit>"
                        + points("10", "20")
                        + "</c:numLit></c:yVal></c:ser>"
                        + "</c:scatterChart></c:plotArea>")
                .text())
        .contains("\tDepth\n1.5\t10\n2.5\t20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.pptx", "a.docx", "a.xlsx"})
  void warnsOnceAboutABrokenChartAndReadsTheRest(String name) throws Exception {
    var parsed = parse(name, "<c:plotArea><c:barChart><c:ser></broken>");
    assertThat(parsed.text()).contains("Before it.");
    assertThat(parsed.warnings())
        .containsExactly("a chart could not be read; its data are missing from the text");
  }

  private static String series(String name, String categories, String format, String... pairs) {
    var labels = new String[pairs.length / 2];
    var values = new String[pairs.length / 2];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = pairs[2 * i];
      values[i] = pairs[2 * i + 1];
    }
    var end = categories.substring(0, categories.indexOf('>') + 1).replace("<", "</");
    return "<c:ser><c:tx><c:strRef><c:f>S!A1</c:f><c:strCache><c:pt idx='0'><c:v>%s</c:v></c:pt>"
            .formatted(name)
        + "</c:strCache></c:strRef></c:tx><c:dLbls><c:txPr><a:p/></c:txPr></c:dLbls><c:cat><c:strRef>"
        + categories
        + points(labels)
        + end
        + "</c:strRef></c:cat><c:val><c:numRef><c:numCache><c:formatCode>"
        + format
        + "</c:formatCode>"
        + points(values)
        + "</c:numCache></c:numRef></c:val></c:ser>";
  }

  private static String points(String... values) {
    var points = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      points.append("<c:pt idx='%d'><c:v>%s</c:v></c:pt>".formatted(i, values[i]));
    }
    return points.toString();
  }

  /** A document in the format of {@code name} with the words "Before it." and a chart. */
  private static ParsedDocument parse(String name, String chart) throws Exception {
    var space =
        "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'"
            + " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><c:chart>%s</c:chart>"
                .formatted(chart)
            + "</c:chartSpace>";
    var bytes =
        switch (Format.named(name).orElseThrow()) {
          case PPTX -> pptx(space);
          case DOCX -> docx(space);
          default ->
              Xlsx.content(
                      "<sheetData><row r='1'><c r='A1' t='str'><v>Before"
                          + " it.</v></c></row></sheetData><drawing r:id='rId10'/>")
                  .sheetRelation("drawing", "../drawings/drawing1.xml")
                  .part("xl/drawings/drawing1.xml", "<wsDr>" + REFERENCE + "</wsDr>")
                  .part(
                      "xl/drawings/_rels/drawing1.xml.rels", relations("chart", "../charts/c.xml"))
                  .part("xl/charts/c.xml", space)
                  .bytes();
        };
    return Samples.parse(name, bytes);
  }

  private static final String REFERENCE =
      "<graphicFrame><chart xmlns='http://schemas.openxmlformats.org/drawingml/2006/chart'"
          + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
          + " r:id='rId1'/></graphicFrame>";

  private static String relations(String... pairs) {
    var all = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      all.append(
          "<Relationship Id='rId%d' Type='%s' Target='%s'/>"
              .formatted(i / 2 + 1, TYPES + pairs[i], pairs[i + 1]));
    }
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>%s</Relationships>"
        .formatted(all);
  }

  private static String types(List<String> parts) {
    var all =
        new StringBuilder(
            "<Default Extension='rels'"
                + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/>");
    for (int i = 0; i < parts.size(); i += 2) {
      all.append(
          "<Override PartName='/%s' ContentType='application/vnd.openxmlformats-officedocument.%s+xml'/>"
              .formatted(parts.get(i), parts.get(i + 1)));
    }
    return "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>%s</Types>"
        .formatted(all);
  }

  private static byte[] docx(String chart) throws IOException {
    return Zips.zip()
        .with(
            "[Content_Types].xml",
            types(
                List.of(
                    "word/document.xml", "wordprocessingml.document.main",
                    "word/charts/c.xml", "drawingml.chart")))
        .with("_rels/.rels", relations("officeDocument", "word/document.xml"))
        .with(
            "word/document.xml",
            "<w:document"
                + " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>Before"
                + " it.</w:t></w:r></w:p><w:p><w:r><w:drawing>"
                + REFERENCE
                + "</w:drawing></w:r></w:p></w:body></w:document>")
        .with("word/_rels/document.xml.rels", relations("chart", "charts/c.xml"))
        .with("word/charts/c.xml", chart)
        .bytes();
  }

  private static byte[] pptx(String chart) throws IOException {
    return Zips.zip()
        .with(
            "[Content_Types].xml",
            types(
                List.of(
                    "ppt/presentation.xml", "presentationml.presentation.main",
                    "ppt/slides/slide1.xml", "presentationml.slide",
                    "ppt/charts/c.xml", "drawingml.chart")))
        .with("_rels/.rels", relations("officeDocument", "ppt/presentation.xml"))
        .with(
            "ppt/presentation.xml",
            "<p:presentation xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'"
                + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
                + "<p:sldIdLst><p:sldId id='256' r:id='rId1'/></p:sldIdLst></p:presentation>")
        .with("ppt/_rels/presentation.xml.rels", relations("slide", "slides/slide1.xml"))
        .with(
            "ppt/slides/slide1.xml",
            "<p:sld xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'"
                + " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>Before"
                + " it.</a:t></a:r></a:p></p:txBody></p:sp>"
                + REFERENCE
                + "</p:spTree></p:cSld></p:sld>")
        .with("ppt/slides/_rels/slide1.xml.rels", relations("chart", "../charts/c.xml"))
        .with("ppt/charts/c.xml", chart)
        .bytes();
  }
}
