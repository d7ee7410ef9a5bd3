package dev.trawl.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The three standard streams, in UTF-8 whatever the locale. Thread-safe.
 *
 * <p>A reader that has gone away ({@code trawl ask … | head}) is no error: what is written after
 * that is dropped. Any other failure to write the answer, such as a full disk, ends the command.
 */
public final class Streams {
  private final InputStream in;
  private final OutputStream out;
  private final OutputStream err;
  private final boolean inIsTerminal;
  private final boolean errIsTerminal;
  private final AtomicBoolean outIsClosed = new AtomicBoolean();

  public Streams(
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean inIsTerminal,
      boolean errIsTerminal) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.inIsTerminal = inIsTerminal;
    this.errIsTerminal = errIsTerminal;
  }

  /** The process's own. The launcher says which are terminals; without it none counts as one. */
  public static Streams standard() {
    return new Streams(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Boolean.getBoolean("trawl.stdin.terminal"),
        Boolean.getBoolean("trawl.stderr.terminal"));
  }

  public InputStream in() {
    return in;
  }

  /** Standard error as bytes, for a progress bar. */
  public OutputStream err() {
    return err;
  }

  public boolean inIsTerminal() {
    return inIsTerminal;
  }

  public boolean errIsTerminal() {
    return errIsTerminal;
  }

  /** Writes {@code text} and a line end to standard output. */
  public void print(String text) {
    if (outIsClosed.get()) {
      return;
    }
    try {
      writeLine(out, text);
    } catch (IOException failure) {
      if (!isClosedPipe(failure)) {
        throw CommandFailure.internal(
            "cannot write to standard output: %s; free some space or write elsewhere"
                .formatted(failure.getMessage()));
      }
      outIsClosed.set(true);
    }
  }

  /** Writes {@code text} and a line end to standard error; nobody can be told if that fails. */
  public void say(String text) {
    try {
      writeLine(err, text);
    } catch (IOException unheard) {
      // The only place to report it is the one that just failed.
      return;
    }
  }

  /** Says {@code warning}, on one line. */
  public void warn(String warning) {
    say("trawl: warning: " + OneLine.of(warning));
  }

  /** Standard output for what prints through a writer; line ends flush it. */
  public PrintWriter outWriter() {
    return writer(this::print);
  }

  /** The same for standard error. */
  public PrintWriter errWriter() {
    return writer(this::say);
  }

  private static PrintWriter writer(Consumer<String> lines) {
    return new PrintWriter(new LineWriter(lines), true);
  }

  private static void writeLine(OutputStream stream, String text) throws IOException {
    synchronized (stream) {
      stream.write((text + "\n").getBytes(StandardCharsets.UTF_8));
      stream.flush();
    }
  }

  private static boolean isClosedPipe(IOException failure) {
    var message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("broken pipe") || message.contains("pipe closed");
  }
}
