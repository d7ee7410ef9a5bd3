package dev.trawl.http.mcp;

import dev.trawl.http.owners.Owner;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The sessions of all clients. A session is dropped when it is idle for too long, or when room is
 * needed and it is the least recently used; its client must then begin a new one. Thread-safe.
 */
public final class Sessions implements McpStreamableServerTransportProvider {
  /** The protocol versions with this transport, the oldest first. */
  private static final List<String> VERSIONS =
      List.of(
          ProtocolVersions.MCP_2025_03_26,
          ProtocolVersions.MCP_2025_06_18,
          ProtocolVersions.MCP_2025_11_25);

  private final McpSettings settings;
  private final InstantSource clock;

  /**
   * By id, the least recently used first. Guarded by itself: a session begins only if there is room
   * for it, and the MCP library calls these methods directly and needs the result at once.
   */
  private final Map<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);

  private volatile McpStreamableServerSession.Factory factory =
      request -> {
        throw new IllegalStateException("no server uses these sessions yet");
      };

  public Sessions(McpSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** A new session, and the result of its client's {@code initialize}. */
  public record Begun(Session session, Mono<InitializeResult> result) {}

  /** Begins a session of {@code owner}; empty if the limit is reached and all are in use. */
  public Optional<Begun> begin(Owner owner, InitializeRequest request) {
    synchronized (sessions) {
      forget();
      if (sessions.size() >= settings.maxSessions() && !makeRoom()) {
        return Optional.empty();
      }
      var start = factory.startSession(request);
      var session = new Session(owner, start.session(), clock);
      sessions.put(session.id(), session);
      return Optional.of(new Begun(session, start.initResult()));
    }
  }

  private void forget() {
    sessions.values().removeIf(session -> session.isForgotten(settings.idleTimeout()));
  }

  private boolean makeRoom() {
    var unused = sessions.values().stream().filter(session -> !session.isInUse()).findFirst();
    return unused.map(session -> sessions.values().remove(session)).orElse(false);
  }

  /** Finds a session of {@code owner} and marks it as used. */
  public Optional<Session> find(Owner owner, String id) {
    synchronized (sessions) {
      forget();
      var found = Optional.ofNullable(sessions.get(id)).filter(session -> session.isOf(owner));
      found.ifPresent(Session::touch);
      return found;
    }
  }

  /** Ends a session and its running calls. */
  public void end(Session session) {
    synchronized (sessions) {
      sessions.remove(session.id());
    }
    session.end();
  }

  private List<Session> all() {
    synchronized (sessions) {
      return List.copyOf(sessions.values());
    }
  }

  @Override
  public List<String> protocolVersions() {
    return VERSIONS;
  }

  @Override
  public void setSessionFactory(McpStreamableServerSession.Factory started) {
    factory = started;
  }

  @Override
  public Mono<Void> notifyClients(String method, Object params) {
    return Flux.fromIterable(all())
        .flatMap(session -> session.tell(method, params).onErrorComplete())
        .then();
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(() -> all().forEach(this::end));
  }
}
