package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The text of OpenDocument files and of e-books. */
class OpenTextTest {
  private static final String STYLES =
      """
      <office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">
      <style:style style:name="Up" style:family="text"><style:text-properties
       style:text-position="super 58%"/></style:style>
      <style:style style:name="Down" style:family="text"><style:text-properties
       style:text-position="-33% 58%"/></style:style>
      <style:style style:name="Gone" style:family="text"><style:text-properties
       text:display="none"/></style:style>
      <text:list-style style:name="Steps"><text:list-level-style-number text:level="1"
       style:num-format="1"/></text:list-style></office:automatic-styles>
      """;

  @Test
  void marksExponentsIndexesAndFractionsOfAnOdt() throws Exception {
    assertThat(
            odt(
                "<text:p>10"
                    + span("Up", "6")
                    + " germs, x"
                    + span("Down", "1")
                    + ", 3"
                    + span("Up", "1")
                    + "/"
                    + span("Down", "2")
                    + ", 1"
                    + span("Up", "st")
                    + "</text:p>"))
        .isEqualTo("10^6 germs, x_1, 3½, 1st");
  }

  @Test
  void leavesOutHiddenTextOfAnOdt() throws Exception {
    assertThat(
            odt(
                "<text:p>a"
                    + span("Gone", "HIDDEN")
                    + "b<text:hidden-text text:is-hidden='true'>HIDDEN</text:hidden-text></text:p>"))
        .isEqualTo("ab");
  }

  @Test
  void writesTheNumbersOfAChartAfterItsParagraph() throws Exception {
    var chart =
        """
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
         xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
         xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
         xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0"><office:body><office:chart>
        <chart:chart><chart:title><text:p>Tons landed</text:p></chart:title>
        <table:table table:name="local-table"><table:table-header-rows><table:table-row>
        <table:table-cell><text:p/></table:table-cell>
        <table:table-cell><text:p>Vik</text:p></table:table-cell></table:table-row>
        </table:table-header-rows><table:table-rows><table:table-row>
        <table:table-cell><text:p>2024</text:p></table:table-cell>
        <table:table-cell><text:p>288</text:p></table:table-cell></table:table-row>
        </table:table-rows></table:table></chart:chart></office:chart></office:body>
        </office:document-content>
        """;
    for (var kind : new String[] {"text", "presentation"}) {
      var zip = Zips.typed("application/vnd.oasis.opendocument." + kind);
      zip.with(
          "content.xml",
          """
          <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
           xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
           xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
           xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:%1$s>
          <text:p>Before <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>it.</text:p>
          <text:p>After it.</text:p></office:%1$s></office:body></office:document-content>
          """
              .formatted(kind));
      zip.with("Object 1/content.xml", chart);
      assertThat(Samples.parse("a", zip.bytes()).text())
          .isEqualTo("Before it.\n\nTons landed\n\n\tVik\n2024\t288\n\nAfter it.");
    }
  }

  @Test
  void putsNotesAndCommentsOfAnOdtAfterTheParagraph() throws Exception {
    assertThat(
            odt(
                "<text:p>The limit<text:note><text:note-citation>1</text:note-citation>"
                    + "<text:note-body><text:p>At 20 degrees.</text:p></text:note-body></text:note>"
                    + " is 5<office:annotation xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                    + "<dc:creator>Ada</dc:creator><dc:date>2026-01-01</dc:date>"
                    + "<text:p>Check.</text:p></office:annotation> bar.</text:p><text:p>End.</text:p>"))
        .isEqualTo(
            "The limit[1] is 5 bar.\n\n[1] At 20 degrees.\n\nComment by Ada: Check.\n\nEnd.");
  }

  @Test
  void keepsTheWordsUnderReadingsWholeInAnOdt() throws Exception {
    assertThat(
            odt(
                "<text:p><text:ruby><text:ruby-base>灯台</text:ruby-base><text:ruby-text>とうだい"
                    + "</text:ruby-text></text:ruby>の管理人</text:p>"))
        .isEqualTo("灯台の管理人\n（とうだい）");
  }

  @Test
  void writesAFormulaAndNumbersAListOfAnOdt() throws Exception {
    assertThat(
            odt(
                "<text:p>So <math xmlns='http://www.w3.org/1998/Math/MathML'><mfrac><mi>a</mi>"
                    + "<mi>b</mi></mfrac></math>.</text:p><text:list text:style-name='Steps'>"
                    + "<text:list-item><text:p>open</text:p></text:list-item><text:list-item>"
                    + "<text:p>close</text:p></text:list-item></text:list>"))
        .isEqualTo("So a/b.\n\n1. open\n2. close");
  }

  @Test
  void marksTheNotesOfAnOdpSlide() throws Exception {
    var show =
        Zips.openDocument(
            "presentation",
            """
            <office:presentation><draw:page><draw:frame><draw:text-box><text:p>Swim</text:p>
            </draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>Say
             it.</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>
            </office:presentation>\
            """);
    assertThat(Samples.parse("a.odp", show).text()).isEqualTo("Swim\n\nNotes: Say it.");
  }

  @Test
  void marksExponentsAndFormulasOfAnEpub() throws Exception {
    assertThat(
            epub(
                "<p>10<sup>6</sup> x<sub>1</sub> 3<sup>1</sup>/<sub>2</sub> "
                    + "<math xmlns='http://www.w3.org/1998/Math/MathML'><msup><mi>x</mi><mn>2</mn>"
                    + "</msup></math></p>"))
        .isEqualTo("10^6 x_1 3½ x^2");
  }

  @Test
  void keepsTheWordsUnderReadingsWholeInAnEpub() throws Exception {
    assertThat(epub("<p><ruby>灯<rt>とう</rt>台<rt>だい</rt></ruby>の管理人</p>"))
        .isEqualTo("灯台の管理人\n（とうだい）");
  }

  @Test
  void readsAnElementOfAnEpubThatIsClosedAtOnce() throws Exception {
    assertThat(epub("<p>One<a id='x'/></p><script src='x'/><p>Two</p>")).isEqualTo("One\n\nTwo");
  }

  @Test
  void leavesOutWhatTheStyleOfAnEpubHides() throws Exception {
    assertThat(epub("<style>.no{display:none}</style><p>yes</p><p class='no'>no</p>"))
        .isEqualTo("yes");
  }

  private static String odt(String content) throws Exception {
    var file = Zips.openDocument("text", "<office:text>" + content + "</office:text>", STYLES);
    return Samples.parse("a.odt", file).text();
  }

  private static String epub(String chapter) throws Exception {
    return Samples.parse("a.epub", Zips.epub(chapter)).text();
  }

  private static String span(String style, String text) {
    return "<text:span text:style-name='%s'>%s</text:span>".formatted(style, text);
  }
}
