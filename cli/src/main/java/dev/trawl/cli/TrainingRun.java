package dev.trawl.cli;

import dev.trawl.cli.terminal.ExitStatus;
import dev.trawl.cli.terminal.Interrupts;
import dev.trawl.cli.terminal.Streams;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The training run for the start-up cache: runs the commands that should start fast, while Java
 * records the classes that they load and the code that it compiles (docs/decisions/0051).
 */
final class TrainingRun {
  private TrainingRun() {}

  /** {@code DATA FILE QUESTION}: a folder for indexes, a document, and a question about it. */
  public static void main(String[] arguments) {
    var streams = Streams.standard();
    var interrupts = Interrupts.ofProcess();
    Main.run(streams, interrupts, "--version");
    Main.run(streams, interrupts, "--help");
    for (var options : new String[][] {{"--level", "read"}, {"--json"}, {"--level", "auto"}}) {
      Main.run(streams, interrupts, ask(arguments, options));
    }
    System.exit(ExitStatus.ANSWERED);
  }

  private static String[] ask(String[] arguments, String... options) {
    var ask = new String[] {"ask", "--data", arguments[0], "-f", arguments[1], arguments[2]};
    return Stream.concat(Arrays.stream(ask), Arrays.stream(options)).toArray(String[]::new);
  }
}
