package dev.trawl.bench;

import dev.trawl.bench.compare.CompareRun;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trawl bench compare}. */
@Command(
    name = "compare",
    description = {
      "Compares the model alone with trawl at each level, on texts of increasing length.",
      "The model alone gets the text in its own window. If the text is too long, its middle is cut."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private HaystackOptions haystack = new HaystackOptions();
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--lengths",
      paramLabel = "TOKENS",
      defaultValue = "4k,8k,16k,32k,64k,128k,256k",
      description = "Lengths of the texts, up to 1m and more. Default: ${DEFAULT-VALUE}.")
  private String lengths = "4k";

  @Option(
      names = "--family",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "s-rt,m-rs,variables,keys,babilong",
      description =
          "Kinds of questions: s-rt (one needle), m-rs (chains of kinship), variables (chains of"
              + " assignments, English only), keys (a pass key, a number, a pair of UUIDs),"
              + " babilong (changing facts about a small world). Default:"
              + " ${DEFAULT-VALUE}.")
  private List<String> families = List.of("s-rt");

  @Option(
      names = "--questions",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Number of questions for each task, language and length. Default: ${DEFAULT-VALUE}.")
  private int questions = 4;

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "METHOD:TOKENS",
      defaultValue = "native:32768,retrieve:4096,read:4096,reason:8192",
      description =
          "native (the model alone) or a level of trawl, each with the model's window for prompt"
              + " and reply together. Default: ${DEFAULT-VALUE}.")
  private List<String> methods = List.of("native:32768");

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Number of texts processed at the same time, 1 to 16. Default: ${DEFAULT-VALUE}.")
  private int parallel = 1;

  @Override
  public Integer call() throws Exception {
    return options.run(spec, this::run);
  }

  private CompareRun run() {
    return new CompareRun(
        new CompareRun.Shape(lengths, haystack.languages(), families, questions, methods),
        haystack.material(),
        model.settings(),
        parallel,
        options.seed());
  }
}
