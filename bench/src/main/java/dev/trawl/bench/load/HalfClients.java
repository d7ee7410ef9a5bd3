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

/** Clients that begin a request and never end it: each holds a connection as long as it may. */
final class HalfClients implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final byte[] HALF =
      "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Half: ".getBytes(StandardCharsets.UTF_8);

  private final List<Socket> open = new ArrayList<>();
  private final int wanted;

  /** Opens {@code wanted} of them, or fewer, where the system or the server lets no more in. */
  HalfClients(URI server, int wanted) {
    this.wanted = wanted;
    try {
      while (open.size() < wanted) {
        var socket = new Socket();
        open.add(socket);
        socket.connect(
            new InetSocketAddress(server.getHost(), server.getPort()), (int) PATIENCE.toMillis());
        socket.getOutputStream().write(HALF);
      }
    } catch (IOException full) {
      open.removeLast();
    }
  }

  int count() {
    return open.size();
  }

  int wanted() {
    return wanted;
  }

  /** How many the server has hung up on. */
  int ended() {
    return (int) open.stream().filter(HalfClients::hasEnded).count();
  }

  private static boolean hasEnded(Socket socket) {
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
