package dev.trawl.http.server;

import dev.trawl.actors.Trawl;
import dev.trawl.http.documents.DocumentRoutes;
import dev.trawl.http.documents.Documents;
import dev.trawl.http.exchange.ApiException;
import dev.trawl.http.exchange.Bodies;
import dev.trawl.http.exchange.Errors;
import dev.trawl.http.exchange.RateLimit;
import dev.trawl.http.exchange.RequestId;
import dev.trawl.http.exchange.ServerLog;
import dev.trawl.http.mcp.McpRoutes;
import dev.trawl.http.mcp.McpTools;
import dev.trawl.http.metrics.HttpMetrics;
import dev.trawl.http.metrics.Metrics;
import dev.trawl.http.openai.ChatRoutes;
import dev.trawl.http.openai.FileRoutes;
import dev.trawl.http.owners.Owner;
import dev.trawl.http.owners.Owners;
import dev.trawl.http.questions.QuestionRoutes;
import dev.trawl.http.questions.Questions;
import dev.trawl.http.questions.StreamSession;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.RejectionHandler;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.javadsl.Flow;

/**
 * All routes, with the parts that they share: an id for each request, the same form for all errors,
 * and the check of keys for {@code /v1}, {@code /mcp} and {@code /metrics}.
 */
final class Edge extends AllDirectives {
  private static final RejectionHandler REJECTIONS =
      RejectionHandler.defaultHandler().mapRejectionResponse(Errors::inOurForm);

  private final PageRoutes page = new PageRoutes();
  private final OpenApi openApi = OpenApi.read();
  private final Owners owners;
  private final Cors cors;
  private final DocumentRoutes documents;
  private final QuestionRoutes questionRoutes;
  private final FileRoutes files;
  private final ChatRoutes chat;
  private final McpRoutes mcp;
  private final BiFunction<Owner, String, StreamSession> sessions;
  private final MetricsRoute metrics;
  private final HttpMetrics httpMetrics;
  private final AtomicBoolean isStopping;

  Edge(
      Trawl trawl,
      Questions questions,
      Documents opened,
      Owners owners,
      EdgeSettings settings,
      Metrics metrics,
      AtomicBoolean isStopping) {
    var bodies = new Bodies(settings.limits(), settings.times(), trawl.system());
    this.owners = owners;
    this.cors = new Cors(settings.corsOrigins());
    this.documents = new DocumentRoutes(trawl, opened, bodies, settings.limits());
    this.questionRoutes = new QuestionRoutes(questions, bodies, settings.times());
    this.files = new FileRoutes(documents, opened);
    this.chat = new ChatRoutes(trawl, questions, bodies, settings.limits(), settings.times());
    this.mcp = new McpRoutes(bodies, settings.mcp(), settings.times(), trawl.system());
    mcp.serve(new McpTools(trawl, questions, documents, opened, settings.mcp(), settings.limits()));
    this.sessions =
        (owner, id) -> new StreamSession(owner, id, questions, settings.limits(), trawl.system());
    this.metrics = new MetricsRoute(trawl, metrics);
    this.httpMetrics = metrics.http();
    this.isStopping = isStopping;
  }

  Route route() {
    return extractRequest(
        request -> {
          var id = RequestId.from(request);
          var start = System.nanoTime();
          return mapResponse(
              reply -> finished(request, id, start, reply),
              () ->
                  handleExceptions(
                      exceptions(id),
                      () ->
                          handleRejections(
                              REJECTIONS,
                              () ->
                                  mapRequest(
                                      original -> RequestId.on(original, id),
                                      () -> rejectingAmbiguous(request, id)))));
        });
  }

  private HttpResponse finished(
      HttpRequest request, String id, long startNanos, HttpResponse reply) {
    var took = Duration.ofNanos(System.nanoTime() - startNanos);
    httpMetrics.replied(
        request.method().name(), request.getUri().path(), reply.status().intValue(), took);
    ServerLog.replied(request, id, reply.status().intValue(), took);
    return cors.withHeaders(request, reply.addHeader(RawHeader.create(RequestId.HEADER, id)));
  }

  private ExceptionHandler exceptions(String id) {
    return ExceptionHandler.newBuilder()
        .match(Throwable.class, failure -> complete(Errors.response(failure, id)))
        .build();
  }

  /** Rejects requests whose length a proxy may interpret differently (request smuggling). */
  private Route rejectingAmbiguous(HttpRequest request, String id) {
    if (isAmbiguous(request)) {
      return complete(
          Errors.response(ApiException.malformed("The length of the request is ambiguous."), id)
              .addHeader(Connection.create("close")));
    }
    return cors.preflight(request)
        .map(this::complete)
        .orElseGet(
            () -> concat(page.route(), openApi.route(), health(), metrics(request), api(request)));
  }

  /**
   * Pekko HTTP removes the transfer encodings that it knows, so any encoding that remains is
   * unknown. Pekko HTTP also accepts a header without a name.
   */
  private static boolean isAmbiguous(HttpRequest request) {
    return request.getHeader("Transfer-Encoding").isPresent() || request.getHeader("").isPresent();
  }

  private Route health() {
    return pathPrefix(
        "health",
        () ->
            get(
                () ->
                    concat(
                        path("live", () -> complete(StatusCodes.OK, "live\n")),
                        path("ready", this::ready))));
  }

  private Route ready() {
    return isStopping.get()
        ? complete(StatusCodes.SERVICE_UNAVAILABLE, "stopping\n")
        : complete(StatusCodes.OK, "ready\n");
  }

  private Route metrics(HttpRequest request) {
    return path(
        "metrics",
        () -> {
          owner(request);
          return metrics.route();
        });
  }

  private Route api(HttpRequest request) {
    return concat(
        pathPrefix("v1", () -> v1(countedOwner(request))),
        path("mcp", () -> mcp.route(countedOwner(request))));
  }

  private Route v1(Owner owner) {
    return concat(
        pathPrefix("documents", () -> documents.route(owner)),
        pathPrefix("files", () -> files.route(owner)),
        questionRoutes.route(owner),
        chat.route(owner),
        stream(owner));
  }

  /** Returns the owner of a request, and counts the request towards the owner's rate limit. */
  private Owner countedOwner(HttpRequest request) {
    var owner = owner(request);
    RateLimit.count(owner);
    return owner;
  }

  private Owner owner(HttpRequest request) {
    var owner =
        owners
            .find(request.getHeader("Authorization").map(header -> header.value()))
            .orElseThrow(ApiException::wrongKey);
    if (owners.isSingle() && !Origins.allow(request, cors)) {
      throw ApiException.fromOtherServersPage();
    }
    return owner;
  }

  private Route stream(Owner owner) {
    return path("stream", () -> get(() -> extractRequest(request -> socket(owner, request))));
  }

  private Route socket(Owner owner, HttpRequest request) {
    var session = sessions.apply(owner, RequestId.of(request));
    return handleWebSocketMessages(countedSocket(session.flow()));
  }

  private Flow<Message, Message, NotUsed> countedSocket(Flow<Message, Message, NotUsed> socket) {
    return socket.watchTermination(
        (opened, end) -> {
          httpMetrics.socketOpened();
          end.whenComplete((done, failure) -> httpMetrics.socketClosed());
          return opened;
        });
  }
}
