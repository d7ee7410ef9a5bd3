package dev.trawl.bench;

import dev.trawl.bench.data.DataException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Runs a benchmark for a command and prints its result. */
final class CommandRunner {
  /** Exit status of a failed check. */
  static final int NOT_PASSED = 1;

  private static final int DONE = 0;

  private CommandRunner() {}

  /** Runs a benchmark and prints its result. Unusable data is reported as a usage error. */
  static int run(CommandSpec spec, Callable<String> benchmark) throws Exception {
    try {
      print(spec.commandLine().getOut(), benchmark.call());
      return DONE;
    } catch (DataException | IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Prints a line of progress to standard error. */
  static void progress(CommandSpec spec, String line) {
    print(spec.commandLine().getErr(), line);
  }

  /** Prints a line of output. */
  static void printLine(CommandSpec spec, String line) {
    print(spec.commandLine().getOut(), line);
  }

  private static void print(PrintWriter writer, String text) {
    writer.println(text.stripTrailing());
    writer.flush();
  }
}
