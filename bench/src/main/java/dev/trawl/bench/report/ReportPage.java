package dev.trawl.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/**
 * The results of a run as a single self-contained page: tables, charts, and the questions with
 * their answers. Questions with the lowest scores come first. Questions and answers are escaped.
 */
final class ReportPage {
  private static final int QUESTIONS_MAX = 500;
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<Extension> TABLES = List.of(TablesExtension.create());

  private final Path folder;
  private final Document page;

  private ReportPage(Path folder, String title) throws IOException {
    this.folder = folder;
    this.page = Document.createShell("");
    page.prependChild(new DocumentType("html", "", ""));
    page.title("trawl bench: " + title);
    page.head().appendElement("meta").attr("charset", "utf-8");
    page.head().appendElement("style").appendText(style());
    page.body().appendElement("h1").text(page.title());
  }

  /**
   * Writes {@code report.html}.
   *
   * @param tables the tables as Markdown
   */
  static void write(Path folder, String tables) throws IOException {
    var planFile = folder.resolve("plan.json");
    var plan = Files.exists(planFile) ? JSON.readTree(planFile.toFile()) : JSON.createObjectNode();
    var report =
        new ReportPage(folder, plan.path("benchmark").asText(folder.getFileName().toString()));
    report.tables(tables);
    report.charts();
    report.plan(plan);
    report.questions();
    Files.writeString(folder.resolve("report.html"), report.page.outerHtml());
  }

  private static String style() throws IOException {
    try (var style = ReportPage.class.getResourceAsStream("report.css")) {
      if (style == null) {
        throw new IllegalStateException("report.css is missing from the class path");
      }
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void tables(String tables) {
    var read = Parser.builder().extensions(TABLES).build().parse(tables);
    page.body()
        .appendElement("section")
        .html(HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).build().render(read));
  }

  private void charts() throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.filter(each -> each.toString().endsWith(".png")).sorted().toList()) {
        var data = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        page.body()
            .appendElement("img")
            .attr("src", "data:image/png;base64," + data)
            .attr("alt", file.getFileName().toString());
      }
    }
  }

  private void plan(JsonNode plan) {
    if (!plan.isEmpty()) {
      page.body().appendElement("h2").text("Plan");
      page.body().appendElement("pre").text(plan.toPrettyString());
    }
  }

  private void questions() throws IOException {
    var lines = new ArrayList<>(questionLines());
    if (lines.isEmpty()) {
      return;
    }
    lines.sort(Comparator.comparingDouble(ReportPage::score));
    page.body().appendElement("h2").text("Questions, worst first");
    var shown = lines.subList(0, Math.min(QUESTIONS_MAX, lines.size()));
    if (shown.size() < lines.size()) {
      page.body()
          .appendElement("p")
          .text(
              "%,d of %,d questions; results.jsonl contains all of them."
                  .formatted(shown.size(), lines.size()));
    }
    var table = page.body().appendElement("table");
    row(table, "th", List.of("", "score", "question", "expected", "answer", "status"));
    for (var line : shown) {
      row(
          table,
          "td",
          List.of(
              line.path("key").asText(),
              String.format(Locale.ROOT, "%.0f", score(line)),
              line.path("question").asText(),
              references(line),
              line.path("answer").asText(),
              line.path("error").asText().isEmpty()
                  ? line.path("status").asText()
                  : line.path("error").asText()));
    }
  }

  private List<JsonNode> questionLines() throws IOException {
    var file = folder.resolve("results.jsonl");
    var lines = new ArrayList<JsonNode>();
    if (Files.exists(file)) {
      for (var line : Files.readAllLines(file)) {
        var read = JSON.readTree(line);
        if (read.hasNonNull("question") && read.path("scores").isObject()) {
          lines.add(read);
        }
      }
    }
    return lines;
  }

  /** The benchmark's main score, or the mean of all scores. */
  private static double score(JsonNode line) {
    var scores = line.path("scores");
    if (scores.has("score")) {
      return scores.path("score").asDouble();
    }
    return scores.properties().stream()
        .mapToDouble(each -> each.getValue().asDouble())
        .average()
        .orElse(0);
  }

  private static String references(JsonNode line) {
    var references = new ArrayList<String>();
    line.path("references").forEach(each -> references.add(each.asText()));
    return String.join(" · ", references);
  }

  private static void row(Element table, String cell, List<String> texts) {
    var row = table.appendElement("tr");
    texts.forEach(text -> row.appendElement(cell).text(text));
  }
}
