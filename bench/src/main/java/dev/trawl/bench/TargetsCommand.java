package dev.trawl.bench;

import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.Benchmark;
import dev.trawl.bench.report.Part;
import dev.trawl.bench.targets.Measurement;
import dev.trawl.bench.targets.TargetsRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trawl bench targets}. */
@Command(
    name = "targets",
    description = {
      "Measures every target of the embedded model, and shows which are met.",
      "A target whose documents are missing from the data folder is not measured; it counts as not",
      "met."
    },
    mixinStandardHelpOptions = true)
final class TargetsCommand implements Callable<Integer> {
  private static final String ALL = "all";

  /** Options that are passed on to each measurement's command, if it supports them. */
  private static final List<String> PASSED_ON = List.of("--lang", "--haystack", "--data", "--seed");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private HaystackOptions haystack = new HaystackOptions();

  @Option(
      names = "--target",
      split = ",",
      paramLabel = "NAME",
      defaultValue = ALL,
      description =
          "s-rt, m-rt, passkey, multikey, variables, m-rs, missing, genealogy, xquad, cmrc, hotpot,"
              + " musique, manual, novels, or all. Default: all.")
  private List<String> targets = List.of(ALL);

  @Option(
      names = "--lengths",
      paramLabel = "TOKENS",
      defaultValue = "1m",
      description = "Lengths of the generated texts. Default: ${DEFAULT-VALUE}.")
  private String lengths = "1m";

  @Option(
      names = "--needles",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Number of needles for each language, length and depth; the number of other questions"
              + " about generated texts is proportional. Default: ${DEFAULT-VALUE}.")
  private int needles = 5;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Number of texts processed at the same time, 1 to 16. Default: ${DEFAULT-VALUE}.")
  private int parallel = 2;

  @Option(
      names = "--strict",
      description = "Exit with status 1 unless every target was measured and met.")
  private boolean strict;

  @Override
  public Integer call() throws Exception {
    return strict
        ? options.check(spec, this::targets)
        : options.run(
            spec,
            () -> {
              var targets = targets();
              return (folder, json, progress) -> targets.run(folder, json, progress).text();
            });
  }

  private TargetsRun targets() {
    if (needles < 1) {
      throw new IllegalArgumentException("--needles must be at least 1: " + needles);
    }
    var languages = haystack.languages();
    var texts =
        new TargetsRun.Texts(
            languages, Lengths.parse(lengths), haystack.material().description(languages));
    return new TargetsRun(
        measurements().stream().map(this::planned).toList(), texts, needles, options.seed());
  }

  private List<Measurement> measurements() {
    return targets.contains(ALL)
        ? List.of(Measurement.values())
        : targets.stream().map(Measurement::of).distinct().sorted().toList();
  }

  private TargetsRun.PlannedMeasurement planned(Measurement measurement) {
    var arguments = new ArrayList<>(measurement.command(needles));
    if (measurement.usesGeneratedTexts()) {
      arguments.addAll(List.of("--lengths", lengths));
    }
    arguments.addAll(passedOn(arguments.getFirst()));
    var runArguments = new ArrayList<>(arguments);
    if (measurement.usesGeneratedTexts()) {
      runArguments.addAll(List.of("--parallel", Integer.toString(parallel)));
    }
    return new TargetsRun.PlannedMeasurement(
        measurement,
        new Part(
            measurement.label(),
            (folder, json, progress) -> benchmark(runArguments).run(folder, json, progress)),
        "./trawl bench " + String.join(" ", arguments));
  }

  private List<String> passedOn(String command) {
    var known = Objects.requireNonNull(bench().getSubcommands().get(command)).getCommandSpec();
    var given = spec.commandLine().getParseResult();
    return PASSED_ON.stream()
        .filter(option -> given.hasMatchedOption(option) && known.findOption(option) != null)
        .flatMap(option -> passedOn(option, given.matchedOption(option).originalStringValues()))
        .toList();
  }

  private static Stream<String> passedOn(String option, List<String> values) {
    return Stream.of(option, String.join(",", values));
  }

  /**
   * Creates the benchmark from the command that the report shows, so that both give the same
   * results.
   */
  private static Benchmark benchmark(List<String> command) {
    var parsed = bench().parseArgs(command.toArray(String[]::new)).subcommand();
    return ((BenchmarkCommand) parsed.commandSpec().userObject()).benchmark();
  }

  private static CommandLine bench() {
    return new CommandLine(new BenchCommand()).setCaseInsensitiveEnumValuesAllowed(true);
  }
}
