package dev.trawl.http.openai;

import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.actors.Trawl;
import dev.trawl.actors.run.Question;
import dev.trawl.http.ErrorBody;
import dev.trawl.http.documents.Documents;
import dev.trawl.http.exchange.ApiException;
import dev.trawl.http.exchange.Bodies;
import dev.trawl.http.exchange.Errors;
import dev.trawl.http.exchange.Limits;
import dev.trawl.http.exchange.Reply;
import dev.trawl.http.exchange.RequestId;
import dev.trawl.http.exchange.ServerLog;
import dev.trawl.http.exchange.Times;
import dev.trawl.http.owners.Owner;
import dev.trawl.http.questions.Questions;
import dev.trawl.http.runs.Entry;
import dev.trawl.http.runs.RunLogs;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.pf.PFBuilder;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/**
 * {@code /v1/chat/completions} and {@code /v1/models} of OpenAI's API. A client that disconnects
 * from a stream cannot come back to its run, so the run is cancelled.
 */
public final class ChatRoutes extends AllDirectives {
  private static final String ANSWERED = "answered";

  private final Trawl trawl;
  private final Questions questions;
  private final Bodies bodies;
  private final Limits limits;
  private final Times times;
  private final Attachments attachments;
  private final Executor blocking;

  public ChatRoutes(Trawl trawl, Questions questions, Bodies bodies, Limits limits, Times times) {
    this.trawl = trawl;
    this.questions = questions;
    this.bodies = bodies;
    this.limits = limits;
    this.times = times;
    this.attachments = new Attachments(trawl);
    this.blocking = trawl.system().dispatchers().lookup(DispatcherSelector.blocking());
  }

  /** The routes below {@code /v1}, for {@code owner}. */
  public Route route(Owner owner) {
    return concat(
        path(
            segment("chat").slash("completions"),
            () -> post(() -> handle(request -> complete(owner, request)))),
        path("models", () -> get(() -> complete(StatusCodes.OK, Reply.entity(ModelsBody.all())))),
        path(
            segment("models").slash(segment()),
            id -> get(() -> complete(Reply.json(StatusCodes.OK, ModelsBody.of(model(id)))))));
  }

  private CompletionStage<HttpResponse> complete(Owner owner, HttpRequest request) {
    return bodies
        .read(request, ChatBody.class, limits.maxUploadBytes())
        .thenApplyAsync(body -> asked(owner, RequestId.of(request), body), blocking)
        .thenCompose(asked -> asked.body().streams() ? streamed(asked) : whole(asked));
  }

  /** A parsed request; {@code request} is its id. */
  private record Asked(
      Owner owner, String request, ChatBody body, ChatModel model, Chat chat, ChatFields fields) {
    /** The documents sent within the chat, if it needs any. */
    List<dev.trawl.protocol.Source> attached() {
      return chat.isSmallTalk() ? List.of() : List.copyOf(chat.attached());
    }

    Asking.Wishes wishes() {
      return new Asking.Wishes(chat.instruction(), fields.jsonSchema(), chat.isSmallTalk());
    }
  }

  private Asked asked(Owner owner, String request, ChatBody body) {
    var model = model(body.model().orElse(ChatModel.AUTO.id()));
    var messages = Bodies.whole("messages", body.messages()).toList();
    try {
      var fields = ChatFields.of(body, trawl.chats());
      return new Asked(owner, request, body, model, Chat.of(messages), fields);
    } catch (UnreadableChatException unread) {
      throw ApiException.invalid(unread.param(), String.valueOf(unread.getMessage()));
    }
  }

