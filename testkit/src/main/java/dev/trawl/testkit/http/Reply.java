package dev.trawl.testkit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * An HTTP reply.
 *
 * @param retryAfter value of the Retry-After header; zero to omit it
 * @param chunked whether to use chunked transfer encoding, as for a body of unknown length
 */
public record Reply(int status, String type, byte[] body, Duration retryAfter, boolean chunked) {
  /**
   * The size of a chunk. Chunks end in the middle of events and characters, as behind a proxy,
   * because a client may only rely on the order of the bytes.
   */
  private static final int CHUNK_BYTES = 173;

  public static Reply json(int status, JsonNode body) {
    return new Reply(status, "application/json", utf8(body.toString()), Duration.ZERO, false);
  }

  public static Reply html(int status, String body) {
    return new Reply(status, "text/html", utf8(body), Duration.ZERO, false);
  }

  public static Reply events(String body) {
    return new Reply(200, "text/event-stream", utf8(body), Duration.ZERO, true);
  }

  public Reply withRetryAfter(Duration wait) {
    return new Reply(status, type, body, wait, chunked);
  }

  /** All bytes of the reply. */
  byte[] bytes(boolean keepAlive) {
    var bytes = new ByteArrayOutputStream(body.length + 512);
    bytes.writeBytes(head(keepAlive));
    if (chunked) {
      writeChunks(bytes);
    } else {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  byte[] head(boolean keepAlive) {
    var head = new StringBuilder(256).append("HTTP/1.1 ").append(status).append(' ');
    head.append(phrase()).append("\r\nContent-Type: ").append(type);
    head.append(chunked ? "\r\nTransfer-Encoding: chunked" : "\r\nContent-Length: " + body.length);
    if (!retryAfter.isZero()) {
      head.append("\r\nRetry-After: ").append(retryAfter.plusNanos(999_999_999).toSeconds());
    }
    head.append(keepAlive ? "" : "\r\nConnection: close").append("\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void writeChunks(ByteArrayOutputStream bytes) {
    for (int start = 0; start < body.length; start += CHUNK_BYTES) {
      int length = Math.min(CHUNK_BYTES, body.length - start);
      bytes.writeBytes(utf8(Integer.toHexString(length) + "\r\n"));
      bytes.write(body, start, length);
      bytes.writeBytes(utf8("\r\n"));
    }
    bytes.writeBytes(utf8("0\r\n\r\n"));
  }

  private String phrase() {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 413 -> "Content Too Large";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      default -> "Status";
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
