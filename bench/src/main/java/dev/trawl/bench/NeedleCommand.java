package dev.trawl.bench;

import dev.trawl.bench.data.DataFolder;
import dev.trawl.bench.needle.NeedleRun;
import dev.trawl.protocol.Level;
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
    description = "A made-up fact in a long text: is it found, is its absence noticed?",
    mixinStandardHelpOptions = true)
final class NeedleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--lengths",
      paramLabel = "TOKENS",
      defaultValue = "4k,32k,128k",
      description = "Lengths of the haystacks, such as 4k,128k,1m. Default: ${DEFAULT-VALUE}.")
  private String lengths = "4k,32k,128k";

  @Option(
      names = "--depths",
      split = ",",
      paramLabel = "PERCENT",
      defaultValue = "0,10,20,30,40,50,60,70,80,90,100",
      description = "Where the needle goes. Default: ${DEFAULT-VALUE}.")
  private List<Integer> depths = List.of(0, 50, 100);

  @Option(
      names = "--lang",
      split = ",",
      paramLabel = "CODE",
      defaultValue = "en,zh",
      description = "en, zh or both. Default: both.")
  private List<String> languages = List.of("en", "zh");

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "KIND",
      defaultValue = "s-rt,passkey,missing",
      description =
          "s-rt (single retrieval), passkey, missing; or chains of statements, for level reason:"
              + " m-rs (the eldest relative), variables (English only), missing-link. Default:"
              + " ${DEFAULT-VALUE}.")
  private List<String> kinds = List.of("s-rt");

  @Option(
      names = "--needles",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Needles for each language, length and depth; chains for each language, length and number"
              + " of links. Default: ${DEFAULT-VALUE}.")
  private int needles = 1;

  @Option(
      names = "--haystack",
      paramLabel = "DIR",
      description =
          "A folder of .txt files, below which en and zh may lie apart; or 'generated'. Default:"
              + " books-en and books-zh of the data folder where there is one, else generated.")
  private @Nullable String haystack;

  @Option(
      names = "--needle-file",
      paramLabel = "FILE",
      description = "Needles of your own: JSON lines with needle, question, keyword, language.")
  private @Nullable Path needleFile;

  @Option(
      names = "--shared-haystack",
      description =
          "All depths of a cell in one haystack: cheaper, and not what the papers do. Not for"
              + " chains.")
  private boolean shared;

  @Option(
      names = "--level",
      defaultValue = "auto",
      description = "auto, retrieve, read or reason. Default: ${DEFAULT-VALUE}.")
  private Level level = Level.AUTO;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description = "Haystacks at once, 1 to 16. Default: ${DEFAULT-VALUE}.")
  private int parallel = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder. Default: $TRAWL_DATA_SAMPLES, or ../shared/data.")
  private @Nullable Path data;

  @Override
  public Integer call() throws Exception {
    return Outcome.of(
        spec,
        () -> {
          try (var folder = options.folder("needle")) {
            return run().run(folder, options.json(), line -> Outcome.progress(spec, line));
          }
        });
  }

  private NeedleRun run() {
    return new NeedleRun(
        new NeedleRun.Shape(lengths, depths, languages, kinds, needles, shared),
        new NeedleRun.Material(
            Optional.ofNullable(haystack),
            Optional.ofNullable(needleFile),
            DataFolder.find(Optional.ofNullable(data)).map(DataFolder::path)),
        level,
        parallel,
        options.seed());
  }
}
