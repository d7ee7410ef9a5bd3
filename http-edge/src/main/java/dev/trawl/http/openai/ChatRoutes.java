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
 * from a stream has no way to reach its run again, so the run is cancelled.
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
        path("models", () -> get(() -> complete(StatusCodes.OK, Reply.entity(models())))),
        path(
            segment("models").slash(segment()),
            id -> get(() -> complete(Reply.json(StatusCodes.OK, ModelsBody.of(model(id)))))));
  }

  private ModelsBody models() {
    return ModelsBody.all(trawl.isEmbedded());
  }

  private CompletionStage<HttpResponse> complete(Owner owner, HttpRequest request) {
    return bodies
        .read(request, ChatBody.class, limits.maxUploadBytes())
        .thenApplyAsync(body -> parse(owner, RequestId.of(request), body), blocking)
        .thenCompose(parsed -> parsed.body().streams() ? streamed(parsed) : unstreamed(parsed));
  }

  /** A parsed request. */
  private record ParsedRequest(
      Owner owner, String id, ChatBody body, ChatModel model, Chat chat, ChatFields fields) {
    /** The documents sent within the chat, if it needs any. */
    List<dev.trawl.protocol.Source> attached() {
      return chat.isSmallTalk() ? List.of() : List.copyOf(chat.attached());
    }

    Asking.Requirements requirements() {
      return new Asking.Requirements(chat.instruction(), fields.jsonSchema(), chat.isSmallTalk());
    }
  }

  private ParsedRequest parse(Owner owner, String request, ChatBody body) {
    var model = model(body.model().orElse(ChatModel.AUTO.id()));
    var messages = Bodies.elements("messages", body.messages()).toList();
    try {
      var fields = ChatFields.of(body, trawl.chats());
      var chat = Chat.of(messages, divided -> hasDocument(owner, body, divided));
      return new ParsedRequest(owner, request, body, model, chat, fields);
    } catch (UnreadableChatException invalid) {
      throw ApiException.invalid(invalid.param(), String.valueOf(invalid.getMessage()));
    }
  }

  /** Whether there is a document that the chat may be about. */
  private static boolean hasDocument(Owner owner, ChatBody body, Chat chat) {
    return !chat.attached().isEmpty()
        || !chat.documents().isEmpty()
        || Bodies.elements("documents", body.documents()).findAny().isPresent()
        || !owner.shelf().documents().isEmpty();
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

  /** A run, and the documents that were opened for it. */
  private record StartedRun(RunLogs.Started started, List<Document> opened) {}

  private CompletionStage<StartedRun> begin(ParsedRequest parsed) {
    return attachments
        .open(parsed.attached())
        .thenCompose(
            opened ->
                ask(parsed, opened)
                    .thenApply(started -> ServerLog.began(parsed.id(), started))
                    .thenApply(started -> new StartedRun(started, opened))
                    .whenComplete(
                        (run, failure) -> {
                          if (failure != null) {
                            attachments.release(opened);
                          }
                        }));
  }

  private CompletionStage<RunLogs.Started> ask(ParsedRequest parsed, List<Document> opened) {
    try {
      return questions.ask(
          parsed.owner(), question(parsed, documents(parsed, opened)), "messages", opened);
    } catch (ApiException refused) {
      return CompletableFuture.failedStage(refused);
    }
  }

  private static Question question(ParsedRequest parsed, List<DocumentId> documents) {
    return new Question(
        parsed.chat().question(),
        parsed.chat().history(),
        parsed.model().level(),
        documents,
        List.of(),
        Budget.UNLIMITED,
        parsed.requirements());
  }

  /**
   * The documents that the chat contains or names. If there are none, all documents of the owner,
   * because front ends upload documents and then ask without naming them. The owner's documents are
   * searched too if the text in the chat may be only the background of a question about them. Small
   * talk needs no document.
   */
  private static List<DocumentId> documents(ParsedRequest parsed, List<Document> opened) {
    if (parsed.chat().isSmallTalk()) {
      return List.of();
    }
    var named =
        Stream.concat(
                parsed.chat().documents().stream(),
                Bodies.elements("documents", parsed.body().documents()))
            .map(Documents::id)
            .toList();
    var attached = opened.stream().map(Document::id).toList();
    var open = parsed.owner().shelf().documents();
    if (named.isEmpty() && attached.isEmpty()) {
      return idsOf(open);
    }
    var others =
        named.isEmpty() && parsed.chat().asksOpenDocuments()
            ? open.stream().map(Document::id).toList()
            : named;
    return Stream.concat(attached.stream(), others.stream()).distinct().toList();
  }

  private static List<DocumentId> idsOf(List<Document> open) {
    if (open.isEmpty()) {
      throw ApiException.invalid(
          "messages",
          "No document is open: upload one, or send a file or a text with the question. Put a blank"
              + " line between the text and the question.");
    }
    return open.stream().map(Document::id).toList();
  }

  private static Completion completion(ParsedRequest parsed, String run) {
    return new Completion(
        run,
        parsed.model().id(),
        Instant.now().getEpochSecond(),
        parsed.body().wantsUsage(),
        parsed.fields(),
        parsed.chat().warnings());
  }

  private CompletionStage<HttpResponse> unstreamed(ParsedRequest parsed) {
    return begin(parsed)
        .thenCompose(
            run ->
                questions
                    .follow(0, run.started().log())
                    .runWith(Sink.last(), trawl.system())
                    .whenComplete((last, failure) -> attachments.release(run.opened()))
                    .thenApply(last -> reply(parsed, run, last)));
  }

  private static HttpResponse reply(ParsedRequest parsed, StartedRun run, Entry last) {
    var event = last.event();
    if (!last.type().equals(ANSWERED)) {
      throw ApiException.failed(reason(event));
    }
    return Reply.json(
        StatusCodes.OK, completion(parsed, run.started().run().value()).complete(event));
  }

  private static String reason(JsonNode event) {
    return event.path("error").asText("The run was cancelled.");
  }

  /** Starts the stream immediately, before attached documents are parsed. */
  private CompletionStage<HttpResponse> streamed(ParsedRequest parsed) {
    var completion = completion(parsed, UUID.randomUUID().toString());
    var hasEnded = new AtomicBoolean();
    var starting = begin(parsed);
    var answer =
        Source.completionStage(starting)
            .flatMapConcat(run -> followed(completion, run, hasEnded))
            .recover(
                new PFBuilder<Throwable, String>()
                    .matchAny(
                        failure -> Json.line(new ErrorBody(Errors.detail(failure, parsed.id()))))
                    .build())
            .watchTermination(
                (mat, done) -> {
                  done.whenComplete(
                      (end, failure) -> starting.thenAccept(run -> finished(run, hasEnded.get())));
                  return mat;
                });
    var events =
        Source.single(Json.line(completion.first()))
            .concat(answer)
            .concat(Source.single("[DONE]"))
            .map(data -> ByteString.fromString("data: " + data + "\n\n"));
    return CompletableFuture.completedStage(Reply.stream(events, times.heartbeat()));
  }

  private Source<String, NotUsed> followed(
      Completion completion, StartedRun run, AtomicBoolean hasEnded) {
    return questions
        .follow(0, run.started().log())
        .mapConcat(entry -> pieces(completion, entry, hasEnded));
  }

  /** Called when the stream has ended or the client has disconnected. */
  private void finished(StartedRun run, boolean hasEnded) {
    if (!hasEnded) {
      questions.cancel(run.started().run());
    }
    attachments.release(run.opened());
  }

  private static List<String> pieces(Completion completion, Entry entry, AtomicBoolean hasEnded) {
    hasEnded.set(entry.isLast());
    var lines = new ArrayList<String>();
    switch (entry.type()) {
      case ANSWERED ->
          completion.pieces(entry.event()).forEach(piece -> lines.add(Json.line(piece)));
      case "failed", "cancelled" ->
          lines.add(
              Json.line(new ErrorBody(Errors.detail(ApiException.failed(reason(entry.event()))))));
      default ->
          completion
              .progress(entry.type(), entry::event)
              .ifPresent(piece -> lines.add(Json.line(piece)));
    }
    return lines;
  }
}
