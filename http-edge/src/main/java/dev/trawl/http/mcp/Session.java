package dev.trawl.http.mcp;

import dev.trawl.http.owners.Owner;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * A session of one client: its running calls, which the client can cancel, and the stream on which
 * it receives messages that are not replies. A call continues when its client disconnects.
 * Thread-safe.
 */
public final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final String CANCELLED = "notifications/cancelled";

  private static final String OWNER = "owner";
  private static final String REQUEST = "request";

  private final Owner owner;
  private final McpStreamableServerSession protocol;
  private final InstantSource clock;
  private final Map<Object, Disposable> calls = new ConcurrentHashMap<>();
  private final AtomicInteger listening = new AtomicInteger();
  private volatile Instant used;

  Session(Owner owner, McpStreamableServerSession protocol, InstantSource clock) {
    this.owner = owner;
    this.protocol = protocol;
    this.clock = clock;
    this.used = clock.instant();
  }

  public String id() {
    return protocol.getId();
  }

  boolean belongsTo(Owner other) {
    return owner == other;
  }

  /** The owner of the session of {@code exchange}. */
  public static Owner owner(McpAsyncServerExchange exchange) {
    return (Owner) exchange.transportContext().get(OWNER);
  }

  /** The id of the HTTP request with which the call was sent. */
  public static String request(McpAsyncServerExchange exchange) {
    return (String) exchange.transportContext().get(REQUEST);
  }

  /**
   * Executes {@code request}, sends the result on {@code reply}, and closes {@code reply}.
   *
   * @param requestId the id of the HTTP request, for the log
   * @return false if a call with the same id is running
   */
  public boolean call(String requestId, JSONRPCRequest request, ReplyStream reply) {
    var call = Disposables.swap();
    var context = McpTransportContext.create(Map.of(OWNER, owner, REQUEST, requestId));
    if (calls.putIfAbsent(request.id(), call) != null) {
      return false;
    }
    call.update(
        protocol
            .responseStream(reply)
            .handle(request)
            .contextWrite(reactorContext -> reactorContext.put(McpTransportContext.KEY, context))
            .doFinally(
                end -> {
                  calls.remove(request.id(), call);
                  touch();
                  reply.close();
                })
            .subscribe(done -> {}, failure -> LOG.error("call {} failed", request.id(), failure)));
    return true;
  }

  public void receive(JSONRPCNotification notification) {
    if (notification.method().equals(CANCELLED)) {
      cancelled(notification).map(calls::get).ifPresent(Disposable::dispose);
    } else {
      logFailure(protocol.accept(notification));
    }
  }

  private static Optional<Object> cancelled(JSONRPCNotification notification) {
    return notification.params() instanceof Map<?, ?> params
        ? Optional.ofNullable(params.get("requestId"))
        : Optional.empty();
  }

  public void receive(JSONRPCResponse response) {
    logFailure(protocol.accept(response));
  }

  private void logFailure(Mono<Void> message) {
    message.subscribe(
        done -> {},
        wrong -> LOG.info("a message in session {} failed: {}", id(), wrong.toString()));
  }

  /** Uses {@code stream} for messages that are not replies, while the client listens. */
  public void listen(ReplyStream stream) {
    listening.incrementAndGet();
    var listener = protocol.listeningStream(stream);
    stream
        .end()
        .thenAccept(
            end -> {
              listener.close();
              listening.decrementAndGet();
              touch();
            });
  }

  Mono<Void> sendNotification(String method, Object params) {
    return protocol.sendNotification(method, params);
  }

  /** Cancels the running calls. */
  void end() {
    calls.values().forEach(Disposable::dispose);
    logFailure(protocol.delete());
  }

  void touch() {
    used = clock.instant();
  }

  boolean isInUse() {
    return !calls.isEmpty() || listening.get() > 0;
  }

  boolean isIdle(Duration idle) {
    return !isInUse() && used.plus(idle).isBefore(clock.instant());
  }
}
