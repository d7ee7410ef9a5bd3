package dev.trawl.bench;

import dev.trawl.bench.data.DataFolder;
import dev.trawl.bench.retrieval.RetrievalRun;
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

/** {@code trawl bench retrieval}. */
@Command(
    name = "retrieval",
    description = "Checks evidence and answers on sets of questions with known evidence.",
    mixinStandardHelpOptions = true)
final class RetrievalCommand implements Callable<Integer>, BenchmarkCommand {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with the sets. Default: $TRAWL_DATA_SAMPLES, or ../shared/data.")
  private @Nullable Path data;

  @Option(
      names = "--set",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "all",
      description =
          "xquad-en, xquad-zh, cmrc, drcd, rref, rref-topics, rref-topics-dev, sgyy, kjv, hotpot,"
              + " musique, or all. Default: all.")
  private List<String> sets = List.of("all");

  @Option(
      names = "--questions",
      paramLabel = "FILE|DIR",
      description =
          "Your own questions instead of the sets: a file, or a folder with .json and .jsonl"
              + " files at any depth. Formats, recognised by the start of the file: SQuAD (DRCD,"
              + " CMRC), HotpotQA, 2WikiMultihopQA, MuSiQue; or one line of JSON for each question,"
              + " with document (a file in the same folder), question, answers, and evidence (a"
              + " quote) or page.")
  private @Nullable Path questions;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100000",
      description =
          "Maximum number of questions from each set; if a set has more, the seed decides which.")
  private int limit = 100_000;

  @Option(
      names = "--level",
      defaultValue = "retrieve",
      description = "auto, retrieve, read or reason. Default: ${DEFAULT-VALUE}.")
  private Level level = Level.RETRIEVE;

  @Override
  public Integer call() throws Exception {
    return options.run(spec, this::benchmark);
  }

  @Override
  public RetrievalRun benchmark() {
    return new RetrievalRun(
        DataFolder.find(Optional.ofNullable(data)),
        sets,
        Optional.ofNullable(questions),
        limit,
        level,
        options.seed());
  }
}
