package dev.trawl.bench.stages;

import dev.trawl.bench.needle.SampleText;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.retrieval.chunk.Tokens;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures stages with JMH.
 *
 * @param forks number of JVMs for each stage, one after another, with the options of this JVM; 0
 *     uses this JVM
 * @param rounds number of measured rounds in each JVM, after the warm-up rounds
 * @param roundTime duration of a round; an operation that is still running then is completed
 */
public record StageRun(List<Stage> stages, int forks, int rounds, Duration roundTime) {
  private static final int WARM_UP_ROUNDS = 3;
  private static final int FORKS_MAX = 10;

  public StageRun {
    stages = List.copyOf(stages);
    if (forks < 0 || forks > FORKS_MAX) {
      throw new IllegalArgumentException("--forks must be 0 to " + FORKS_MAX);
    }
    if (roundTime.toMillis() < 1) {
      throw new IllegalArgumentException("--round-time must be at least 1ms");
    }
  }

  /**
   * Measures the stages. Writes JMH's own results to {@code jmh.json} and its log to {@code
   * jmh.log}.
   */
  public List<StageSpeed> run(
      SampleText sample, Path scratch, ResultsFolder folder, Consumer<String> progress)
      throws IOException {
    var files = StageFiles.write(sample, scratch);
    var tokens = Tokens.builtIn().count(sample.texts().getFirst());
    var results = new ArrayList<RunResult>();
    var speeds = new ArrayList<StageSpeed>();
    var log = folder.path().resolve("jmh.log");
    try (var out = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
      var format = OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL);
      for (var stage : stages) {
        var measured = new Runner(options(stage, files, tokens), format).run();
        results.addAll(measured);
        for (var speed : speeds(stage, measured)) {
          speeds.add(speed);
          progress.accept(
              "%s: %,.0f tokens/s".formatted(speed.stage(), speed.trawl().tokensPerSecond()));
        }
      }
    } catch (RunnerException e) {
      throw new IllegalStateException("%s; see %s".formatted(e.getMessage(), log), e);
    }
    var json = folder.path().resolve("jmh.json").toString();
    ResultFormatFactory.getInstance(ResultFormatType.JSON, json).writeOut(results);
    return speeds;
  }

  /**
   * For every stage, one operation is one token of the text, so that the scores of the stages can
   * be compared.
   */
  private Options options(Stage stage, StageFiles files, int tokens) {
    var time = TimeValue.milliseconds(roundTime.toMillis());
    var methods =
        stage.baseline().map(library -> stage.method() + "|" + library).orElse(stage.method());
    return new OptionsBuilder()
        .include("^%s\\.(%s)$".formatted(Stages.class.getName(), methods))
        .param("folder", files.folder().toAbsolutePath().toString())
        .mode(Mode.Throughput)
        .timeUnit(TimeUnit.SECONDS)
        .operationsPerInvocation(tokens)
        .forks(forks)
        .warmupIterations(WARM_UP_ROUNDS)
        .warmupTime(time)
        .measurementIterations(rounds)
        .measurementTime(time)
        .shouldFailOnError(true)
        .build();
  }

  private static List<StageSpeed> speeds(Stage stage, Collection<RunResult> results) {
    var libraryAlone =
        stage.baseline().flatMap(method -> resultOf(method, results)).map(StageSpeed.Speed::of);
    return results.stream()
        .filter(result -> measures(stage.method(), result))
        .map(
            result ->
                new StageSpeed(name(stage, result), StageSpeed.Speed.of(result), libraryAlone))
        .toList();
  }

  private static Optional<RunResult> resultOf(String method, Collection<RunResult> results) {
    return results.stream().filter(result -> measures(method, result)).findFirst();
  }

  private static boolean measures(String method, RunResult result) {
    return result.getParams().getBenchmark().endsWith("." + method);
  }

  private static String name(Stage stage, RunResult result) {
    var params = result.getParams();
    return params.getParamsKeys().contains(FormatParameter.FORMAT)
        ? stage.method() + ", " + params.getParam(FormatParameter.FORMAT).toLowerCase(Locale.ROOT)
        : stage.method();
  }
}
