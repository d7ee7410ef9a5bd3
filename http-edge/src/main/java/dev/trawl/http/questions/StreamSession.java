package dev.trawl.http.questions;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trawl.http.QuestionBody;
import dev.trawl.http.SocketBody;
import dev.trawl.http.exchange.ApiException;
import dev.trawl.http.exchange.Errors;
import dev.trawl.http.exchange.Limits;
import dev.trawl.http.exchange.RateLimit;
import dev.trawl.http.exchange.ServerLog;
import dev.trawl.http.owners.Owner;
import dev.trawl.http.runs.Entry;
import dev.trawl.http.runs.RunLog;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/**
 * One socket with many questions. The reply to each message of the client is a stream of messages:
 * the events of a run, an error, or no message. The streams are merged with backpressure: if a
 * client does not read, the server does not read the client's messages either. Runs continue when
 * the socket closes.
 */
public final class StreamSession {
  /** Maximum number of streams in addition to the streams of questions, for example for errors. */
  private static final int MAX_OTHER_STREAMS = 8;

  private final Owner owner;
  private final String request;
  private final Questions questions;
  private final Limits limits;
  private final ActorSystem<?> system;

  /** The runs whose events are being sent, keyed by the client's ids. */
  private final Map<String, RunId> runs = new ConcurrentHashMap<>();

  /**
   * @param request the id of the request that opened the socket, for the log
   */
  public StreamSession(
      Owner owner, String request, Questions questions, Limits limits, ActorSystem<?> system) {
    this.owner = owner;
    this.request = request;
    this.questions = questions;
    this.limits = limits;
    this.system = system;
  }

  public Flow<Message, Message, NotUsed> flow() {
    return Flow.<Message>create()
        .mapAsync(1, this::text)
        .mapAsync(1, this::handle)
        .flatMapMerge(limits.maxSocketQuestions() + MAX_OTHER_STREAMS, messages -> messages)
        .map(TextMessage::create);
  }

  /**
   * The text of a message, joined from all its frames. A text that is longer than the limit is cut
   * to one character more than the limit, so that {@link #handle} notices it.
   */
  private CompletionStage<String> text(Message message) {
    if (!message.isText()) {
      return message
          .asBinaryMessage()
          .getStreamedData()
          .runWith(Sink.ignore(), system)
          .thenApply(done -> "");
    }
    var maxLength = limits.maxBodyBytes() + 1;
    return message
        .asTextMessage()
        .getStreamedText()
        .runFold(new StringBuilder(), (text, part) -> appendUpTo(maxLength, text, part), system)
        .thenApply(StringBuilder::toString);
  }

  private static StringBuilder appendUpTo(int maxLength, StringBuilder text, String part) {
    return text.append(part, 0, Math.min(part.length(), maxLength - text.length()));
  }

  private CompletionStage<Source<String, NotUsed>> handle(String text) {
    Optional<String> id = Optional.empty();
    try {
      if (text.length() > limits.maxBodyBytes()) {
        throw ApiException.tooLarge(
            "The message is longer than the limit of %d characters."
                .formatted(limits.maxBodyBytes()));
      }
      var body = Json.read(text, SocketBody.class);
      id = body.id().or(body::run);
      var messageId = id;
      return execute(body, text).exceptionally(cause -> failed(messageId, cause));
    } catch (JsonProcessingException | ApiException wrong) {
      return CompletableFuture.completedStage(failed(id, wrong));
    }
  }

  private CompletionStage<Source<String, NotUsed>> execute(SocketBody body, String text)
      throws JsonProcessingException {
    return switch (body.type().orElse("")) {
      case "ask" -> ask(newId(body.id()), Json.read(text, QuestionBody.class));
      case "cancel" -> CompletableFuture.completedStage(cancel(body.id().orElse("")));
      case "resume" -> resume(body);
      default ->
          throw ApiException.invalid(
              "type", "The type of a message must be ask, cancel or resume.");
    };
  }

  private CompletionStage<Source<String, NotUsed>> ask(String id, QuestionBody question) {
    RateLimit.count(owner);
    return questions
        .ask(owner, question)
        .thenApply(started -> ServerLog.began(request, started))
        .thenApply(started -> events(id, started.run(), 0, started.log()));
  }

  private CompletionStage<Source<String, NotUsed>> resume(SocketBody body) {
    var run = body.run().orElse("");
    var after = body.after().orElse(0);
    if (after < 0) {
      throw ApiException.invalid("after", "Not a valid event number: " + after);
    }
    var id = newId(body.id().or(body::run));
    return questions.find(owner, run).thenApply(log -> events(id, Questions.id(run), after, log));
  }

  private String newId(Optional<String> id) {
    var present = id.filter(given -> !given.isBlank());
    if (present.isEmpty()) {
      throw ApiException.invalid(
          "id", "The question needs an id; the events of the question repeat it.");
    }
    if (runs.containsKey(present.get())) {
      throw ApiException.invalid(
          "id", "A question with this id is already running on this socket.");
    }
    if (runs.size() >= limits.maxSocketQuestions()) {
      throw ApiException.busy(
          "%d questions are running on this socket, the limit set by trawl.http.max-socket-questions."
              .formatted(runs.size()));
    }
    return present.get();
  }

  private Source<String, NotUsed> events(
      String id, RunId run, long after, ActorRef<RunLog.Command> log) {
    runs.put(id, run);
    return questions
        .follow(after, log)
        .map(entry -> event(id, run, entry))
        .watchTermination(
            (ignored, end) -> {
              end.whenComplete((done, failure) -> runs.remove(id, run));
              return ignored;
            });
  }

  /** After the final event, the client may use the id again. */
  private String event(String id, RunId run, Entry entry) {
    if (entry.isLast()) {
      runs.remove(id, run);
    }
    return Json.line(new SocketBody.Event("event", id, entry.json()));
  }

  private Source<String, NotUsed> cancel(String id) {
    var run = Optional.ofNullable(runs.get(id));
    questions.cancel(
        run.orElseThrow(
            () ->
                ApiException.notFound(
                    "id", "No question with this id is running on this socket.")));
    return Source.empty();
  }

  private Source<String, NotUsed> failed(Optional<String> id, Throwable cause) {
    return Source.single(
        Json.line(new SocketBody.Failed("error", id, Errors.detail(cause, request))));
  }
}
