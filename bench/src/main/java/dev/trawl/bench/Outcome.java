package dev.trawl.bench;

import dev.trawl.bench.data.DataException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How a benchmark's command ends. */
final class Outcome {
  /** Exit status of a check that failed. */
  static final int NOT_PASSED = 1;

  private static final int DONE = 0;

  private Outcome() {}

  /** Prints the benchmark's result. Unusable data is reported as the user's error. */
  static int of(CommandSpec spec, Callable<String> benchmark) throws Exception {
    try {
      print(spec.commandLine().getOut(), benchmark.call());
      return DONE;
    } catch (DataException | IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Progress goes to standard error as it happens. */
  static void progress(CommandSpec spec, String line) {
    print(spec.commandLine().getErr(), line);
  }

  /** Prints a line of a command that keeps running. */
  static void say(CommandSpec spec, String line) {
    print(spec.commandLine().getOut(), line);
  }

  private static void print(PrintWriter writer, String text) {
    writer.println(text.stripTrailing());
    writer.flush();
  }
}
