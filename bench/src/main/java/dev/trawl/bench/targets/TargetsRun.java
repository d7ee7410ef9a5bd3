package dev.trawl.bench.targets;

import dev.trawl.bench.data.DataException;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.Bound;
import dev.trawl.bench.report.Check;
import dev.trawl.bench.report.Part;
import dev.trawl.bench.report.ResultStore;
import dev.trawl.bench.report.ResultStore.Scored;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.report.Table;
import dev.trawl.bench.score.Mean;
import dev.trawl.bench.subject.Scratch;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The check {@code trawl bench targets}.
 *
 * @param planned the measurements, in the order in which they run
 */
public record TargetsRun(List<PlannedMeasurement> planned, Texts texts, int needles, long seed)
    implements Check {
  /**
   * A planned measurement.
   *
   * @param command the command as a user types it
   */
  public record PlannedMeasurement(Measurement measurement, Part part, String command) {}

  /**
   * The generated texts.
   *
   * @param lengths the lengths of the texts in tokens
   * @param haystack the source of the texts
   */
  public record Texts(List<String> languages, List<Integer> lengths, String haystack) {
    public Texts {
      languages = List.copyOf(languages);
      lengths = List.copyOf(lengths);
    }

    private List<String> places() {
      return languages.stream()
          .flatMap(language -> lengths.stream().map(each -> language + " " + Lengths.brief(each)))
          .toList();
    }
  }

  /** The model that answers. */
  record AnsweringModel(String model, Window window) {}

  record Summary(
      Map<String, Object> plan,
      AnsweringModel answering,
      List<TargetResult> targets,
      Map<TargetResult.Verdict, Long> verdicts,
      double seconds) {}

  public TargetsRun {
    planned = List.copyOf(planned);
    if (planned.isEmpty()) {
      throw new IllegalArgumentException("no targets to measure");
    }
  }

  /** Runs all measurements. The check passes if every target is measured and met. */
  @Override
  public Outcome run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    var store = folder.store(plan());
    var answering = answering(folder);
    var collector = new Collector(store, answering.window());
    for (var each : planned) {
      collector.measure(each, folder, progress);
    }
    var judged = collector.all();
    var verdicts = verdicts(judged);
    var seconds = (System.nanoTime() - start) / 1e9;
    var tables = header(answering) + table(judged) + footer(verdicts, seconds);
    folder.table(tables);
    var summary = folder.summarise(new Summary(plan(), answering, judged, verdicts, seconds));
    return new Outcome(
        json ? summary : tables + "Results in " + folder.path(),
        judged.stream().allMatch(each -> each.verdict() == TargetResult.Verdict.MET));
  }

  /** Returns the model in the user's settings, which every measurement uses. */
  private static AnsweringModel answering(ResultsFolder folder) {
    try (var scratch = Scratch.below(folder.path());
        var subject = Subject.start(scratch.path())) {
      return new AnsweringModel(subject.model().name(), subject.model().window());
    }
  }

  /** Runs the measurements and collects their results. */
  private final class Collector {
    private final ResultStore store;
    private final Window window;
    private final List<TargetResult> judged = new ArrayList<>();
    private int questions;
    private int largestPrompt;

    private Collector(ResultStore store, Window window) {
      this.store = store;
      this.window = window;
    }

    private void measure(PlannedMeasurement each, ResultsFolder folder, Consumer<String> progress) {
      var name = each.part().name();
      try {
        progress.accept(name + ": " + each.command());
        var outcome = each.part().run(folder, line -> progress.accept(name + ": " + line));
        store.add(outcome.scored());
        questions += outcome.scored().size();
        largestPrompt = Math.max(largestPrompt, outcome.largestPrompt());
        judge(each, outcome.scored(), "no question for this target was asked");
      } catch (DataException missing) {
        var why = String.valueOf(missing.getMessage());
        progress.accept(name + ": not measured: " + why);
        judge(each, List.of(), why);
      }
    }

    /**
     * @param reason why nothing was measured; ignored otherwise
     */
    private void judge(PlannedMeasurement each, List<Scored> scored, String reason) {
      for (var target : each.measurement().targets()) {
        for (var row : target.rows(texts.places())) {
          judged.add(
              TargetResult.of(
                  target.description(),
                  row.place(),
                  target.bound(),
                  target.mean(row, scored),
                  reason,
                  each.command()));
        }
      }
    }

    /**
     * Returns all results and one more: the largest call of all runs must not exceed the model's
     * window.
     */
    private List<TargetResult> all() {
      var largest = (double) largestPrompt + window.replyTokens();
      var all = new ArrayList<>(judged);
      all.add(
          TargetResult.of(
              "largest prompt plus reserve for the reply, tokens",
              "all targets",
              Bound.atMost(window.tokens()),
              new Mean(questions, largest, largest, largest),
              "nothing was asked",
              ""));
      return all;
    }
  }

  private static Map<TargetResult.Verdict, Long> verdicts(List<TargetResult> judged) {
    var verdicts = new LinkedHashMap<TargetResult.Verdict, Long>();
    for (var verdict : TargetResult.Verdict.values()) {
      verdicts.put(verdict, judged.stream().filter(each -> each.verdict() == verdict).count());
    }
    return verdicts;
  }

  private String header(AnsweringModel answering) {
    return String.format(
        Locale.ROOT,
        "Model: %s, window of %,d tokens. Haystack: %s. Seed %d.%n%n",
        answering.model(),
        answering.window().tokens(),
        texts.haystack(),
        seed);
  }

  private static Table table(List<TargetResult> judged) {
    var table = new Table("target", "where", "n", "bound", "measured (95 %)", "", "command");
    judged.forEach(each -> table.row(each.cells()));
    return table;
  }

  private static String footer(Map<TargetResult.Verdict, Long> verdicts, double seconds) {
    return String.format(
        Locale.ROOT,
        "%n%d met, %d missed, %d not measured; %.0f minutes.%n",
        verdicts.get(TargetResult.Verdict.MET),
        verdicts.get(TargetResult.Verdict.MISSED),
        verdicts.get(TargetResult.Verdict.UNMEASURED),
        seconds / 60);
  }

  private Map<String, Object> plan() {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("benchmark", "targets");
    plan.put("measurements", planned.stream().map(each -> each.measurement().label()).toList());
    plan.put("languages", texts.languages());
    plan.put("lengths", texts.lengths());
    plan.put("haystack", texts.haystack());
    plan.put("needles", needles);
    plan.put("seed", seed);
    return plan;
  }
}
