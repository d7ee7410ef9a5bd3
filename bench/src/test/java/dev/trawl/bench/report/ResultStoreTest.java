package dev.trawl.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {
  private static final Map<String, Object> PLAN = Map.of("benchmark", "test", "seed", 7);

  @TempDir private Path folder = Path.of("");

  record TestResult(String key, String answer, long askMs) implements Result {
    @Override
    public String group() {
      return "all";
    }

    @Override
    public Map<String, Double> scores() {
      return Map.of("right", answer.equals("Porto") ? 100.0 : 0);
    }
  }

  private static TestResult result(int number, long askMs) {
    return new TestResult("q" + number, number % 2 == 0 ? "Porto" : "Rome", askMs);
  }

  private String text(String name) throws Exception {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void keepsTheOrderOfThePlanAndStoresTimesSeparately() throws Exception {
    var store = ResultStore.open(folder, PLAN);
    store.add(1, List.of(result(2, 5), result(3, 6)));
    assertThat(folder.resolve("results.jsonl")).doesNotExist();
    store.add(0, List.of(result(1, 4)));

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
  void resumesAnInterruptedRun() throws Exception {
    ResultStore.open(folder, PLAN).add(List.of(result(1, 4), result(2, 5)));
    var firstLines = text("results.jsonl");
    Files.writeString(folder.resolve("results.jsonl"), firstLines + "{\"key\":\"q3\",\"gro");

    var store = ResultStore.open(folder, PLAN);
    assertThat(store.stored("q2", TestResult.class)).contains(result(2, 5));
    assertThat(store.stored("q3", TestResult.class)).isEmpty();
    store.add(List.of(result(1, 9), result(2, 9)));
    store.add(List.of(result(3, 6)));

    assertThat(text("results.jsonl"))
        .startsWith(firstLines)
        .endsWith("\"answer\":\"Rome\"}\n")
        .hasLineCount(3);
    assertThat(text("times.jsonl")).contains("\"askMs\":5").doesNotContain("\"askMs\":9");
  }

  @Test
  void rejectsTheFolderOfAnotherPlan() {
    ResultStore.open(folder, PLAN);
    assertThatThrownBy(() -> ResultStore.open(folder, Map.of("benchmark", "test", "seed", 8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--out");
  }

  @Test
  void rejectsTwoResultsWithTheSameKey() {
    var store = ResultStore.open(folder, PLAN);
    store.add(List.of(result(1, 1)));
    assertThatThrownBy(() -> store.add(List.of(result(1, 1))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void readsTheScoresOfAStoredRun() {
    ResultStore.open(folder, PLAN).add(List.of(result(2, 1)));
    assertThat(ResultStore.scored(folder))
        .containsExactly(new ResultStore.Scored("q2", "all", Map.of("right", 100.0)));
    assertThatThrownBy(() -> ResultStore.scored(folder.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none");
  }
}
