package dev.trawl.bench.targets;

import dev.trawl.bench.data.DataException;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.Bound;
import dev.trawl.bench.report.Check;
import dev.trawl.bench.report.Part;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.report.Sheet;
import dev.trawl.bench.report.Sheet.Scored;
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
 * What {@code trawl bench targets} does.
 *
 * @param planned in the order they run
 */
public record TargetsRun(List<Planned> planned, Texts texts, int needles, long seed)
    implements Check {
  /**
   * A measurement to be taken.
   *
   * @param command as people type it
   */
  public record Planned(Measurement measurement, Part part, String command) {}

  /**
   * The texts that are made.
   *
   * @param lengths in tokens
   * @param haystack what they are made of
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

  /** Who answers. */
  record Answering(String model, Window window) {}

  record Summary(
      Map<String, Object> plan,
      Answering answering,
      List<Judged> targets,
      Map<Judged.Verdict, Long> verdicts,
      double seconds) {}

  public TargetsRun {
    planned = List.copyOf(planned);
    if (planned.isEmpty()) {
      throw new IllegalArgumentException("no targets to measure");
    }
  }

  /** It is passed where every target is held: none missed, and all measured. */
  @Override
  public Ended run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    var sheet = folder.sheet(plan());
    var answering = answering(folder);
    var measured = new Measured(sheet, answering.window());
    for (var each : planned) {
      measured.take(each, folder, progress);
    }
    var judged = measured.all();
    var verdicts = verdicts(judged);
    var seconds = (System.nanoTime() - start) / 1e9;
    var tables = head(answering) + table(judged) + foot(verdicts, seconds);
    folder.table(tables);
    var summary = folder.summarise(new Summary(plan(), answering, judged, verdicts, seconds));
    return new Ended(
        json ? summary : tables + "Results in " + folder.path(),
        judged.stream().allMatch(each -> each.verdict() == Judged.Verdict.HELD));
  }

  /** The user's settings, as those of every measurement. */
  private static Answering answering(ResultsFolder folder) {
    try (var scratch = Scratch.below(folder.path());
        var subject = Subject.start(scratch.path())) {
      return new Answering(subject.model().name(), subject.model().window());
    }
  }

  /** What was measured so far. */
  private final class Measured {
    private final Sheet sheet;
    private final Window window;
    private final List<Judged> judged = new ArrayList<>();
    private int questions;
    private int largestPrompt;

    private Measured(Sheet sheet, Window window) {
      this.sheet = sheet;
      this.window = window;
    }

    private void take(Planned each, ResultsFolder folder, Consumer<String> progress) {
      var name = each.part().name();
      try {
        progress.accept(name + ": " + each.command());
        var ran = each.part().run(folder, line -> progress.accept(name + ": " + line));
        sheet.add(ran.scored());
        questions += ran.scored().size();
        largestPrompt = Math.max(largestPrompt, ran.largestPrompt());
        judge(each, ran.scored(), "none of its questions was asked");
      } catch (DataException missing) {
        var why = String.valueOf(missing.getMessage());
        progress.accept(name + ": not measured: " + why);
        judge(each, List.of(), why);
      }
    }

    /**
     * @param otherwise why nothing was measured, where that is so
     */
    private void judge(Planned each, List<Scored> scored, String otherwise) {
      for (var target : each.measurement().targets()) {
        for (var row : target.rows(texts.places())) {
          judged.add(
              Judged.of(
                  target.what(),
                  row.place(),
                  target.bound(),
                  target.of(row, scored),
                  otherwise,
                  each.command()));
        }
      }
    }

    /** With the largest call of all runs, which no model can take if it is above the window. */
    private List<Judged> all() {
      var largest = (double) largestPrompt + window.replyTokens();
      var all = new ArrayList<>(judged);
      all.add(
          Judged.of(
              "largest prompt and what is kept for the reply, tokens",
              "all of these",
              Bound.atMost(window.tokens()),
              new Mean(questions, largest, largest, largest),
              "nothing was asked",
              ""));
      return all;
    }
  }

  private static Map<Judged.Verdict, Long> verdicts(List<Judged> judged) {
    var verdicts = new LinkedHashMap<Judged.Verdict, Long>();
    for (var verdict : Judged.Verdict.values()) {
      verdicts.put(verdict, judged.stream().filter(each -> each.verdict() == verdict).count());
    }
    return verdicts;
  }

  private String head(Answering answering) {
    return String.format(
        Locale.ROOT,
        "Model: %s, window of %,d tokens. Haystack: %s. Seed %d.%n%n",
        answering.model(),
        answering.window().tokens(),
        texts.haystack(),
        seed);
  }

  private static Table table(List<Judged> judged) {
    var table =
        new Table("target", "where", "n", "bound", "got (95 %)", "", "what measures it alone");
    judged.forEach(each -> table.row(each.cells()));
    return table;
  }

  private static String foot(Map<Judged.Verdict, Long> verdicts, double seconds) {
    return String.format(
        Locale.ROOT,
        "%n%d held, %d missed, %d not measured; %.0f minutes.%n",
        verdicts.get(Judged.Verdict.HELD),
        verdicts.get(Judged.Verdict.MISSED),
        verdicts.get(Judged.Verdict.UNMEASURED),
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
