package dev.trawl.bench;

import dev.trawl.bench.exam.ExamRun;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.needle.AbstainTexts;
import dev.trawl.bench.needle.Abstentions;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trawl bench abstain}. */
@Command(
    name = "abstain",
    description =
        "Measures how reliably trawl leaves questions unanswered if the text has no answer.",
    mixinStandardHelpOptions = true)
final class AbstainCommand implements Callable<Integer>, BenchmarkCommand {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private TextOptions texts = new TextOptions();

  @Option(
      names = "--questions",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Number of questions for each language and length: N whose needle is missing, N with"
              + " only a near miss (a similar sentence that does not answer the question), and"
              + " 2 × N with an answer. Default: ${DEFAULT-VALUE}.")
  private int questions = 10;

  @Override
  public Integer call() throws Exception {
    return options.run(spec, this::benchmark);
  }

  @Override
  public ExamRun benchmark() {
    var tokens = Tokens.builtIn();
    var pools = texts.material().pools(texts.languages(), tokens, options.seed());
    var abstain = new AbstainTexts(pools, tokens, questions, options.seed());
    return new ExamRun(
        texts.plan("abstain", questions, options.seed()),
        abstain.texts(texts.languages(), Lengths.parse(texts.lengths())),
        texts.level(),
        texts.parallel(),
        Abstentions::figures);
  }
}
