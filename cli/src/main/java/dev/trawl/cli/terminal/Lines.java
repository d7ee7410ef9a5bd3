package dev.trawl.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines of input, from a terminal or from a pipe. */
public sealed interface Lines extends AutoCloseable {
  /** The next line without its line end; empty at the end of the input. */
  Optional<String> next();

  @Override
  void close();

  static Lines of(Streams streams) {
    return streams.inIsTerminal() ? Typed.start() : new Piped(streams);
  }

  /** Lines typed at a terminal, with editing and history. */
  record Typed(Terminal terminal, LineReader reader) implements Lines {
    static Typed start() {
      try {
        var terminal =
            TerminalBuilder.builder()
                .system(true)
                .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                .build();
        return new Typed(terminal, LineReaderBuilder.builder().terminal(terminal).build());
      } catch (IOException unusable) {
        throw new UncheckedIOException(unusable);
      }
    }

    @Override
    public Optional<String> next() {
      while (true) {
        try {
          return Optional.of(reader.readLine("? "));
        } catch (UserInterruptException lineDropped) {
          continue;
        } catch (EndOfFileException end) {
          return Optional.empty();
        }
      }
    }

    @Override
    public void close() {
      try {
        terminal.close();
      } catch (IOException left) {
        throw new UncheckedIOException(left);
      }
    }
  }

  /** Lines from standard input, unchanged. */
  record Piped(BufferedReader reader) implements Lines {
    Piped(Streams streams) {
      this(new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<String> next() {
      try {
        return Optional.ofNullable(reader.readLine());
      } catch (IOException broken) {
        throw CommandFailure.unusable("cannot read standard input: " + broken.getMessage());
      }
    }

    /** Does nothing, because standard input belongs to the process. */
    @Override
    public void close() {}
  }
}
