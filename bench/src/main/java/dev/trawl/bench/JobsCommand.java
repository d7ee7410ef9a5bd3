package dev.trawl.bench;

import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.jobs.JobsRun;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.testkit.habit.Habits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trawl bench jobs}. */
@Command(
    name = "jobs",
    description = {
      "Asks for lists, counts, summaries, places, contradictory facts, and facts that are missing.",
      "The model is simulated; it recognises the generated sentences."
    },
    mixinStandardHelpOptions = true)
final class JobsCommand implements Callable<Integer>, BenchmarkCommand {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private TextOptions texts = new TextOptions();

  @Option(
      names = "--items",
      split = ",",
      paramLabel = "N",
      defaultValue = "5,20,200",
      description = "Numbers of items in the lists, 1 to 200. Default: ${DEFAULT-VALUE}.")
  private List<Integer> items = List.of(5, 20, 200);

  @Option(
      names = "--questions",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Number of texts for each kind, language, length and number of items. Default:"
              + " ${DEFAULT-VALUE}.")
  private int questions = 2;

  @Option(
      names = "--window",
      paramLabel = "TOKENS",
      defaultValue = "8192",
      description = "The model's window, prompt and reply together. Default: ${DEFAULT-VALUE}.")
  private int window = 8192;

  @Option(
      names = "--habit",
      split = ",",
      paramLabel = "HABIT[=RATE]",
      description =
          "A typical mistake that the simulated model makes; see trawl bench endpoint --help.")
  private List<String> habits = List.of();

  @Override
  public Integer call() throws Exception {
    return options.run(spec, this::benchmark);
  }

  @Override
  public JobsRun benchmark() {
    var languages = texts.languages();
    var pools = texts.material().pools(languages, Tokens.builtIn(), options.seed());
    var plan = new LinkedHashMap<>(texts.plan("jobs", questions, options.seed()));
    plan.put("items", items);
    plan.put("window", window);
    plan.put("habits", habits);
    return new JobsRun(
        plan,
        JobsRun.texts(
            pools, languages, Lengths.parse(texts.lengths()), items, questions, options.seed()),
        texts.level(),
        texts.parallel(),
        window,
        Habits.parse(habits));
  }
}
