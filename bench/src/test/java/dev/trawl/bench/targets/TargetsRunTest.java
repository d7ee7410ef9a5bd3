package dev.trawl.bench.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.bench.data.DataException;
import dev.trawl.bench.report.Benchmark;
import dev.trawl.bench.report.Check;
import dev.trawl.bench.report.Part;
import dev.trawl.bench.report.ResultStore.Scored;
import dev.trawl.bench.report.ResultsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsRunTest {
  private static final int SMALL_PROMPT = 100;
  private static final int HUGE_PROMPT = 1_000_000;
  private static final Benchmark WITHOUT_DOCUMENTS =
      (folder, json, progress) -> {
        throw new DataException("manual.pdf is missing");
      };

  @TempDir private Path folder = Path.of(".");
  private Path lastFolder = Path.of(".");
  private final List<String> progress = new ArrayList<>();

  @Test
  void meetsATargetIfTheValueIsWithinTheBound() throws Exception {
    var outcome = run(Measurement.SINGLE, scores("s-rt en 1m", "right", 100, 100));
    assertThat(outcome.passed()).isTrue();
    assertThat(row("S-RT").path("verdict").asText()).isEqualTo("HELD");
    assertThat(outcome.text())
        .contains("| en 1m ", "| ≥ 99 ", "| met ", "`./trawl bench example`")
        .contains("2 met, 0 missed, 0 not measured");
  }

  @Test
  void reportsByHowMuchATargetIsMissed() throws Exception {
    var outcome = run(Measurement.SINGLE, scores("s-rt en 1m", "right", 100, 100, 100, 0));
    assertThat(outcome.passed()).isFalse();
    assertThat(row("S-RT").path("verdict").asText()).isEqualTo("MISSED");
    assertThat(outcome.text())
        .contains("**missed** by 24", "| 75 (25 – 100)", "1 met, 1 missed, 0 not measured");
  }

  @Test
  void reportsWhyATargetIsNotMeasured() throws Exception {
    var outcome = run(Measurement.MANUAL, WITHOUT_DOCUMENTS);
    assertThat(outcome.passed()).isFalse();
    assertThat(row("R manual").path("verdict").asText()).isEqualTo("UNMEASURED");
    assertThat(outcome.text())
        .contains("not measured: manual.pdf is missing", "0 met, 0 missed, 2 not measured");
    assertThat(progress).anyMatch(line -> line.contains("manual.pdf is missing"));
  }

  @Test
  void aGroupWithoutQuestionsIsNotMeasured() throws Exception {
    run(Measurement.GENEALOGY, scores("1 hops", "right", 100));
    assertThat(row("genealogy").path("place").asText()).isEqualTo("1 hops");
    assertThat(verdicts())
        .containsExactly("HELD", "UNMEASURED", "UNMEASURED", "UNMEASURED", "HELD");
  }

  @Test
  void anUpperLimitAppliesTo100MinusTheMean() throws Exception {
    run(
        Measurement.MISSING,
        scores("near-miss en 1m", "score", 100, 100),
        scores("present en 1m", "score", 100, 0));
    var row = row("present needle");
    assertThat(row.path("got").path("value").asDouble()).isEqualTo(50);
    assertThat(row.path("verdict").asText()).isEqualTo("MISSED");
    assertThat(row("missing needle").path("verdict").asText()).isEqualTo("HELD");
  }

  @Test
  void combinesTheGroupsOfATarget() throws Exception {
    run(
        Measurement.MULTIKEY,
        scores("niah_multikey_1 en 1m", "score", 100, 100),
        scores("niah_multikey_3 en 1m", "score", 40));
    assertThat(row("multikey").path("got").path("count").asInt()).isEqualTo(3);
    assertThat(row("multikey").path("got").path("value").asDouble()).isEqualTo(80);
  }

  @Test
  void promptAndReplyReserveMustFitTheWindow() throws Exception {
    run(Measurement.SINGLE, scores("s-rt en 1m", "right", 100));
    var within = row("largest prompt");
    assertThat(within.path("got").path("value").asInt()).isGreaterThan(SMALL_PROMPT);
    assertThat(within.path("verdict").asText()).isEqualTo("HELD");
    var above =
        run(Measurement.CMRC, benchmark(HUGE_PROMPT, scores("cmrc", "answer sentence @1", 100)));
    assertThat(above.passed()).isFalse();
    assertThat(row("largest prompt").path("verdict").asText()).isEqualTo("MISSED");
  }

  @Test
  void storesAllScoresAndDoesNotAskAgain() throws Exception {
    run(Measurement.SINGLE, scores("s-rt en 1m", "right", 100, 0));
    assertThat(Files.readAllLines(lastFolder.resolve("results.jsonl")))
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"key\":\"s-rt "));
    run(Measurement.SINGLE, (results, json, lines) -> "nothing new");
    assertThat(row("S-RT").path("got").path("value").asDouble()).isEqualTo(50);
    assertThat(lastFolder.resolve("report.html")).content().contains("missed");
  }

  @Test
  void listsAllTargetsIfTheGivenTargetIsUnknown() {
    assertThatThrownBy(() -> Measurement.of("s-rx")).hasMessageContaining("m-rt");
  }

  /** Scores of the questions of one group. */
  private record Scores(String group, String metric, List<Double> values) {
    private List<Scored> scored() {
      return IntStream.range(0, values.size())
          .mapToObj(
              number ->
                  new Scored(group + " #" + number, group, Map.of(metric, values.get(number))))
          .toList();
    }
  }

  private static Scores scores(String group, String metric, double... values) {
    return new Scores(group, metric, DoubleStream.of(values).boxed().toList());
  }

  /** A stub benchmark that only stores scores. */
  private static Benchmark benchmark(int largestPrompt, Scores... scores) {
    return (results, json, progress) -> {
      var store = results.store(Map.of("benchmark", "example"));
      Stream.of(scores).map(Scores::scored).forEach(store::add);
      return results.summarise(Map.of("largestPrompt", largestPrompt));
    };
  }

  private Check.Outcome run(Measurement measurement, Scores... scores) {
    return run(measurement, benchmark(SMALL_PROMPT, scores));
  }

  private Check.Outcome run(Measurement measurement, Benchmark benchmark) {
    var planned =
        new TargetsRun.PlannedMeasurement(
            measurement, new Part(measurement.label(), benchmark), "./trawl bench example");
    var texts = new TargetsRun.Texts(List.of("en"), List.of(1_000_000), "en generated");
    lastFolder = folder.resolve(measurement.label());
    try (var results = ResultsFolder.create(lastFolder)) {
      return new TargetsRun(List.of(planned), texts, 1, 1).run(results, false, progress::add);
    }
  }

  private JsonNode targets() throws IOException {
    return new ObjectMapper().readTree(lastFolder.resolve("summary.json").toFile()).path("targets");
  }

  /** Returns the first target whose name starts with {@code prefix}. */
  private JsonNode row(String prefix) throws IOException {
    for (var target : targets()) {
      if (target.path("target").asText().startsWith(prefix)) {
        return target;
      }
    }
    throw new AssertionError("no row of " + prefix);
  }

  private List<String> verdicts() throws IOException {
    return targets().findValuesAsText("verdict");
  }
}
