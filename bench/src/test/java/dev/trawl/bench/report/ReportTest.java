package dev.trawl.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @Test
  void alignsColumnsWithHanCharacters() {
    var table = new Table("set", "n").row("三国", 1).row("manual", 12);
    assertThat(table.toString())
        .isEqualTo(
            """
            | set    | n  |
            |--------|----|
            | 三国   | 1  |
            | manual | 12 |
            """);
  }

  @Test
  void rejectsARowWithTooFewCells() {
    assertThatThrownBy(() -> new Table("a", "b").row("only one"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void reportsWhetherATargetIsReached() {
    assertThat(Figure.atMost(2, "ratio", 1.9, "").reached()).contains(true);
    assertThat(Figure.atMost(2, "ratio", 2.1, "").reached()).contains(false);
    assertThat(Figure.atMost(2, "ratio", Double.NaN, "").reached()).contains(false);
    assertThat(Figure.atLeast(100, "read", 100, "%").reached()).contains(true);
    assertThat(Figure.atLeast(100, "read", 99.9, "%").reached()).contains(false);
    assertThat(Figure.of("time", 5, "ms").reached()).isEmpty();
  }

  @Test
  void showsEachFigureWithItsTarget() {
    var table = Figure.table(List.of(Figure.atMost(125 * 55.0 * 1.1, "pass", 8_000, "ms")));
    assertThat(table).contains("| pass    | 8,000 | ms   | ≤ 7562.5 | no      |");
  }

  @Test
  void writesASummaryAndALineForEachResult(@TempDir Path folder) throws Exception {
    record Result(String id, Optional<String> answer) {}
    try (var results = ResultsFolder.create(folder.resolve("a/b"))) {
      results.add(new Result("1", Optional.of("Porto")));
      results.add(new Result("2", Optional.empty()));
      assertThat(results.summarise(Map.of("n", 2))).contains("\"n\" : 2");
    }
    assertThat(folder.resolve("a/b/results.jsonl"))
        .content()
        .isEqualTo("{\"id\":\"1\",\"answer\":\"Porto\"}\n{\"id\":\"2\",\"answer\":null}\n");
    assertThat(folder.resolve("a/b/summary.json")).exists();
  }

  @Test
  void reportsAFolderThatItCannotCreate(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(() -> ResultsFolder.create(file.resolve("below")))
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--out");
  }

  @Test
  void theNameOfTheFolderContainsTheTime() {
    var clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    assertThat(ResultsFolder.timestamped("needle", clock))
        .isEqualTo(Path.of("bench-results", "20260102-030405-needle"));
  }
}
