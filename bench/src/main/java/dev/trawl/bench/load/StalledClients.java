package dev.trawl.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that start a request and never finish it. Each keeps its connection open until the server
 * closes it.
 */
final class StalledClients implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final byte[] UNFINISHED_REQUEST =
      "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Half: ".getBytes(StandardCharsets.UTF_8);

  private final List<Socket> open = new ArrayList<>();
  private final int requested;

  /** Opens {@code requested} connections, or fewer if the system or the server refuses more. */
  StalledClients(URI server, int requested) {
    this.requested = requested;
    try {
      while (open.size() < requested) {
        var socket = new Socket();
        open.add(socket);
        socket.connect(
            new InetSocketAddress(server.getHost(), server.getPort()),
            (int) CONNECT_TIMEOUT.toMillis());
        socket.getOutputStream().write(UNFINISHED_REQUEST);
      }
    } catch (IOException full) {
      open.removeLast();
    }
  }

  int count() {
    return open.size();
  }

  int requested() {
    return requested;
  }

  /** Returns the number of connections that the server has closed. */
  int closedByServer() {
    return (int) open.stream().filter(StalledClients::isClosedByServer).count();
  }

  private static boolean isClosedByServer(Socket socket) {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException broken) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    for (var socket : open) {
      socket.close();
    }
  }
}