  private static ChatModel model(String id) {
    return ChatModel.of(id)
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "model",
                    "Unknown model %s. Models are trawl-auto, trawl-retrieve, trawl-read and trawl-reason."
                        .formatted(id)));
  }

  /** A run, and the documents that are open for it. */
  private record StartedRun(RunLogs.Started taken, List<Document> held) {}

  private CompletionStage<StartedRun> begin(Asked asked) {
    return attachments
        .open(asked.attached())
        .thenCompose(
            held ->
                ask(asked, held)
                    .thenApply(taken -> ServerLog.began(asked.request(), taken))
                    .thenApply(taken -> new StartedRun(taken, held))
                    .whenComplete(
                        (begun, failure) -> {
                          if (failure != null) {
                            attachments.release(held);
                          }
                        }));
  }

  private CompletionStage<RunLogs.Started> ask(Asked asked, List<Document> held) {
    try {
      return questions.ask(
          asked.owner(), question(asked, documents(asked, held)), "messages", held);
    } catch (ApiException refused) {
      return CompletableFuture.failedStage(refused);
    }
  }

  private static Question question(Asked asked, List<DocumentId> documents) {
    return new Question(
        asked.chat().question(),
        asked.chat().history(),
        asked.model().level(),
        documents,
        List.of(),
        Budget.UNLIMITED,
        asked.wishes());
  }

  /**
   * The documents that the chat contains or names. Only if there are none, all documents of the
   * owner, because front ends upload documents and then ask without naming them. A message that
   * needs no document asks none.
   */
  private static List<DocumentId> documents(Asked asked, List<Document> held) {
    if (asked.chat().isSmallTalk()) {
      return List.of();
    }
    var named =
        Stream.concat(
                asked.chat().documents().stream(),
                Bodies.whole("documents", asked.body().documents()))
            .map(Documents::id);
    var ids = Stream.concat(held.stream().map(Document::id), named).distinct().toList();
    return ids.isEmpty() ? all(asked.owner().shelf().documents()) : ids;
  }

  private static List<DocumentId> all(List<Document> open) {
    if (open.isEmpty()) {
      throw ApiException.invalid(
          "messages",
          "There is no document to ask: upload one, or send a file or a text with the question.");
    }
    return open.stream().map(Document::id).toList();
  }

  private static Completion completion(Asked asked, String run) {
    return new Completion(
        run,
        asked.model().id(),
        Instant.now().getEpochSecond(),
        asked.body().wantsUsage(),
        asked.fields(),
        asked.chat().warnings());
  }

  private CompletionStage<HttpResponse> whole(Asked asked) {
    return begin(asked)
        .thenCompose(
            begun ->
                questions
                    .follow(0, begun.taken().log())
                    .runWith(Sink.last(), trawl.system())
                    .whenComplete((last, failure) -> attachments.release(begun.held()))
                    .thenApply(last -> reply(asked, begun, last)));
  }

  private static HttpResponse reply(Asked asked, StartedRun begun, Entry last) {
    var event = last.event();
    if (!last.type().equals(ANSWERED)) {
      throw ApiException.failed(why(event));
    }
    return Reply.json(StatusCodes.OK, completion(asked, begun.taken().run().value()).whole(event));
  }

  private static String why(JsonNode event) {
    return event.path("error").asText("The run was cancelled.");
  }

  /** Starts the stream at once, before attached documents are parsed. */
  private CompletionStage<HttpResponse> streamed(Asked asked) {
    var completion = completion(asked, UUID.randomUUID().toString());
    var hasEnded = new AtomicBoolean();
    var starting = begin(asked);
    var begun =
        Source.completionStage(starting)
            .flatMapConcat(run -> followed(completion, run, hasEnded))
            .recover(
                new PFBuilder<Throwable, String>()
                    .matchAny(
                        failure ->
                            Json.line(new ErrorBody(Errors.detail(failure, asked.request()))))
                    .build())
            .watchTermination(
                (mat, done) -> {
                  done.whenComplete(
                      (end, failure) -> starting.thenAccept(run -> finished(run, hasEnded.get())));
                  return mat;
                });
    var events =
        Source.single(Json.line(completion.first()))
            .concat(begun)
            .concat(Source.single("[DONE]"))
            .map(data -> ByteString.fromString("data: " + data + "\n\n"));
    return CompletableFuture.completedStage(Reply.stream(events, times.heartbeat()));
  }

  private Source<String, NotUsed> followed(
      Completion completion, StartedRun begun, AtomicBoolean hasEnded) {
    return questions
        .follow(0, begun.taken().log())
        .mapConcat(entry -> pieces(completion, entry, hasEnded));
  }

  /** Called when the stream has ended or the client has disconnected. */
  private void finished(StartedRun begun, boolean hasEnded) {
    if (!hasEnded) {
      questions.cancel(begun.taken().run());
    }
    attachments.release(begun.held());
  }

  private static List<String> pieces(Completion completion, Entry entry, AtomicBoolean hasEnded) {
    hasEnded.set(entry.isLast());
    var lines = new ArrayList<String>();
    switch (entry.type()) {
      case ANSWERED ->
          completion.pieces(entry.event()).forEach(piece -> lines.add(Json.line(piece)));
      case "failed", "cancelled" ->
          lines.add(
              Json.line(new ErrorBody(Errors.detail(ApiException.failed(why(entry.event()))))));
      default ->
          completion
              .progress(entry.type(), entry::event)
              .ifPresent(piece -> lines.add(Json.line(piece)));
    }
    return lines;
  }
}
