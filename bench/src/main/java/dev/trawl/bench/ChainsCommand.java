package dev.trawl.bench;

import dev.trawl.bench.chains.ChainsRun;
import dev.trawl.bench.data.DataFolder;
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

/** {@code trawl bench chains}. */
@Command(
    name = "chains",
    description =
        "Follows genealogies in the Bible over several hops, and checks that each hop is cited.",
    mixinStandardHelpOptions = true)
final class ChainsCommand implements Callable<Integer>, BenchmarkCommand {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder with books-en/kjv.txt and generated-qa/kjv.jsonl. Default: $TRAWL_DATA_SAMPLES,"
              + " or ../shared/data.")
  private @Nullable Path data;

  @Option(
      names = "--hops",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,2,3,4",
      description =
          "Numbers of hops, 1 to 10. If the file has no questions with one of these numbers, they"
              + " are generated from the file's chains. Default: ${DEFAULT-VALUE}.")
  private List<Integer> hops = List.of(1, 2, 3, 4);

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100000",
      description =
          "Maximum number of questions for each number of hops; if there are more, the seed"
              + " decides which.")
  private int limit = 100_000;

  @Option(
      names = "--level",
      defaultValue = "reason",
      description = "auto, retrieve, read or reason. Default: ${DEFAULT-VALUE}.")
  private Level level = Level.REASON;

  @Override
  public Integer call() throws Exception {
    return options.run(spec, this::benchmark);
  }

  @Override
  public ChainsRun benchmark() {
    return new ChainsRun(
        DataFolder.find(Optional.ofNullable(data)), hops, limit, level, options.seed());
  }
}
