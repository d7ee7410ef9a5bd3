package dev.trawl.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the requests of one connection. */
public final class RequestReader {
  private static final int HEADER_BYTES = 64 * 1024;
  private static final int BODY_BYTES = 16 * 1024 * 1024;
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Peer peer;

  /** The remaining number of bytes allowed in the header of the current request. */
  private int headerBytes;

  public RequestReader(Peer peer) {
    this.peer = peer;
  }

  /** The next request; empty if the client closed the connection. */
  public Optional<Request> next() throws IOException {
    headerBytes = HEADER_BYTES;
    var line = line();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    var parts = line.split(" ");
    if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
      throw new UnreadableRequest(400, "not an HTTP/1.1 request line");
    }
    var headers = headers();
    if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
      peer.write(CONTINUE);
    }
    var path = before('?', parts[1]);
    return Optional.of(
        new Request(parts[0], path, headers, body(headers), keepAlive(parts, headers)));
  }

  private static boolean keepAlive(String[] parts, Map<String, String> headers) {
    var connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    return parts[2].equals("HTTP/1.1")
        ? !connection.contains("close")
        : connection.contains("keep-alive");
  }

  private Map<String, String> headers() throws IOException {
    var headers = new HashMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new UnreadableRequest(400, "a header line has no colon");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      return pieces();
    }
    return peer.read(size(headers.getOrDefault("content-length", "0"), 10, 0));
  }

  private byte[] pieces() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      headerBytes = HEADER_BYTES;
      int size = size(before(';', line()).strip(), 16, body.size());
      if (size == 0) {
        headers();
        return body.toByteArray();
      }
      body.writeBytes(peer.read(size));
      if (!line().isEmpty()) {
        throw new UnreadableRequest(400, "a chunk is longer than its stated length");
      }
    }
  }

  private static String before(char mark, String text) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  private static int size(String digits, int radix, int before) throws UnreadableRequest {
    long size;
    try {
      size = Long.parseLong(digits, radix);
    } catch (NumberFormatException e) {
      throw new UnreadableRequest(400, "not a length: " + digits);
    }
    if (size < 0 || before + size > BODY_BYTES) {
      throw new UnreadableRequest(413, "the body is larger than " + BODY_BYTES + " bytes");
    }
    return (int) size;
  }

  /**
   * The next line without its line end; empty at the end of the header, or if the client closed the
   * connection.
   */
  private String line() throws IOException {
    var line = new StringBuilder(64);
    for (int b = peer.read(); b >= 0 && b != '\n'; b = peer.read()) {
      if (--headerBytes < 0) {
        throw new UnreadableRequest(431, "the header is larger than " + HEADER_BYTES + " bytes");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }
}
