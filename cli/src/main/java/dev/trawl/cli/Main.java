package dev.trawl.cli;

import dev.trawl.cli.options.Logging;
import dev.trawl.cli.terminal.CommandFailure;
import dev.trawl.cli.terminal.ExitStatus;
import dev.trawl.cli.terminal.Interrupts;
import dev.trawl.cli.terminal.OneLine;
import dev.trawl.cli.terminal.Streams;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point of {@code ./trawl}. */
public final class Main {
  private Main() {}

  /** Runs the command named by {@code arguments}, and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.exit(run(Streams.standard(), Interrupts.ofProcess(), arguments));
  }

  /**
   * Runs a command that is not part of the product, with the same error messages and exit statuses.
   *
   * @param name the name of the command, which is also the first argument
   * @return the exit status
   */
  public static int run(String name, Supplier<Object> command, String... arguments) {
    return run(Streams.standard(), new Commands(Map.of(name, command)), arguments);
  }

  /** Runs a command of the product without ending the process. */
  static int run(Streams streams, Interrupts interrupts, String... arguments) {
    return run(streams, Commands.of(streams, interrupts), arguments);
  }

  private static int run(Streams streams, Commands commands, String... arguments) {
    Logging.configure(List.of(arguments).contains("--debug"));
    var out = streams.outWriter();
    var err = streams.errWriter();
    var line =
        commands
            .line(arguments)
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(
                (wrong, given) -> reportWrongUsage(streams, wrong.getCommandLine(), wrong))
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> reportFailure(streams, command, failure));
    try {
      return line.execute(arguments);
    } catch (Error fatal) {
      return reportFatal(streams, fatal);
    } finally {
      out.close();
      err.close();
    }
  }

  private static int reportWrongUsage(Streams streams, CommandLine command, Exception wrong) {
    var name = command.getCommandSpec().qualifiedName();
    if (wrong instanceof UnmatchedArgumentException unmatched && command.getParent() == null) {
      streams.say(
          "%s: unknown command '%s'; the commands are %s. See '%s --help'."
              .formatted(
                  name,
                  unmatched.getUnmatched().getFirst(),
                  String.join(", ", command.getSubcommands().keySet()),
                  name));
      return ExitStatus.UNUSABLE;
    }
    streams.say(
        "%s: %s. See '%s --help'.".formatted(name, OneLine.withoutFullStop(message(wrong)), name));
    return ExitStatus.UNUSABLE;
  }

  /** What is wrong. After an unknown option, picocli reports all other arguments as unknown too. */
  private static String message(Exception wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return String.valueOf(wrong.getMessage());
    }
    var first = unmatched.getUnmatched().getFirst();
    if (!unmatched.isUnknownOption()) {
      return "'%s' is one argument too many; put a question in quotes".formatted(first);
    }
    return unmatched.getSuggestions().stream()
        .findFirst()
        .map(option -> "unknown option '%s' (did you mean %s?)".formatted(first, option))
        .orElseGet(() -> "unknown option '%s'".formatted(first));
  }

  private static int reportFailure(Streams streams, CommandLine command, Exception failure) {
    var debug = isDebug(command.getCommandSpec());
    if (debug) {
      streams.say(trace(failure));
    }
    if (failure instanceof CommandFailure known) {
      streams.say("trawl: " + OneLine.of(String.valueOf(known.getMessage())));
      return known.status();
    }
    streams.say(internal(failure));
    return ExitStatus.INTERNAL_ERROR;
  }

  private static int reportFatal(Streams streams, Error fatal) {
    if (fatal instanceof OutOfMemoryError) {
      streams.say(
          ("trawl: out of memory (%s): give it more memory, for example with"
                  + " TRAWL_JAVA_OPTS=-Xmx4g, or use fewer documents")
              .formatted(fatal.getMessage()));
    } else {
      streams.say(internal(fatal));
    }
    return ExitStatus.INTERNAL_ERROR;
  }

  private static String internal(Throwable failure) {
    return "trawl: internal error: %s; please run it again with --debug and report the output"
        .formatted(OneLine.of(failure.toString()));
  }

  private static boolean isDebug(CommandSpec command) {
    var option = command.findOption("--debug");
    return option != null && Boolean.TRUE.equals(option.getValue());
  }

  private static String trace(Throwable failure) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString().stripTrailing();
  }
}
