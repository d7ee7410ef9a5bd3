package dev.trawl.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private static final InputStream NOTHING = new ByteArrayInputStream(new byte[0]);

  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void writesUtf8() {
    var out = new ByteArrayOutputStream();
    new Streams(NOTHING, out, out, Terminals.NONE).print("页 “x”");
    assertThat(out.toString(UTF_8)).isEqualTo("页 “x”\n");
  }

  @Test
  void doesNotFailIfTheReaderOfTheOutputEndsEarly() {
    var streams = failing("Broken pipe");
    streams.print("answer");
    streams.print("more");
    assertThat(attempts).hasValue(1);
  }

  @Test
  void failsIfTheDiskIsFull() {
    assertThatThrownBy(() -> failing("No space left on device").print("answer"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("No space left on device");
  }

  @Test
  void ignoresAFailureToWriteToStandardError() {
    failing("Input/output error").say("a note");
  }

  @Test
  void writesCompleteLinesAndTheRestOnClose() {
    var out = new ByteArrayOutputStream();
    try (var writer = new Streams(NOTHING, out, out, Terminals.NONE).outWriter()) {
      writer.print("a");
      assertThat(out.size()).isZero();
      writer.print("b\nc\nd");
      assertThat(out.toString(UTF_8)).isEqualTo("ab\nc\n");
    }
    assertThat(out.toString(UTF_8)).isEqualTo("ab\nc\nd\n");
  }

  private Streams failing(String reason) {
    var broken =
        new OutputStream() {
          @Override
          public void write(int unit) throws IOException {
            attempts.incrementAndGet();
            throw new IOException(reason);
          }
        };
    return new Streams(NOTHING, broken, broken, Terminals.NONE);
  }
}
