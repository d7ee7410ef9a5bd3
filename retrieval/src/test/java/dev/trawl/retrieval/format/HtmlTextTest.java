package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.document.ParsedDocument.Heading;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
  @Test
  void separatesBlocksAndCollapsesWhiteSpaceLikeABrowser() throws Exception {
    assertThat(text("<p>One\n  two <b>three</b>,\nfour.</p><p>Five<br>six</p><div>seven</div>"))
        .isEqualTo("One two three, four.\n\nFive\nsix\n\nseven");
  }

  @Test
  void keepsPreformattedTextUnchanged() throws Exception {
    assertThat(text("<p>a</p><pre>x  = 1\n  y = 2</pre><p>b</p>"))
        .isEqualTo("a\n\nx  = 1\n  y = 2\n\nb");
  }

  @Test
  void writesATableRowByRowAtItsPosition() throws Exception {
    assertThat(
            text(
                "<p>before</p><table><tr><th>Name<th>Year</tr>"
                    + "<tr><td><p>Ada</p><p>Lovelace</p></td><td>1815</td></tr></table><p>after</p>"))
        .isEqualTo("before\n\nName\tYear\nAda Lovelace\t1815\n\nafter");
  }

  @Test
  void keepsEmptyCellsOfADataTable() throws Exception {
    assertThat(
            text(
                "<table><tr><td>a<td>b<td>c</tr><tr><td><td><td>3</tr>"
                    + "<tr><td>1<td>&nbsp;<td></tr></table>"))
        .isEqualTo("a\tb\tc\n\t\t3\n1");
  }

  @Test
  void joinsADollarSignInASeparateColumnToItsNumber() throws Exception {
    assertThat(
            text(
                "<table><tr><td colspan=2>Cash<td>&nbsp;<td>$<td>1,234<td>&nbsp;</tr>"
                    + "<tr><td colspan=2>Loss<td>&nbsp;<td>(<td>5.6<td>)%</tr></table>"))
        .isEqualTo("Cash\t$1,234\nLoss\t(5.6)%");
  }

  @Test
  void readsALayoutTableAsBlocks() throws Exception {
    assertThat(
            text(
                "<table><tr><td><p>menu</p></td><td><h1>Title</h1><p>One.</p><table><tr><td>1<td>2"
                    + "</tr></table></td></tr></table>"))
        .isEqualTo("menu\n\nTitle\n\nOne.\n\n1\t2");
  }

  @Test
  void marksListItems() throws Exception {
    assertThat(text("<ul><li>one<li><p>two</p></ul><ol><li>first<li>second</ol>"))
        .isEqualTo("• one\n• two\n\n1. first\n2. second");
  }

  @Test
  void numbersListsAsABrowserDoes() throws Exception {
    assertThat(text("<ol start=42><li>a<li>b<li value=7>c<li>d</ol><ol reversed><li>e<li>f</ol>"))
        .isEqualTo("42. a\n43. b\n7. c\n8. d\n\n2. e\n1. f");
    assertThat(
            text(
                "<ol type=a start=26><li>x<li>y</ol><ol style='list-style-type: upper-roman'><li>z"))
        .isEqualTo("z. x\naa. y\n\nI. z");
  }

  @Test
  void keepsTheMarkOfAListItemInItsCell() throws Exception {
    assertThat(
            text(
                "<table><tr><td>Teal<ul><li>small</ul><td><ul><li>Pond<li>Marsh</ul><tr><td>Duck<td>x</table>"))
        .isEqualTo("Teal • small\t• Pond • Marsh\nDuck\tx");
  }

  @Test
  void skipsHiddenElements() throws Exception {
    assertThat(
            text(
                "<script>alert(1)</script><style>p{}</style><p>shown</p><p hidden>no</p>"
                    + "<div style='color:red; display: none'>no</div><!-- no -->"))
        .isEqualTo("shown");
  }

  @Test
  void marksSuperscriptNumbers() throws Exception {
    assertThat(text("<p>10<sup>6</sup> m<sup>2</sup>, the 1<sup>st</sup> note<sup>[3]</sup></p>"))
        .isEqualTo("10^6 m^2, the 1st note[3]");
  }

  @Test
  void marksExponentsIndexesAndFractions() throws Exception {
    assertThat(
            text(
                "<p>10<sup>&minus;6</sup>, x<sup>n+1</sup>, x<sub>1</sub>, T<sub>max</sub>, "
                    + "x<sub>i</sub><sup>2</sup>, 101<sub>2</sub>, "
                    + "3<sup>1</sup>&frasl;<sub>2</sub> cups, 2<sup>5</sup>/<sub>7</sub></p>"))
        .isEqualTo("10^−6, x^(n+1), x_1, T_max, x_i^2, 101_2, 3½ cups, 2 5/7");
  }

  @Test
  void writesOrdinalsMoleculesAndNoteMarksWithoutASign() throws Exception {
    assertThat(
            text(
                "<p>the 21<sup>st</sup>, 2<sup>e</sup>, M<sup>me</sup> Roy, H<sub>2</sub>O, "
                    + "Fe<sub>2</sub>O<sub>3</sub>, Acme<sup>TM</sup>, closed.<sup>4</sup> "
                    + "Word<sup><a href='#n5'>5</a></sup></p><p><sup>1</sup>Faculty</p>"))
        .isEqualTo("the 21st, 2e, Mme Roy, H2O, Fe2O3, Acme™, closed.[4] Word[5]\n\n1 Faculty");
  }

  @Test
  void keepsALongSuperscriptAsText() throws Exception {
    var words = "this sentence is raised only to look small";
    assertThat(text("<p>A<sup> " + words + "</sup> b</p>")).isEqualTo("A " + words + " b");
  }

  @Test
  void writesAFormulaInOneLine() throws Exception {
    assertThat(
            text(
                """
                <p>Then <math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>
                <mo>=</mo><msqrt><mi>x</mi></msqrt><mo>+</mo><munderover><mo>∑</mo><mrow><mi>i</mi>
                <mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msup><mi>i</mi><mn>2</mn></msup>
                </math>.</p>\
                """))
        .isEqualTo("Then (a+b)/c=√(x)+∑_(i=1)^n i^2.");
  }

  @Test
  void writesAFormulaOnceIfThePageAlsoDrawsIt() throws Exception {
    assertThat(
            text(
                "<p><span><math><msup><mi>x</mi><mn>2</mn></msup></math></span>"
                    + "<span aria-hidden='true'>x2</span> and "
                    + "<span style='display:none'><math><mi>y</mi></math></span><img alt='y'></p>"))
        .isEqualTo("x^2 and y");
  }

  @Test
  void boundsAFormulaThatIsNestedTooDeeply() throws Exception {
    assertThat(text("<math>" + "<msqrt>".repeat(5_000) + "x"))
        .startsWith("√(√(")
        .hasSizeLessThan(999);
  }

  @Test
  void skipsWhatTheStyleSheetHides() throws Exception {
    assertThat(
            text(
                "<style>/* .a{} */ .draft, #old > p { color:red; display : none } "
                    + ".veil{visibility:hidden} .draft.final{display:block}</style>"
                    + "<p class='draft'>no</p><div id=old><p>no</p></div><p class=veil>no</p>"
                    + "<p class='draft final'>yes</p><p class=draft style='display:block'>yes</p>"))
        .isEqualTo("yes\n\nyes");
  }

  @Test
  void ignoresStylesForPrintAndForStates() throws Exception {
    assertThat(
            text(
                "<style>@media print{.a{display:none}} .a:hover{display:none} "
                    + "@media (max-width:600px){.a{display:none}} body{visibility:hidden} "
                    + "@keyframes k{from{visibility:hidden}} .b::before{display:none}</style>"
                    + "<p class=a>one</p><p class=b>two</p>"))
        .isEqualTo("one\n\ntwo");
  }

  @Test
  void putsReadingsBelowTheParagraphSoThatTheWordsStayWhole() throws Exception {
    assertThat(
            text(
                "<p><ruby>灯<rt>とう</rt>台<rt>だい</rt></ruby>の"
                    + "<ruby>管理人<rp>（</rp><rt>かんりにん</rt><rp>）</rp></ruby>は誰。</p>"
                    + "<p><ruby>灯台<rt>とうだい</rt></ruby>は白い。</p>"))
        .isEqualTo("灯台の管理人は誰。\n（とうだい、かんりにん）\n\n灯台は白い。");
  }

  @Test
  void keepsReadingsOutOfHeadingsAndTables() throws Exception {
    var parsed =
        Samples.parse(
            "a.html",
            "<html><body><h1><ruby>北京<rt>Běijīng</rt></ruby></h1><table><tr><th>x<th>y</tr>"
                + "<tr><td><ruby>上<rt>Shàng</rt>海<rt>hǎi</rt></ruby><td>2</tr></table>");
    assertThat(parsed.headings()).containsExactly(new Heading(1, 0, "北京"));
    assertThat(parsed.text()).isEqualTo("北京\n（Běijīng）\n\nx\ty\n上海\t2\n（Shàng hǎi）");
  }

  @Test
  void showsWhetherABoxIsChecked() throws Exception {
    assertThat(text("<p><input type=checkbox checked>Paid</p><p><input type=radio>Open</p>"))
        .isEqualTo("☒ Paid\n\n☐ Open");
  }

  @Test
  void findsHeadings() throws Exception {
    var parsed =
        Samples.parse(
            "a.html", "<html><body><h1>A <i>b</i></h1><p>x</p><h3>\nC</h3>y</body></html>");
    assertThat(parsed.headings()).containsExactly(new Heading(1, 0, "A b"), new Heading(3, 8, "C"));
    assertThat(parsed.text()).isEqualTo("A b\n\nx\n\nC\n\ny");
  }

  @Test
  void findsChaptersInAPageWithoutHeadings() throws Exception {
    var parsed =
        Samples.parse(
            "a.html",
            "<html><title>Report</title><body><p><b>ITEM&nbsp;1A. RISK"
                + " FACTORS</b></p><p>Many.</p>");
    assertThat(parsed.text()).startsWith("Report\n\nITEM");
    assertThat(parsed.headings())
        .extracting(Heading::level, Heading::title)
        .containsExactly(tuple(2, "ITEM 1A. RISK FACTORS"));
  }

  @Test
  void startsAPageAtAPageBreakForPrinting() throws Exception {
    var parsed =
        Samples.parse(
            "a.html",
            "<html><body><p>one</p><hr style='page-break-after: always'><p>two</p>"
                + "<div style='color:red;break-before:page'>three</div></body></html>");
    assertThat(parsed.text()).isEqualTo("one\n\ntwo\n\nthree");
    assertThat(parsed.pages()).extracting(ParsedDocument.Page::startChar).containsExactly(0, 5, 10);
  }

  @Test
  void readsAHundredThousandNestedElements() throws Exception {
    assertThat(text("<div>".repeat(100_000) + "deep")).isEqualTo("deep");
  }

  private static String text(String body) throws DocumentException {
    return Samples.parse("a.html", "<!DOCTYPE html><html><body>" + body).text();
  }
}
