package dev.trawl.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
  private static final String HOSTILE = "<script>alert(1)</script>";

  @TempDir private Path folder = Path.of(".");

  record TestResult(
      String key, String question, List<String> references, String answer, double right)
      implements Result {
    @Override
    public String group() {
      return "test";
    }

    @Override
    public Map<String, Double> scores() {
      return Map.of("score", right);
    }
  }

  @BeforeEach
  void writeReport() throws Exception {
    try (var results = ResultsFolder.create(folder)) {
      var store = results.store(Map.of("benchmark", "test", "seed", 7));
      store.add(
          List.of(
              new TestResult("1", "Who?", List.of("Ida", "Kroll"), "Ida Kroll", 100),
              new TestResult("2", "What is " + HOSTILE + "?", List.of("5"), HOSTILE, 0)));
      Files.write(folder.resolve("heat.png"), new byte[] {1, 2, 3});
      results.table(new Table("set", "n").row("all " + HOSTILE, 2).toString());
    }
  }

  @Test
  void showsTablesChartsAndThePlan() throws Exception {
    var page = page();
    assertThat(page.title()).isEqualTo("trawl bench: test");
    assertThat(page.select("section table th").eachText()).containsExactly("set", "n");
    assertThat(page.select("img").attr("src")).isEqualTo("data:image/png;base64,AQID");
    assertThat(page.select("pre").text()).contains("\"seed\" : 7");
  }

  @Test
  void showsTheWorstQuestionsFirst() throws Exception {
    var rows = page().select("body > table tr:has(td)");
    assertThat(rows).extracting(row -> row.child(0).text()).containsExactly("2", "1");
    assertThat(rows.last()).extracting(Element::text).asString().contains("Ida · Kroll");
  }

  @Test
  void escapesQuestionsAndAnswers() throws Exception {
    var page = page();
    assertThat(page.select("script")).isEmpty();
    assertThat(page.body().text()).contains("What is " + HOSTILE + "?", "all " + HOSTILE);
  }

  private Document page() throws Exception {
    return Jsoup.parse(folder.resolve("report.html").toFile());
  }
}
