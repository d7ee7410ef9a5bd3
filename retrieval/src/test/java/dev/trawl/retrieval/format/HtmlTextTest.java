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
            "<html><title>Report</title><body><p><b>ITEM&nbsp;1A. RISK FACTORS</b></p><p>Many.</p>");
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
