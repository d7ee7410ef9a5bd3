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
 * An OpenAI-compatible server on 127.0.0.1 that follows a plan until it is closed.
 *
 * <p>It serves {@code POST /v1/chat/completions} and {@code GET /v1/models}. For other processes,
 * {@code GET /stats} and {@code POST /stats/reset} are {@link #counts} and {@link #forget}. Each
 * connection has a virtual thread. Thread-safe.
 */
public final class SimulatedEndpoint implements AutoCloseable {
  /** The most open connections; further ones are closed at once. */
  private static final int CONNECTIONS = 4_096;

  private static final int BACKLOG = 1_024;

  /** Pause after a failed accept, to avoid a busy loop. */
  private static final long PAUSE_NANOS = 5_000_000;

  private final ServerSocket door;
  private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
  private final Blackout blackout;
  private final Site site;

  private SimulatedEndpoint(EndpointPlan plan, ServerSocket door) {
    this.door = door;
    blackout = new Blackout(plan.faults().outage(), () -> peers.forEach(Peer::reset));
    site = new Site(plan.offer(), new Completions(plan, blackout));
  }

  /**
   * Starts listening. The first start in a process takes some tenths of a second.
   *
   * @throws IOException if the port is taken
   */
  public static SimulatedEndpoint start(EndpointPlan plan) throws IOException {
    var door = new ServerSocket();
    try {
      door.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), plan.port()), BACKLOG);
    } catch (IOException e) {
      door.close();
      throw new IOException("port %d: %s".formatted(plan.port(), e.getMessage()), e);
    }
    var endpoint = new SimulatedEndpoint(plan, door);
    Thread.ofVirtual().name("endpoint").start(endpoint::receive);
    return endpoint;
  }

  /** The base URL for clients; ends in {@code /v1}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/v1");
  }

  /** The counts since the start or the last {@link #forget}. */
  public Counts counts() {
    return site.counts();
  }

  /**
   * Sets all counts to zero; running requests are no longer counted. Faults, outage and prefix
   * cache continue as before.
   */
  public void forget() {
    site.forget();
  }

  private void receive() {
    while (!door.isClosed()) {
      try {
        welcome(door.accept());
      } catch (IOException e) {
        // The endpoint was closed, the client was gone already, or no more files can be opened.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void welcome(Socket socket) throws IOException {
    var peer = new Peer(socket);
    if (blackout.isOn() || peers.size() >= CONNECTIONS) {
      peer.reset();
      return;
    }
    peers.add(peer);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                new Connection(peer, site).run();
              } finally {
                peers.remove(peer);
              }
            });
  }

  /** Stops listening and resets every connection. */
  @Override
  public void close() throws IOException {
    door.close();
    peers.forEach(Peer::reset);
    site.close();
  }
}
