package dev.trawl.bench;

import dev.trawl.bench.data.DataFolder;
import dev.trawl.bench.speed.SpeedRun;
import java.nio.file.Files;
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

/** {@code trawl bench speed}. */
@Command(
    name = "speed",
    description = "How long each step takes, how that grows, and how much memory it needs.",
    mixinStandardHelpOptions = true)
final class SpeedCommand implements Callable<Integer> {
  private static final String MANUAL = "docs-pdf-en/fullrefman.pdf";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--tokens",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Size of the text whose steps are timed. Default: ${DEFAULT-VALUE}.")
  private int tokens = 1_000_000;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds; medians are reported. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      description = "The program to time from outside, such as ./trawl. Without it: steps only.")
  private @Nullable Path launcher;

  @Option(
      names = "--growth",
      split = ",",
      paramLabel = "N",
      description = "How many texts of --tokens tokens in one folder, such as 1,2,5,10.")
  private List<Integer> growth = List.of();

  @Option(
      names = "--pdf",
      paramLabel = "FILE",
      description = "Asked twice, cold and warm. Default: the data folder's " + MANUAL + ".")
  private @Nullable Path pdf;

  @Option(
      names = "--question",
      paramLabel = "TEXT",
      defaultValue = "What is the title of the help page for densCols?",
      description = "What the PDF is asked. Default: ${DEFAULT-VALUE}")
  private String question = "";

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
          try (var folder = options.folder("speed")) {
            return run().run(folder, options.json(), line -> Outcome.progress(spec, line));
          }
        });
  }

  private SpeedRun run() {
    var found = DataFolder.find(Optional.ofNullable(data)).map(DataFolder::path);
    var document = Optional.ofNullable(pdf).or(() -> found.map(folder -> folder.resolve(MANUAL)));
    return new SpeedRun(
        found,
        Optional.ofNullable(launcher),
        document.filter(Files::isRegularFile).map(file -> new SpeedRun.Pdf(file, question)),
        tokens,
        rounds,
        growth,
        options.seed());
  }
}
