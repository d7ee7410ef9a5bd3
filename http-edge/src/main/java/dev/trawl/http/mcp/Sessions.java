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
 * The sessions of all clients. A session is removed when it has been idle for too long. When the
 * limit is reached, the least recently used session without running calls is removed. The client of
 * a removed session must start a new one. Thread-safe.
 */
public final class Sessions implements McpStreamableServerTransportProvider {
  /** The protocol versions that support this transport, the oldest first. */
  private static final List<String> VERSIONS =
      List.of(
          ProtocolVersions.MCP_2025_03_26,
          ProtocolVersions.MCP_2025_06_18,
          ProtocolVersions.MCP_2025_11_25);

  private final McpSettings settings;
  private final InstantSource clock;

  /**
   * The sessions by id, the least recently used first. Guarded by its own lock: the check of the
   * limit and the insertion must be one step, and the MCP library calls these methods directly and
   * needs the result at once.
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

  /** A new session, and the result of {@code initialize}. */
  public record NewSession(Session session, Mono<InitializeResult> result) {}

  /**
   * Starts a session of {@code owner}; empty if the limit is reached and all sessions are in use.
   */
  public Optional<NewSession> begin(Owner owner, InitializeRequest request) {
    synchronized (sessions) {
      removeIdle();
      if (sessions.size() >= settings.maxSessions() && !makeRoom()) {
        return Optional.empty();
      }
      var start = factory.startSession(request);
      var session = new Session(owner, start.session(), clock);
      sessions.put(session.id(), session);
      return Optional.of(new NewSession(session, start.initResult()));
    }
  }

  private void removeIdle() {
    sessions.values().removeIf(session -> session.isIdle(settings.idleTimeout()));
  }

  private boolean makeRoom() {
    var unused = sessions.values().stream().filter(session -> !session.isInUse()).findFirst();
    return unused.map(session -> sessions.values().remove(session)).orElse(false);
  }

  /** Finds a session of {@code owner} and marks it as used. */
  public Optional<Session> find(Owner owner, String id) {
    synchronized (sessions) {
      removeIdle();
      var found = Optional.ofNullable(sessions.get(id)).filter(session -> session.belongsTo(owner));
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
        .flatMap(session -> session.sendNotification(method, params).onErrorComplete())
        .then();
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(() -> all().forEach(this::end));
  }
}
