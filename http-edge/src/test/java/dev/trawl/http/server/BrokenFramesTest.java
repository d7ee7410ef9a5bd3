package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests invalid WebSocket frames after a valid handshake. */
class BrokenFramesTest {
  private static final String ZERO_MASKING_KEY = "\0\0\0\0";
  private static final int PROTOCOL_ERROR = 1002;
  private static final int INVALID_TEXT = 1007;

  private static final Map<String, Integer> FRAMES = new LinkedHashMap<>();

  static {
    FRAMES.put("\u0081\u0002{}", PROTOCOL_ERROR); // not masked
    FRAMES.put("\u00f1\u0082" + ZERO_MASKING_KEY + "{}", PROTOCOL_ERROR); // reserved bits
    FRAMES.put("\u0083\u0082" + ZERO_MASKING_KEY + "{}", PROTOCOL_ERROR); // an unknown opcode
    FRAMES.put(
        "\u0089\u00fe\u0001\0" + ZERO_MASKING_KEY + "x".repeat(256), PROTOCOL_ERROR); // a long ping
    FRAMES.put("\u0009\u0081" + ZERO_MASKING_KEY + "x", PROTOCOL_ERROR); // a fragmented ping
    FRAMES.put(
        "\u0080\u0082" + ZERO_MASKING_KEY + "{}", PROTOCOL_ERROR); // a continuation without a start
    FRAMES.put(
        "\u0001\u0081" + ZERO_MASKING_KEY + "{" + "\u0081\u0082" + ZERO_MASKING_KEY + "{}",
        PROTOCOL_ERROR); // a start inside a fragmented message
    FRAMES.put(
        "\u0081\u00ff" + "\u00ff".repeat(8) + ZERO_MASKING_KEY + "x".repeat(99),
        PROTOCOL_ERROR); // a negative length
    FRAMES.put("\u0088\u0081" + ZERO_MASKING_KEY + "x", PROTOCOL_ERROR); // half a close code
    FRAMES.put(
        "\u0088\u0082" + ZERO_MASKING_KEY + "\0\u0005", PROTOCOL_ERROR); // an invalid close code
    FRAMES.put("\u0081\u0082" + ZERO_MASKING_KEY + "\u00ff\u00fe", INVALID_TEXT);
    FRAMES.put("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", PROTOCOL_ERROR);
  }

  @Test
  void closesTheSocketWithACodeAndStillServesOtherClients(@TempDir Path folder) {
    try (var site = Site.in(folder);
        var correct = Socket.of(site)) {
      var broken = new LinkedHashMap<String, RawSocket>();
      FRAMES
          .keySet()
          .forEach(frame -> broken.put(frame, new RawSocket(site).upgraded().send(frame)));
      correct.send("{}");
      assertThat(correct.next().path("error").path("param").asText()).isEqualTo("type");
      broken.forEach(
          (frame, socket) -> {
            assertThat(closeCode(socket.readToEnd())).as(frame).isEqualTo(FRAMES.get(frame));
            socket.close();
          });
    }
  }

  @Test
  void doesNotBufferAnEndlessMessage(@TempDir Path folder) {
    try (var site = Site.in(folder, "trawl.http.max-body-size = 8 KiB");
        var endless = new RawSocket(site).upgraded()) {
      // A frame with a length of 2^62 bytes, of which several megabytes are sent.
      endless.send("\u0081\u00ff\u0040" + "\0".repeat(7) + ZERO_MASKING_KEY);
      for (var i = 0; i < 64; i++) {
        endless.send("x".repeat(1 << 16));
      }
      assertThat(site.get("/v1/documents").status()).isEqualTo(200);
    }
  }

  /** The code in the close frame {@code frame}. */
  private static int closeCode(String frame) {
    assertThat(frame).startsWith("\u0088").hasSizeGreaterThanOrEqualTo(4);
    return frame.charAt(2) << 8 | frame.charAt(3);
  }
}
