package dev.trawl.bench;

import dev.trawl.bench.exam.ExamRun;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.keys.KeyTexts;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trawl bench keys}. */
@Command(
    name = "keys",
    description =
        "Looks up exact values: a pass key, a number, and one of thousands of UUID pairs.",
    mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private TextOptions texts = new TextOptions();

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
    var pools = texts.material().pools(texts.languages(), tokens, options.seed());
    var keys = new KeyTexts(pools, tokens, questions, options.seed());
    return new ExamRun(
        texts.plan("keys", questions, options.seed()),
        keys.texts(texts.languages(), Lengths.parse(texts.lengths())),
        texts.level(),
        texts.parallel());
  }
}
