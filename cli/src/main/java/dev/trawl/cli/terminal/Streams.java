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
 * The three standard streams, always in UTF-8. Thread-safe.
 *
 * <p>If the reader of standard output ends early ({@code trawl ask … | head}), the rest of the
 * output is discarded without an error. Any other failure to write the answer, such as a full disk,
 * ends the command.
 */
public final class Streams {
  private final InputStream in;
  private final OutputStream out;
  private final OutputStream err;
  private final Terminals terminals;
  private final AtomicBoolean outIsClosed = new AtomicBoolean();

  public Streams(InputStream in, OutputStream out, OutputStream err, Terminals terminals) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.terminals = terminals;
  }

  /** The streams of this process. */
  public static Streams standard() {
    return new Streams(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Terminals.ofProcess());
  }

  public InputStream in() {
    return in;
  }

  /** Standard error as bytes, for a progress bar. */
  public OutputStream err() {
    return err;
  }

  public boolean inIsTerminal() {
    return terminals.in();
  }

  /** Returns true if standard output may contain words in bold. */
  public boolean outIsBold() {
    return terminals.bold();
  }

  public boolean errIsTerminal() {
    return terminals.err();
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
            "cannot write to standard output: %s; free some space or redirect it elsewhere"
                .formatted(failure.getMessage()));
      }
      outIsClosed.set(true);
    }
  }

  /** Writes {@code text} and a line end to standard error. */
  public void say(String text) {
    try {
      writeLine(err, text);
    } catch (IOException ignored) {
      // The failure would have to be reported on standard error, which does not work.
      return;
    }
  }

  /** Writes {@code warning} to standard error, on one line. */
  public void warn(String warning) {
    say("trawl: warning: " + OneLine.of(warning));
  }

  /** A writer to standard output that writes only complete lines. */
  public PrintWriter outWriter() {
    return writer(this::print);
  }

  /** A writer to standard error that writes only complete lines. */
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
