package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.regex.Pattern;

/** A connection over which a test can send any bytes. Each character of a string is one byte. */
final class RawSocket implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 90_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3}) ");
  private static final String HEAD_END = "\r\n\r\n";

  private final java.net.Socket socket = new java.net.Socket();
  private final InputStream input;

  /**
   * Opens a connection. If the server has reached its limit of connections, it does not reply yet.
   */
  RawSocket(Site site) {
    this(site, 0);
  }

  /** Opens a connection with a receive buffer of about {@code bytes}; 0 for the default size. */
  RawSocket(Site site, int bytes) {
    var address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), site.server.address().getPort());
    try {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      if (bytes > 0) {
        socket.setReceiveBufferSize(bytes);
      }
      socket.connect(address, TIMEOUT_MILLIS);
      input = new BufferedInputStream(socket.getInputStream());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Sends bytes, unless the server has closed the connection. */
  RawSocket send(String bytes) {
    try {
      socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    } catch (SocketException closed) {
      // The server has closed the connection. Its reply can still be read.
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return this;
  }

  /** Closes the sending direction; replies can still be read. */
  RawSocket stopSending() {
    try {
      socket.shutdownOutput();
    } catch (SocketException closed) {
      // The connection is already closed.
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return this;
  }

  /** Reads until the server closes the connection. */
  String readToEnd() {
    var rest = new ByteArrayOutputStream();
    try {
      input.transferTo(rest);
    } catch (SocketException broken) {
      // A reset also closes the connection; the bytes before it are kept.
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return rest.toString(ISO_8859_1);
  }

  /** Reads up to the end of the headers of a reply. */
  String readHead() {
    return readUpTo(HEAD_END);
  }

  /** Reads up to {@code text}, or to the end. */
  String readUpTo(String text) {
    var received = new StringBuilder();
    try {
      while (!endsWith(received, text)) {
        var next = input.read();
        if (next < 0) {
          break;
        }
        received.append((char) next);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return received.toString();
  }

  private static boolean endsWith(StringBuilder received, String text) {
    return received.indexOf(text, received.length() - text.length()) >= 0;
  }

  /** Sends {@code bytes} and returns the statuses of all replies. */
  static List<Integer> statuses(Site site, String bytes) {
    try (var socket = new RawSocket(site)) {
      return statuses(socket.send(bytes).stopSending().readToEnd());
    }
  }

  static List<Integer> statuses(String replies) {
    return STATUS
        .matcher(replies)
        .results()
        .map(reply -> Integer.parseInt(reply.group(1)))
        .toList();
  }

  /** Upgrades this connection to a WebSocket. */
  RawSocket upgraded() {
    send(
        """
        GET /v1/stream HTTP/1.1\r
        Host: localhost\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """);
    if (!statuses(readHead()).equals(List.of(101))) {
      throw new AssertionError("not upgraded to a WebSocket");
    }
    return this;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
