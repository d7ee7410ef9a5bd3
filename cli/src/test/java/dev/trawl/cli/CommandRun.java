package dev.trawl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.cli.terminal.Interrupts;
import dev.trawl.cli.terminal.Streams;
import dev.trawl.cli.terminal.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The result of a command run in this process: its exit status and output. */
record CommandRun(int status, String out, String err) {
  /** Runs {@code trawl} with {@code arguments} and nothing on standard input. */
  static CommandRun of(String... arguments) {
    return piped("", arguments);
  }

  /** Like {@link #of}, with {@code input} on standard input. */
  static CommandRun piped(String input, String... arguments) {
    return run(Terminals.NONE, input, arguments);
  }

  /** Like {@link #of}, with a terminal as standard output. */
  static CommandRun onTerminal(String... arguments) {
    return run(new Terminals(false, true, false), "", arguments);
  }

  private static CommandRun run(Terminals terminals, String input, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var streams = new Streams(new ByteArrayInputStream(input.getBytes(UTF_8)), out, err, terminals);
    var status = Main.run(streams, new Interrupts(() -> {}), arguments);
    return new CommandRun(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  List<String> errLines() {
    return err.lines().toList();
  }
}
