package dev.trawl.bench;

import dev.trawl.bench.exam.ExamRun;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.mix.MixTexts;
import dev.trawl.bench.mix.Sources;
import dev.trawl.bench.mix.Variant;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trawl bench long}. */
@Command(
    name = "long",
    description = {
      "Asks questions about a text that consists of many documents.",
      "The main score accepts the answer or its keywords in any spelling; the score 'exact' is",
      "LV-Eval's own."
    },
    mixinStandardHelpOptions = true)
final class LongCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private TextOptions texts = new TextOptions();

  @Option(
      names = "--sets",
      split = ",",
      paramLabel = "SET",
      description =
          "Sets of the data folder, such as hotpot,cmrc; or 'generated'. Default: xquad-en, hotpot,"
              + " xquad-zh, cmrc and drcd; if there is no data folder, generated. Two-hop questions"
              + " are generated if no set contains any.")
  private List<String> sets = List.of();

  @Option(
      names = "--variant",
      split = ",",
      paramLabel = "VARIANT",
      defaultValue = "plain,cfi,kpr,cfi+kpr",
      description =
          "plain, cfi (confusing facts inserted), kpr (key phrases replaced), cfi+kpr; all get the"
              + " same questions. Default: all.")
  private List<String> variants = List.of();

  @Option(
      names = "--questions",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Number of questions for each language, number of hops, variant and length. Default:"
              + " ${DEFAULT-VALUE}.")
  private int questions = 10;

  @Override
  public Integer call() throws Exception {
    return options.run(spec, this::run);
  }

  private ExamRun run() {
    var tokens = Tokens.builtIn();
    var chosen = Variant.of(variants);
    var sources = new Sources(sets, texts.data(), options.seed());
    var plan = texts.plan("long", questions, options.seed());
    plan.put("variants", chosen.stream().map(Variant::label).toList());
    plan.put("sets", sources.description(texts.languages()));
    var pools = texts.material().pools(texts.languages(), tokens, options.seed());
    var mixed = new MixTexts(sources, pools, tokens, chosen, questions, options.seed());
    return new ExamRun(
        plan,
        mixed.texts(texts.languages(), Lengths.parse(texts.lengths())),
        texts.level(),
        texts.parallel());
  }
}
