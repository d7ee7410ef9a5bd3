package dev.trawl.bench;

import dev.trawl.bench.data.QuestionSets;
import dev.trawl.bench.exam.ExamRun;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.ruler.RulerTexts;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trawl bench ruler}. */
@Command(
    name = "ruler",
    description = "RULER: thirteen tasks with needles, variables, word counts and documents.",
    mixinStandardHelpOptions = true)
final class RulerCommand implements Callable<Integer>, BenchmarkCommand {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private TextOptions texts = new TextOptions();

  @Option(
      names = "--task",
      split = ",",
      paramLabel = "TASK",
      description =
          "niah_single_1 to _3, niah_multikey_1 to _3, niah_multivalue, niah_multiquery, vt, cwe,"
              + " fwe, qa_1, qa_2. Default: all.")
  private List<String> tasks = RulerTexts.TASKS;

  @Option(
      names = "--questions",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Number of questions for each task, language and length. Default: ${DEFAULT-VALUE}.")
  private int questions = 10;

  @Override
  public Integer call() throws Exception {
    return options.run(spec, this::benchmark);
  }

  @Override
  public ExamRun benchmark() {
    var tokens = Tokens.builtIn();
    var languages = texts.languages();
    var ruler =
        new RulerTexts(
            texts.material().pools(languages, tokens, options.seed()),
            texts.data().map(folder -> new QuestionSets(folder, options.seed())),
            tokens,
            tasks,
            questions,
            options.seed());
    var plan = new LinkedHashMap<>(texts.plan("ruler", questions, options.seed()));
    plan.put("tasks", tasks);
    plan.put("documents", ruler.documents(languages));
    return new ExamRun(
        plan,
        ruler.texts(languages, Lengths.parse(texts.lengths())),
        texts.level(),
        texts.parallel());
  }
}
