package dev.trawl.bench;

import dev.trawl.bench.babilong.Task;
import dev.trawl.bench.babilong.WorldTexts;
import dev.trawl.bench.exam.ExamRun;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trawl bench babilong}. */
@Command(
    name = "babilong",
    description = "BABILong: asks questions that combine several facts scattered over a long text.",
    mixinStandardHelpOptions = true)
final class BabilongCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private TextOptions texts = new TextOptions();

  @Option(
      names = "--task",
      split = ",",
      paramLabel = "TASK",
      defaultValue = "qa1,qa2,qa3,qa4,qa5",
      description =
          "qa1, qa2, qa3: one, two or three supporting facts; qa4, qa5: relations with two or"
              + " three arguments. Default: all.")
  private List<String> tasks = List.of();

  @Option(
      names = "--questions",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Number of questions for each task, language and length. Default: ${DEFAULT-VALUE}.")
  private int questions = 10;

  @Override
  public Integer call() throws Exception {
    return options.run(spec, this::run);
  }

  private ExamRun run() {
    var tokens = Tokens.builtIn();
    var chosen = Task.of(tasks);
    var plan = texts.plan("babilong", questions, options.seed());
    plan.put("tasks", chosen.stream().map(Task::label).toList());
    var pools = texts.material().pools(texts.languages(), tokens, options.seed());
    var worlds = new WorldTexts(pools, tokens, chosen, questions, options.seed());
    return new ExamRun(
        plan,
        worlds.texts(texts.languages(), Lengths.parse(texts.lengths())),
        texts.level(),
        texts.parallel());
  }
}
