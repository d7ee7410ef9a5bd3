package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.Counts;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.http.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * An OpenAI-compatible server on 127.0.0.1 that behaves according to a plan.
 *
 * <p>It serves {@code POST /v1/chat/completions} and {@code GET /v1/models}. Other processes can
 * use {@code GET /stats} and {@code POST /stats/reset}, which are the same as {@link #counts} and
 * {@link #resetCounts}. Each connection has a virtual thread. Thread-safe.
 */
public final class SimulatedEndpoint implements AutoCloseable {
  /** Maximum number of open connections. Further connections are reset immediately. */
  private static final int CONNECTIONS = 4_096;

  private static final int BACKLOG = 1_024;

  /** Pause after a failed accept, to avoid a busy loop. */
  private static final long PAUSE_NANOS = 5_000_000;

  private final ServerSocket serverSocket;
  private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
  private final Outages outages;
  private final Router router;

  private SimulatedEndpoint(EndpointPlan plan, ServerSocket serverSocket) {
    this.serverSocket = serverSocket;
    outages = new Outages(plan.faults().outage(), () -> peers.forEach(Peer::reset));
    router = new Router(plan.offer(), new Completions(plan, outages));
  }

  /**
   * Starts an endpoint. The first start in a process takes a few tenths of a second.
   *
   * @throws IOException if the port is in use
   */
  public static SimulatedEndpoint start(EndpointPlan plan) throws IOException {
    var serverSocket = new ServerSocket();
    try {
      serverSocket.bind(
          new InetSocketAddress(InetAddress.getByName("127.0.0.1"), plan.port()), BACKLOG);
    } catch (IOException e) {
      serverSocket.close();
      throw new IOException("port %d: %s".formatted(plan.port(), e.getMessage()), e);
    }
    var endpoint = new SimulatedEndpoint(plan, serverSocket);
    Thread.ofVirtual().name("endpoint").start(endpoint::acceptAll);
    return endpoint;
  }

  /** The base URL for clients; ends in {@code /v1}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + serverSocket.getLocalPort() + "/v1");
  }

  /** The counts since the start or the last {@link #resetCounts}. */
  public Counts counts() {
    return router.counts();
  }

  /**
   * Sets all counts to zero. Running requests are no longer counted. The faults, the outage and the
   * prefix cache are not affected.
   */
  public void resetCounts() {
    router.resetCounts();
  }

  private void acceptAll() {
    while (!serverSocket.isClosed()) {
      try {
        handle(serverSocket.accept());
      } catch (IOException e) {
        // The endpoint or the client was closed, or there are too many open files.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void handle(Socket socket) throws IOException {
    var peer = new Peer(socket);
    if (outages.isDown() || peers.size() >= CONNECTIONS) {
      peer.reset();
      return;
    }
    peers.add(peer);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                new Connection(peer, router).run();
              } finally {
                peers.remove(peer);
              }
            });
  }

  /** Stops listening and resets every connection. */
  @Override
  public void close() throws IOException {
    serverSocket.close();
    peers.forEach(Peer::reset);
    router.close();
  }
}
