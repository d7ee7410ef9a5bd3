package dev.trawl.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of a run: the same for the same plan, and never written twice. */
class SheetTest {
  private static final Map<String, Object> PLAN = Map.of("benchmark", "test", "seed", 7);

  @TempDir private Path folder = Path.of("");

  record Told(String key, String answer, long askMs) implements Result {
    @Override
    public String group() {
      return "all";
    }

    @Override
    public Map<String, Double> scores() {
      return Map.of("right", answer.equals("Porto") ? 100.0 : 0);
    }
  }

  private static Told told(int number, long askMs) {
    return new Told("q" + number, number % 2 == 0 ? "Porto" : "Rome", askMs);
  }

  private String text(String name) throws Exception {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void keepsTheOrderOfThePlanAndTimesApart() throws Exception {
    var sheet = Sheet.open(folder, PLAN);
    sheet.add(1, List.of(told(2, 5), told(3, 6)));
    assertThat(folder.resolve("results.jsonl")).doesNotExist();
    sheet.add(0, List.of(told(1, 4)));

    assertThat(text("results.jsonl"))
        .isEqualTo(
            """
            {"key":"q1","group":"all","scores":{"right":0.0},"answer":"Rome"}
            {"key":"q2","group":"all","scores":{"right":100.0},"answer":"Porto"}
            {"key":"q3","group":"all","scores":{"right":0.0},"answer":"Rome"}
            """);
    assertThat(text("times.jsonl")).startsWith("{\"key\":\"q1\",\"askMs\":4}\n");
  }

  @Test
  void goesOnWhereARunBrokeOff() throws Exception {
    Sheet.open(folder, PLAN).add(List.of(told(1, 4), told(2, 5)));
    var whole = text("results.jsonl");
    Files.writeString(folder.resolve("results.jsonl"), whole + "{\"key\":\"q3\",\"gro");

    var sheet = Sheet.open(folder, PLAN);
    assertThat(sheet.kept("q2", Told.class)).contains(told(2, 5));
    assertThat(sheet.kept("q3", Told.class)).isEmpty();
    sheet.add(List.of(told(1, 9), told(2, 9)));
    sheet.add(List.of(told(3, 6)));

    assertThat(text("results.jsonl"))
        .startsWith(whole)
        .endsWith("\"answer\":\"Rome\"}\n")
        .hasLineCount(3);
    assertThat(text("times.jsonl")).contains("\"askMs\":5").doesNotContain("\"askMs\":9");
  }

  @Test
  void refusesTheFolderOfAnotherPlan() {
    Sheet.open(folder, PLAN);
    assertThatThrownBy(() -> Sheet.open(folder, Map.of("benchmark", "test", "seed", 8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--out");
  }

  @Test
  void refusesTwoResultsOfOneKey() {
    var sheet = Sheet.open(folder, PLAN);
    sheet.add(List.of(told(1, 1)));
    assertThatThrownBy(() -> sheet.add(List.of(told(1, 1))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void showsTheScoresOfARunThatIsThere() {
    Sheet.open(folder, PLAN).add(List.of(told(2, 1)));
    assertThat(Sheet.scored(folder))
        .containsExactly(new Sheet.Scored("q2", "all", Map.of("right", 100.0)));
    assertThatThrownBy(() -> Sheet.scored(folder.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none");
  }
}
