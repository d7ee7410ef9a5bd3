package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.ParsedDocument;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Where tables and their heads are in the text of each format. */
class TextTablesTest {
  @Test
  void findsMarkdownTablesOutsideCode() throws Exception {
    assertThat(
            tables(
                "a.md",
                "text | with bar\n\nName | Year\n---|---\nAda | 1815\n\n"
                    + "```\n| x | y |\n|---|---|\n| 1 | 2 |\n```\n\n| a |\n|---|\n| b |\n"))
        .containsExactly("Name | Year\n---|---\n^Ada | 1815", "| a |\n|---|\n^| b |");
  }

  @Test
  void findsTheHeadOfACsvThatHasOne() throws Exception {
    assertThat(tables("a.csv", "Name;\"Year\nof birth\"\nAda;1815\n"))
        .containsExactly("Name;\"Year\nof birth\"\n^Ada;1815\n");
    assertThat(tables("a.csv", "Ada,1815\nBo,1900\n")).containsExactly("^Ada,1815\nBo,1900\n");
    assertThat(tables("a.csv", "only a head,x")).isEmpty();
  }

  @Test
  void findsTheHeadOfAnHtmlTable() throws Exception {
    assertThat(
            tables(
                "a.html",
                "<html><body><p>x</p><table><thead><tr><td>a<td>b</tr><tr><th>c<th>d</tr></thead>"
                    + "<tr><th>e<td>f</tr></table>"))
        .containsExactly("a\tb\nc\td\n^e\tf");
  }

  @Test
  void takesAFirstRowOfWordsForTheHeadIfNumbersFollow() throws Exception {
    assertThat(
            tables("a.html", "<html><body><table><tr><td>Name<td>Year<tr><td>Ada<td>1815</table>"))
        .containsExactly("Name\tYear\n^Ada\t1815");
    assertThat(
            tables("a.html", "<html><body><table><tr><td>Name<td>Ada<tr><td>Port<td>Vik</table>"))
        .containsExactly("^Name\tAda\nPort\tVik");
    assertThat(tables("a.docx", OfficeTextTest.docx())).containsExactly("Name\tYear\n^Ada\t1815");
  }

  @Property(tries = 60)
  void aCsvIsReadAsItWasWritten(@ForAll("cells") List<List<String>> rows) throws Exception {
    var csv =
        rows.stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n"));
    assertThat(Samples.parse("a.csv", csv).text()).isEqualTo(csv);
  }

  @Property(tries = 60)
  void anHtmlTableIsReadAsItWasWritten(@ForAll("cells") List<List<String>> rows) throws Exception {
    var html = new StringBuilder("<!DOCTYPE html><html><body><table>");
    for (var row : rows) {
      html.append("<tr>");
      row.forEach(
          cell ->
              html.append("<td>")
                  .append(cell.replace("&", "&amp;").replace("<", "&lt;"))
                  .append("</td>"));
      html.append("</tr>");
    }
    assertThat(Samples.parse("a.html", html + "</table>").text())
        .isEqualTo(
            rows.stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n")));
  }

  @Provide
  Arbitrary<List<List<String>>> cells() {
    var cell = Arbitraries.of("a", "b c", "x<y", "1,234.5", "3 & 4", "年月", "it's", "=A1", "“q”");
    return Arbitraries.integers()
        .between(2, 5)
        .flatMap(columns -> cell.list().ofSize(columns).list().ofMinSize(1).ofMaxSize(6));
  }

  private static List<String> tables(String name, String content) throws DocumentException {
    return shown(Samples.parse(name, content));
  }

  private static List<String> tables(String name, byte[] content) throws DocumentException {
    return shown(Samples.parse(name, content));
  }

  /** The text of each table, with ^ where its body starts. */
  private static List<String> shown(ParsedDocument parsed) {
    return parsed.tables().stream()
        .map(
            table ->
                parsed.text().substring(table.startChar(), table.bodyStart())
                    + "^"
                    + parsed.text().substring(table.bodyStart(), table.endChar()))
        .toList();
  }
}
