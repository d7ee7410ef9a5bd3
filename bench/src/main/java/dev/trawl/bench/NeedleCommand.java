package dev.trawl.bench;

import dev.trawl.bench.needle.NeedleRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trawl bench needle}. */
@Command(
    name = "needle",
    description =
        "Asks for an invented fact in a long text, and checks that trawl notices if it is missing.",
    mixinStandardHelpOptions = true)
final class NeedleCommand implements Callable<Integer>, BenchmarkCommand {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private TextOptions texts = new TextOptions();

  @Option(
      names = "--depths",
      split = ",",
      paramLabel = "PERCENT",
      defaultValue = "0,10,20,30,40,50,60,70,80,90,100",
      description = "Depths of the needle in the text. Default: ${DEFAULT-VALUE}.")
  private List<Integer> depths = List.of(0, 50, 100);

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "KIND",
      defaultValue = "s-rt,passkey,missing",
      description =
          "s-rt (single retrieval), passkey, missing; m-rt (a needle at each depth, one question"
              + " for all); or chains of statements, for level reason: m-rs (the eldest relative),"
              + " variables (English only), missing-link, atc (statements only). Default:"
              + " ${DEFAULT-VALUE}.")
  private List<String> kinds = List.of("s-rt");

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N",
      defaultValue = "2,4,8,16,32,64,128,256,512",
      description =
          "Numbers of statements for kind atc, which has no haystack. Default:"
              + " ${DEFAULT-VALUE}.")
  private List<Integer> sizes = List.of(2, 8, 32);

  @Option(
      names = "--needles",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Number of needles for each language, length and depth. For chains: number of chains for"
              + " each language, length and number of links. For m-rt: number of texts for each"
              + " language and length. Default: ${DEFAULT-VALUE}.")
  private int needles = 1;

  @Option(
      names = "--needle-file",
      paramLabel = "FILE",
      description = "Your own needles: JSON lines with needle, question, keyword, language.")
  private @Nullable Path needleFile;

  @Option(
      names = "--shared-haystack",
      description =
          "Put the needles of all depths into one haystack. This is cheaper, but differs from the"
              + " papers. Each chain still has its own haystack.")
  private boolean shared;

  @Override
  public Integer call() throws Exception {
    return options.run(spec, this::benchmark);
  }

  @Override
  public NeedleRun benchmark() {
    return new NeedleRun(
        new NeedleRun.Shape(
            texts.lengths(), depths, texts.languages(), kinds, sizes, needles, shared),
        texts.material(),
        Optional.ofNullable(needleFile),
        texts.level(),
        texts.parallel(),
        options.seed());
  }
}
