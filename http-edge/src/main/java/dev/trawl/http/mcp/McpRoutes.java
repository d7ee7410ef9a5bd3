package dev.trawl.http.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.http.exchange.ApiException;
import dev.trawl.http.exchange.Bodies;
import dev.trawl.http.exchange.Reply;
import dev.trawl.http.exchange.RequestId;
import dev.trawl.http.exchange.Times;
import dev.trawl.http.owners.Owner;
import dev.trawl.protocol.json.Json;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * {@code /mcp}: the streamable HTTP transport of the Model Context Protocol. A tool is called with
 * a POST request. The reply is a stream of events: the progress, then the result. A GET request
 * receives the server's own messages. A DELETE request ends the session and its running calls.
 */
public final class McpRoutes extends AllDirectives {
  private static final String SESSION = "Mcp-Session-Id";
  private static final String VERSION = "MCP-Protocol-Version";

  private final Sessions sessions;
  private final Bodies bodies;
  private final McpSettings settings;
  private final Times times;
  private final ActorSystem<?> system;

  public McpRoutes(Bodies bodies, McpSettings settings, Times times, ActorSystem<?> system) {
    this.sessions = new Sessions(settings, InstantSource.system());
    this.bodies = bodies;
    this.settings = settings;
    this.times = times;
    this.system = system;
  }

  /** Makes {@code tools} available in all sessions. */
  public void serve(McpTools tools) {
    tools.serve(sessions);
  }

  /** The route {@code /mcp}, for {@code owner}. */
  public Route route(Owner owner) {
    return concat(
        post(() -> handle(request -> handle(owner, request))),
        get(() -> handle(request -> listen(owner, request))),
        delete(() -> handle(request -> end(owner, request))));
  }

  private CompletionStage<HttpResponse> handle(Owner owner, HttpRequest request) {
    return bodies
        .read(request, ObjectNode.class)
        .thenApply(McpRoutes::message)
        .thenCompose(
            message ->
                message instanceof JSONRPCRequest call
                        && call.method().equals(McpSchema.METHOD_INITIALIZE)
                    ? begin(owner, call)
                    : CompletableFuture.completedStage(
                        receive(RequestId.of(request), message, session(owner, request))));
  }

  private static JSONRPCMessage message(ObjectNode body) {
    try {
      return McpSchema.deserializeJsonRpcMessage(Tools.MAPPER, Json.line(body));
    } catch (IOException | IllegalArgumentException wrong) {
      throw ApiException.malformed("The body is not a JSON-RPC 2.0 message.");
    }
  }

  private CompletionStage<HttpResponse> begin(Owner owner, JSONRPCRequest call) {
    var begun = sessions.begin(owner, client(call));
    if (begun.isEmpty()) {
      throw ApiException.busy(
          "%d sessions are in use, the limit set by trawl.http.mcp.max-sessions. Try again later."
              .formatted(settings.maxSessions()));
    }
    return begun
        .get()
        .result()
        .toFuture()
        .thenApply(
            result ->
                json(JSONRPCResponse.result(call.id(), result))
                    .addHeader(RawHeader.create(SESSION, begun.get().session().id())));
  }

  private static InitializeRequest client(JSONRPCRequest call) {
    try {
      return Tools.MAPPER.convertValue(call.params(), InitializeRequest.class);
    } catch (IllegalArgumentException wrong) {
      throw ApiException.invalid("params", "params is not valid for initialize.");
    }
  }

  private static HttpResponse json(JSONRPCMessage message) {
    try {
      return Reply.line(StatusCodes.OK, Tools.MAPPER.writeValueAsString(message));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private HttpResponse receive(String request, JSONRPCMessage message, Session session) {
    return switch (message) {
      case JSONRPCRequest call -> call(request, call, session);
      case JSONRPCNotification notification -> {
        session.receive(notification);
        yield HttpResponse.create().withStatus(StatusCodes.ACCEPTED);
      }
      case JSONRPCResponse response -> {
        session.receive(response);
        yield HttpResponse.create().withStatus(StatusCodes.ACCEPTED);
      }
      default -> throw new IllegalStateException("unexpected message: " + message.getClass());
    };
  }

  private HttpResponse call(String request, JSONRPCRequest call, Session session) {
    var reply = new ReplyStream(system);
    if (!session.call(request, call, reply)) {
      reply.close();
      throw ApiException.invalid("id", "A call with this id is already running.");
    }
    return Reply.stream(reply.events(), times.heartbeat());
  }

  private CompletionStage<HttpResponse> listen(Owner owner, HttpRequest request) {
    var session = session(owner, request);
    var stream = new ReplyStream(system);
    session.listen(stream);
    return CompletableFuture.completedStage(Reply.stream(stream.events(), times.heartbeat()));
  }

  private CompletionStage<HttpResponse> end(Owner owner, HttpRequest request) {
    sessions.end(session(owner, request));
    return CompletableFuture.completedStage(
        HttpResponse.create().withStatus(StatusCodes.NO_CONTENT));
  }

  private Session session(Owner owner, HttpRequest request) {
    header(request, VERSION)
        .filter(version -> !sessions.protocolVersions().contains(version))
        .ifPresent(
            version -> {
              throw ApiException.invalid(
                  VERSION,
                  "This version is not supported. Supported versions: %s."
                      .formatted(String.join(", ", sessions.protocolVersions())));
            });
    var id = header(request, SESSION);
    if (id.isEmpty()) {
      throw ApiException.invalid(
          SESSION, "Send the header %s with the id from initialize.".formatted(SESSION));
    }
    return sessions
        .find(owner, id.get())
        .orElseThrow(
            () ->
                ApiException.notFound(
                    SESSION, "Unknown session; it may have expired. Initialize a new one."));
  }

  private static Optional<String> header(HttpRequest request, String name) {
    return request.getHeader(name).map(header -> header.value().strip());
  }
}
