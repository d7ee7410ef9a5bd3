package dev.trawl.bench;

import dev.trawl.bench.data.DataFolder;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.speed.SpeedRun;
import dev.trawl.bench.stages.Stage;
import dev.trawl.bench.stages.StageRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    description =
        "Measures the time of each step, how it grows with the text size, and the memory use.",
    mixinStandardHelpOptions = true)
final class SpeedCommand implements Callable<Integer> {
  private static final String MANUAL = "docs-pdf-en/fullrefman.pdf";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--tokens",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Size of the text that is used for timing. Default: ${DEFAULT-VALUE}.")
  private int tokens = 1_000_000;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Number of rounds. The report shows medians, but means for --stages. Default:"
              + " ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      description = "A program whose processes are timed, such as ./trawl. Default: none.")
  private @Nullable Path launcher;

  @Option(
      names = "--stages",
      arity = "0..1",
      split = ",",
      paramLabel = "STAGE",
      fallbackValue = "parse,tokenise,chunk,index,search,read",
      description =
          "Measure single stages with JMH, and for comparison Lucene and the tokenizer alone."
              + " Without a value, all of them, which takes about ten minutes: ${FALLBACK-VALUE}.")
  private List<Stage> stages = List.of();

  @Option(
      names = "--forks",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Number of JVMs for each stage, one after another; 0 uses this JVM, which is less exact."
              + " Default: ${DEFAULT-VALUE}.")
  private int forks = 2;

  @Option(
      names = "--round-time",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "2s",
      description = "Duration of one round of --stages. Default: ${DEFAULT-VALUE}.")
  private Duration roundTime = Duration.ofSeconds(2);

  @Option(
      names = "--growth",
      arity = "0..1",
      paramLabel = "TOKENS",
      fallbackValue = "64k,256k,1m,4m,16m",
      description =
          "Text sizes at which --launcher indexes, reads everything and answers, to see how time"
              + " grows; a chart is saved with the results. Sizes above --tokens consist of"
              + " several texts of that size, because trawl.documents.max-characters limits one"
              + " document to about 14m tokens. Without a value: ${FALLBACK-VALUE}.")
  private @Nullable String growth;

  @Option(
      names = "--pdf",
      paramLabel = "FILE",
      description =
          "A PDF about which the same question is asked twice, first without an index, then"
              + " with it. Default: the data folder's "
              + MANUAL
              + ".")
  private @Nullable Path pdf;

  @Option(
      names = "--question",
      paramLabel = "TEXT",
      defaultValue = "What is the title of the help page for densCols?",
      description = "The question about the PDF. Default: ${DEFAULT-VALUE}")
  private String question = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder. Default: $TRAWL_DATA_SAMPLES, or ../shared/data.")
  private @Nullable Path data;

  @Override
  public Integer call() throws Exception {
    return options.run(spec, this::run);
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
        stages.isEmpty()
            ? Optional.empty()
            : Optional.of(new StageRun(stages, forks, rounds, roundTime)),
        growth == null ? List.of() : Lengths.parse(growth),
        options.seed());
  }
}
