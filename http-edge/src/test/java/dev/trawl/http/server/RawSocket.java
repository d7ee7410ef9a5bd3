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

/** A connection on which anything can be said: each character is a byte. */
final class RawSocket implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 90_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3}) ");
  private static final String HEAD_END = "\r\n\r\n";

  private final java.net.Socket socket = new java.net.Socket();
  private final InputStream heard;

  /** A connection; a server that is full leaves it unanswered. */
  RawSocket(Site site) {
    this(site, 0);
  }

  /** One that takes no more than about {@code bytes} ahead of who reads; 0 for the usual. */
  RawSocket(Site site, int bytes) {
    var address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), site.server.address().getPort());
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
      if (bytes > 0) {
        socket.setReceiveBufferSize(bytes);
      }
      socket.connect(address, PATIENCE_MILLIS);
      heard = new BufferedInputStream(socket.getInputStream());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Says it, as far as the server listens. */
  RawSocket say(String bytes) {
    try {
      socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    } catch (SocketException hungUp) {
      // What was said before is heard by whoever listens.
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return this;
  }

  /** Says nothing from now on, and goes on listening. */
  RawSocket fallSilent() {
    try {
      socket.shutdownOutput();
    } catch (SocketException hungUp) {
      // Nothing can be said anyway.
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return this;
  }

  /** What the server says until it closes the connection. */
  String rest() {
    var rest = new ByteArrayOutputStream();
    try {
      heard.transferTo(rest);
    } catch (SocketException broken) {
      // Closed as well, only rudely: what came before counts.
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return rest.toString(ISO_8859_1);
  }

  /** What the server says up to the end of a head. */
  String head() {
    return upTo(HEAD_END);
  }

  /** What the server says up to {@code words}, or to the end. */
  String upTo(String words) {
    var said = new StringBuilder();
    try {
      while (!endsWith(said, words)) {
        var next = heard.read();
        if (next < 0) {
          break;
        }
        said.append((char) next);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return said.toString();
  }

  private static boolean endsWith(StringBuilder said, String words) {
    return said.indexOf(words, said.length() - words.length()) >= 0;
  }

  /** The statuses of all replies to what is said in {@code bytes}. */
  static List<Integer> statuses(Site site, String bytes) {
    try (var socket = new RawSocket(site)) {
      return statuses(socket.say(bytes).fallSilent().rest());
    }
  }

  static List<Integer> statuses(String replies) {
    return STATUS
        .matcher(replies)
        .results()
        .map(reply -> Integer.parseInt(reply.group(1)))
        .toList();
  }

  /** The same, when it has become a WebSocket. */
  RawSocket upgraded() {
    say(
        """
        GET /v1/stream HTTP/1.1\r
        Host: localhost\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """);
    if (!statuses(head()).equals(List.of(101))) {
      throw new AssertionError("no WebSocket");
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
