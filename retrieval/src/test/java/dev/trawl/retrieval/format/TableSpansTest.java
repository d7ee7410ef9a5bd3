package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.ParsedDocument.Heading;
import org.junit.jupiter.api.Test;

class TableSpansTest {
  @Test
  void repeatsACellInEachRowItCovers() throws Exception {
    assertThat(
            html(
                "<table><tr><th>Ship<th>Sailor</tr><tr><td rowspan=3>Heron<td>Ada</tr>"
                    + "<tr><td>Bo</tr><tr><td>Cyd</tr><tr><td>Petrel<td>Dan</tr></table>"))
        .isEqualTo("Ship\tSailor\nHeron\tAda\nHeron\tBo\nHeron\tCyd\nPetrel\tDan");
  }

  @Test
  void repeatsCellsInTheMiddleAndAtTheEndOfARow() throws Exception {
    assertThat(
            html(
                "<table><tr><td>a<td rowspan=2>b<td>c<td rowspan=2>d</tr><tr><td>e<td></tr>"
                    + "<tr><td>f<td>g<td>h<td>i</tr></table>"))
        .isEqualTo("a\tb\tc\td\ne\tb\t\td\nf\tg\th\ti");
  }

  @Test
  void repeatsACellInEachColumnItCoversButATitleOnce() throws Exception {
    assertThat(
            html(
                "<table><tr><td colspan=3>All ships</tr><tr><th rowspan=2>Ship<th colspan=2>2025</tr>"
                    + "<tr><th>Tons<th>Crew</tr><tr><td>Heron<td>12<td>3</tr>"
                    + "<tr><td>Gull<td colspan=2>sunk</tr></table>"))
        .isEqualTo("All ships\nShip\t2025\t2025\nShip\tTons\tCrew\nHeron\t12\t3\nGull\tsunk\tsunk");
  }

  @Test
  void doesNotRepeatCellsAcrossColumnsThatOnlyMakeRoom() throws Exception {
    assertThat(
            html(
                "<table><tr><td colspan=2>Ended 2025<td>&nbsp;<td colspan=2>2024</tr>"
                    + "<tr><td colspan=2 rowspan=2>Cash<td>&nbsp;<td>$<td>1,234</tr>"
                    + "<tr><td>&nbsp;<td>$<td>5</tr></table>"))
        .isEqualTo("Ended 2025\t2024\nCash\t$1,234\nCash\t$5");
  }

  @Test
  void keepsHeadingsAndTheTextAfterTheTableAtTheirPlace() throws Exception {
    var parsed =
        Samples.parse(
            "a.html",
            "<html><body><h1>A</h1><table><tr><td rowspan=2>Heron<td>1</tr><tr><td>2</tr>"
                + "<tr><td>Gull<td><h2>B</h2></tr></table><h2>C</h2><p>after</p></body></html>");
    assertThat(parsed.headings()).extracting(Heading::title).contains("A", "C");
    for (var heading : parsed.headings()) {
      assertThat(parsed.text().substring(heading.startChar())).startsWith(heading.title());
    }
    assertThat(parsed.text()).endsWith("C\n\nafter");
  }

  @Test
  void movesTheBodyOfTheTableAsWell() throws Exception {
    var parsed =
        Samples.parse(
            "a.html",
            "<html><body><table><tr><th>Ship<th colspan=2>Load</tr><tr><th><th>Tons<th>Crew</tr>"
                + "<tr><td>Heron<td>12<td>3</tr></table></body></html>");
    var table = parsed.tables().getFirst();
    assertThat(parsed.text().substring(table.bodyStart(), table.endChar()))
        .isEqualTo("Heron\t12\t3");
  }

  @Test
  void repeatsCellsOfAnOdt() throws Exception {
    var odt =
        Zips.openDocument(
            "text",
            """
            <office:text><table:table><table:table-header-rows><table:table-row>
            <table:table-cell><text:p>Ship</text:p></table:table-cell>
            <table:table-cell table:number-columns-spanned="2"><text:p>Crew</text:p>
            </table:table-cell><table:covered-table-cell/></table:table-row>
            </table:table-header-rows><table:table-row>
            <table:table-cell table:number-rows-spanned="2"><text:p>Heron</text:p>
            </table:table-cell><table:table-cell><text:p>Ada</text:p></table:table-cell>
            <table:table-cell><text:p>Bo</text:p></table:table-cell></table:table-row>
            <table:table-row><table:covered-table-cell/><table:table-cell><text:p>Cyd</text:p>
            </table:table-cell><table:table-cell><text:p>Dan</text:p></table:table-cell>
            </table:table-row></table:table></office:text>\
            """);
    var parsed = Samples.parse("a.odt", odt);
    assertThat(parsed.text()).isEqualTo("Ship\tCrew\tCrew\nHeron\tAda\tBo\nHeron\tCyd\tDan");
    assertThat(parsed.tables().getFirst().bodyStart()).isEqualTo("Ship\tCrew\tCrew\n".length());
  }

  @Test
  void writesALongTextOnceAndBoundsWhatIsRepeated() throws Exception {
    var longText = "x".repeat(300);
    assertThat(html("<table><tr><td rowspan=2>" + longText + "<td>a</tr><tr><td>b</tr></table>"))
        .isEqualTo(longText + "\ta\n\tb");
    var wide =
        "<table><tr>"
            + ("<td rowspan=65534>" + "y".repeat(150)).repeat(50)
            + "<td>z</tr>"
            + "<tr><td>z</tr>".repeat(20_000)
            + "</table>";
    assertThat(html(wide).length()).isLessThan(1_500_000);
  }

  @Test
  void readsSpansThatAreNoNumbers() throws Exception {
    assertThat(
            html(
                "<table><tr><td rowspan=0>a<td colspan=x>b</tr><tr><td colspan=999999>c</tr></table>"))
        .isEqualTo("a\tb\na\tc");
  }

  private static String html(String body) throws DocumentException {
    return Samples.parse("a.html", "<!DOCTYPE html><html><body>" + body).text();
  }
}
