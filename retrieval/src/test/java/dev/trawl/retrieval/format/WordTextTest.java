package dev.trawl.retrieval.format;

import static dev.trawl.retrieval.format.Docx.lowered;
import static dev.trawl.retrieval.format.Docx.p;
import static dev.trawl.retrieval.format.Docx.r;
import static dev.trawl.retrieval.format.Docx.raised;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument.Heading;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WordTextTest {
  private static final String STYLES =
      """
      <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
      <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="H1"/>
      </w:style>
      <w:style w:type="character" w:styleId="Up"><w:name w:val="Up"/>
      <w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
      <w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/>
      <w:rPr><w:vanish/></w:rPr></w:style>
      """;

  @Test
  void marksExponentsIndexesAndFractions() throws Exception {
    assertThat(
            text(
                p(r("10") + raised("6") + r(" germs, x") + lowered("1") + r(", 10") + raised("−3")),
                p(r("3") + raised("1") + r("/") + lowered("2") + r(" cups, CO") + lowered("2")),
                p(r("10") + raised("1") + raised("2") + r(" and 10") + raised("n+1"))))
        .isEqualTo("10^6 germs, x_1, 10^−3\n\n3½ cups, CO2\n\n10^12 and 10^(n+1)");
  }

  @Test
  void marksDigitsRaisedByAStyleOrByPosition() throws Exception {
    var document =
        Docx.body(
                p(r("10") + r("<w:rStyle w:val='Up'/>", "6"))
                    + p(r("10") + r("<w:position w:val='8'/>", "7"))
                    + p(r("10") + r("<w:position w:val='1'/>", "8")))
            .with("styles", "styles", STYLES);
    assertThat(document.text()).isEqualTo("10^6\n\n10^7\n\n108");
  }

  @Test
  void writesOrdinalsWithoutASign() throws Exception {
    assertThat(text(p(r("the 1") + raised("st") + r(" and 22") + raised("nd"))))
        .isEqualTo("the 1st and 22nd");
  }

  @Test
  void readsElementsThatAreCharacters() throws Exception {
    assertThat(
            text(
                p(r("3") + "<w:r><w:noBreakHyphen/></w:r>" + r("5 bar")),
                p(r("co") + "<w:r><w:softHyphen/></w:r>" + r("operate")),
                p(r("a") + "<w:r><w:tab/></w:r>" + r("b") + "<w:r><w:br/></w:r>" + r("c")),
                p(r("5 ") + "<w:r><w:sym w:font='Symbol' w:char='F06D'/></w:r>" + r("g")),
                p("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>" + r(" paid"))))
        .isEqualTo("3\u20115 bar\n\ncooperate\n\na b\nc\n\n5 μg\n\n☑ paid");
  }

  @Test
  void readsLettersOfASymbolFontAsTheSymbolsThatTheyShow() throws Exception {
    assertThat(text(p(r("5 ") + r("<w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/>", "m") + r("g"))))
        .isEqualTo("5 μg");
  }

  @Test
  void writesFormulasInOneLine() throws Exception {
    assertThat(
            text(
                p(
                    r("Then ")
                        + formula(
                            "<m:f><m:num>"
                                + m("a+b")
                                + "</m:num><m:den>"
                                + m("c")
                                + "</m:den></m:f>")),
                p(
                    formula(
                        "<m:sSup><m:e>"
                            + m("x")
                            + "</m:e><m:sup>"
                            + m("2")
                            + "</m:sup></m:sSup>"
                            + m("=")
                            + "<m:rad><m:radPr><m:degHide m:val='1'/></m:radPr><m:deg/><m:e>"
                            + m("y")
                            + "</m:e></m:rad>")),
                p(
                    formula(
                        "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>"
                            + m("i=1")
                            + "</m:sub><m:sup>"
                            + m("n")
                            + "</m:sup><m:e>"
                            + m("i")
                            + "</m:e></m:nary>")),
                p(
                    formula(
                        m("3")
                            + "<m:f><m:num>"
                            + m("1")
                            + "</m:num><m:den>"
                            + m("2")
                            + "</m:den></m:f>"))))
        .isEqualTo("Then (a+b)/c\n\nx^2=√(y)\n\n∑_(i=1)^n i\n\n3½");
  }

  @Test
  void boundsAFormulaThatIsNestedTooDeeply() throws Exception {
    var deep = "<m:rad><m:deg/><m:e>".repeat(500) + "</m:e></m:rad>".repeat(500);
    assertThat(text(p(r("before")), p(formula(deep)), p(r("after"))))
        .startsWith("before")
        .endsWith("after")
        .hasSizeLessThan(1_000);
  }

  @Test
  void leavesOutHiddenAndDeletedText() throws Exception {
    var document =
        Docx.body(
                p(r("a") + r("<w:vanish/>", "HIDDEN") + r("<w:vanish w:val='0'/>", "b"))
                    + p(r("c") + r("<w:rStyle w:val='Secret'/>", "HIDDEN"))
                    + p(
                        r("d")
                            + "<w:del><w:r><w:delText>OLD</w:delText></w:r></w:del><w:ins>"
                            + r("e")
                            + "</w:ins><w:moveFrom>"
                            + r("OLD")
                            + "</w:moveFrom><w:moveTo>"
                            + r("f")
                            + "</w:moveTo>"))
            .with("styles", "styles", STYLES);
    assertThat(document.text()).isEqualTo("ab\n\nc\n\ndef");
  }

  @Test
  void joinsParagraphsIfTheMarkBetweenThemWasDeleted() throws Exception {
    assertThat(text(p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("one ")), p(r("two"))))
        .isEqualTo("one two");
  }

  @Test
  void leavesOutDeletedRowsOfATable() throws Exception {
    assertThat(
            text(
                "<w:tbl><w:tr>"
                    + cell("", "a")
                    + cell("", "b")
                    + "</w:tr><w:tr><w:trPr><w:del/></w:trPr>"
                    + cell("", "OLD")
                    + cell("", "OLD")
                    + "</w:tr><w:tr>"
                    + cell("", "c")
                    + cell("", "d")
                    + "</w:tr></w:tbl>"))
        .isEqualTo("a\tb\nc\td");
  }

  @Test
  void repeatsACellThatCoversSeveralRows() throws Exception {
    assertThat(
            text(
                "<w:tbl><w:tr>"
                    + cell("<w:gridSpan w:val='2'/>", "Site")
                    + cell("", "Limit")
                    + "</w:tr><w:tr>"
                    + cell("<w:vMerge w:val='restart'/>", "North")
                    + cell("", "upper")
                    + cell("", "5")
                    + "</w:tr><w:tr>"
                    + cell("<w:vMerge/>", "")
                    + cell("", "lower")
                    + cell("", "6")
                    + "</w:tr></w:tbl>"))
        .isEqualTo("Site\tSite\tLimit\nNorth\tupper\t5\nNorth\tlower\t6");
  }

  @Test
  void readsATextBoxOnceAndAfterItsParagraph() throws Exception {
    var box = "<w:txbxContent>" + p(r("boxed")) + "</w:txbxContent>";
    assertThat(
            text(
                p(
                    r("The sentence ")
                        + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
                        + box
                        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
                        + box
                        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
                        + r("goes on.")),
                p(r("Next."))))
        .isEqualTo("The sentence goes on.\n\nboxed\n\nNext.");
  }

  @Test
  void showsWhetherABoxOfAFormIsChecked() throws Exception {
    assertThat(
            text(
                p(
                    "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default"
                        + " w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r>"
                        + "<w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar"
                        + " w:fldCharType='end'/></w:r>"
                        + r(" paid")),
                p(
                    "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='0'/></w14:checkbox>"
                        + "</w:sdtPr><w:sdtContent>"
                        + r("☐")
                        + "</w:sdtContent></w:sdt>"
                        + r(" open"))))
        .isEqualTo("☒ paid\n\n☐ open");
  }

  @Test
  void keepsTheWordsUnderReadingsWhole() throws Exception {
    var ruby =
        "<w:r><w:ruby><w:rubyPr><w:lid w:val='ja-JP'/></w:rubyPr><w:rt>%s</w:rt><w:rubyBase>%s"
            + "</w:rubyBase></w:ruby></w:r>";
    assertThat(
            text(
                p(
                    ruby.formatted(r("とうだい"), r("灯台"))
                        + r("の")
                        + ruby.formatted(r("かんりにん"), r("管理人")))))
        .isEqualTo("灯台の管理人\n（とうだい、かんりにん）");
  }

  @Test
  void readsFractionsAndReadingsOfOlderFields() throws Exception {
    assertThat(
            text(
                p(field(" EQ \\f(1,n) ") + r(" of")),
                p(field("EQ \\* jc2 \\* \"Font:MS\" \\* hps10 \\o\\ad(\\s\\up 9(とう),灯)") + r("台"))))
        .isEqualTo("1/n of\n\n灯台");
  }

  @Test
  void putsNotesAndCommentsAfterTheParagraphThatRefersToThem() throws Exception {
    var document =
        Docx.body(
                p(r("The limit is 5") + reference("footnote", 2) + r(" bar."))
                    + p(r("It holds.") + reference("endnote", 2) + reference("comment", 0))
                    + p(r("End.")))
            .with("footnotes", "footnotes", note("footnote", 2, "", "At 20 degrees."))
            .with("endnotes", "endnotes", note("endnote", 2, "", "Since May."))
            .with("comments", "comments", note("comment", 0, "w:author='Ada'", "Check this."));
    assertThat(document.text())
        .isEqualTo(
            "The limit is 5[1] bar.\n\n[1] At 20 degrees.\n\nIt holds.[i]\n\n[i] Since May.\n\n"
                + "Comment by Ada: Check this.\n\nEnd.");
  }

  @Test
  void putsNotesOfATableBelowTheTable() throws Exception {
    var document =
        Docx.body(
                "<w:tbl><w:tr><w:tc>"
                    + p(r("5") + reference("footnote", 2))
                    + "</w:tc>"
                    + cell("", "b")
                    + "</w:tr><w:tr>"
                    + cell("", "c")
                    + cell("", "d")
                    + "</w:tr></w:tbl>")
            .with("footnotes", "footnotes", note("footnote", 2, "", "Bar."));
    assertThat(document.text()).isEqualTo("5[1]\tb\nc\td\n\n[1] Bar.");
  }

  @Test
  void numbersHeadingsAndLists() throws Exception {
    var document =
        Docx.body(
                p(item("H1", 1, 0) + r("Scope"))
                    + p(item("Own", 1, 1) + r("Pumps"))
                    + p(item("", 2, 0) + r("oil"))
                    + p(item("", 2, 0) + r("water"))
                    + p(item("", 1, 1) + r("Valves"))
                    + p(item("H1", 1, 0) + r("Rules")))
            .with("styles", "styles", STYLES)
            .with(
                "numbering",
                "numbering",
                """
                <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
                <w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1">
                <w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/>
                </w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">
                <w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
                <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
                <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
                """);
    var parsed = Samples.parse("a.docx", document.bytes());
    assertThat(parsed.text())
        .isEqualTo("I. Scope\n\n1.1 Pumps\n\n• oil\n• water\n\n1.2 Valves\n\nII. Rules");
    assertThat(parsed.headings())
        .extracting(Heading::title)
        .containsExactly("I. Scope", "1.1 Pumps", "II. Rules");
  }

  @Test
  void writesEachHeaderAndFooterOnce() throws Exception {
    var document =
        Docx.body(p(r("Body.")))
            .with("header1", "hdr", p(r("Head")))
            .with("header2", "hdr", p(r("Head")))
            .with("footer1", "ftr", p(r("Foot")));
    assertThat(document.text()).isEqualTo("Head\n\nBody.\n\nFoot");
  }

  @Test
  void readsTheRestIfNotesAreBroken() throws Exception {
    var document = Docx.body(p(r("Body."))).with("footnotes", "footnotes", "<w:footnote><broken");
    var parsed = Samples.parse("a.docx", document.bytes());
    assertThat(parsed.text()).isEqualTo("Body.");
    assertThat(parsed.warnings()).containsExactly("the part footnotes.xml could not be read");
  }

  /** However Word splits a text into runs, the text that was written is read. */
  @Property(tries = 100)
  void readsWhatWasWritten(@ForAll("paragraphs") List<List<String>> paragraphs) throws Exception {
    var body =
        paragraphs.stream()
            .map(runs -> p(runs.stream().map(Docx::r).collect(Collectors.joining())))
            .collect(Collectors.joining());
    var expected =
        paragraphs.stream()
            .map(runs -> String.join("", runs).replaceAll(" +", " ").strip())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n\n"));
    assertThat(Docx.body(body + p(r("End."))).text())
        .isEqualTo(expected.isEmpty() ? "End." : expected + "\n\nEnd.");
  }

  @Provide
  Arbitrary<List<List<String>>> paragraphs() {
    var run =
        Arbitraries.strings()
            .withChars("abc XYZ0123456789.,-–()%€µ½灯台のдом")
            .ofMinLength(1)
            .ofMaxLength(12);
    return run.list().ofMinSize(1).ofMaxSize(6).list().ofMaxSize(6);
  }

  private static String text(String... blocks) throws Exception {
    return Docx.body(String.join("", blocks)).text();
  }

  private static String m(String text) {
    return "<m:r><m:t>" + text + "</m:t></m:r>";
  }

  private static String formula(String xml) {
    return "<m:oMath>" + xml + "</m:oMath>";
  }

  private static String cell(String properties, String text) {
    return "<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>".formatted(properties, p(r(text)));
  }

  private static String field(String instruction) {
    return "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>%s</w:instrText></w:r>"
            .formatted(instruction)
        + "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
  }

  private static String reference(String kind, int id) {
    return "<w:r><w:%sReference w:id='%d'/></w:r>".formatted(kind, id);
  }

  private static String note(String kind, int id, String attributes, String text) {
    return "<w:%s w:id='%d' %s>%s</w:%s>".formatted(kind, id, attributes, p(r(text)), kind);
  }

  private static String item(String style, int list, int level) {
    return "<w:pPr><w:pStyle w:val='%s'/><w:numPr><w:ilvl w:val='%d'/><w:numId w:val='%d'/></w:numPr></w:pPr>"
        .formatted(style, level, list);
  }
}
