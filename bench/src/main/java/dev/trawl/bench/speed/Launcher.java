package dev.trawl.bench.speed;

import dev.trawl.protocol.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Starts trawl the way a user does.
 *
 * @param program the program to start, such as {@code ./trawl}
 */
record Launcher(Path program, Path scratch, Consumer<String> progress) {
  private static final Duration LIMIT = Duration.ofHours(1);

  /** Asks {@code question} about a file or a folder, with indexes in {@code library}. */
  ChildProcess ask(Path library, Path file, Level level, String question) throws IOException {
    return run(
        "ask",
        "--quiet",
        "--json",
        "--level",
        level.name().toLowerCase(Locale.ROOT),
        "--data",
        library.toString(),
        "-f",
        file.toString(),
        question);
  }

  /**
   * Runs the program until it exits. Throws an exception if the program failed, but not if it found
   * no answer.
   */
  ChildProcess run(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(program.toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    var done = ChildProcess.run(command, scratch, LIMIT);
    progress.accept(
        "%s: %d ms, exit status %d".formatted(arguments[0], done.millis(), done.status()));
    if (done.status() == 1 || done.status() == 2) {
      throw new IllegalStateException(
          "%s exited with status %d: %s".formatted(program, done.status(), done.errors().strip()));
    }
    return done;
  }
}
