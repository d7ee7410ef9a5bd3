package dev.trawl.actors.openai;

import dev.trawl.actors.openai.Exchange.Body;
import dev.trawl.actors.openai.Exchange.Outcome;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/**
 * One call of the chat API. If the server objects to a parameter, the prompt is sent again without
 * it.
 *
 * <p>A dialect is remembered for later calls only if it succeeded, because an error message may
 * name a parameter that was not the cause. Concurrent calls do not learn from each other's
 * failures.
 */
final class ChatCall implements ModelCall<Completion> {
  /** Statuses with which servers object to a parameter. */
  private static final Set<Integer> OBJECTIONS = Set.of(400, 422);

  private final ChatApi api;
  private final ChatRequest requests;
  private final Failures failures;
  private final Dialect.Memory dialects;
  private final Prompt prompt;
  private final Consumer<String> pieces;
  private final CompletableFuture<Reply<Completion>> reply = new CompletableFuture<>();

  /**
   * The usage that the server has reported for the current request; it is attached to a failure.
   */
  private final AtomicReference<Usage> reported = new AtomicReference<>(Usage.ofFailure());

  ChatCall(
      ChatApi api,
      ChatRequest requests,
      Failures failures,
      Dialect.Memory dialects,
      Prompt prompt,
      Consumer<String> pieces) {
    this.api = api;
    this.requests = requests;
    this.failures = failures;
    this.dialects = dialects;
    this.prompt = prompt;
    this.pieces = pieces;
  }

  @Override
  public CompletionStage<Reply<Completion>> reply() {
    return reply;
  }

  @Override
  public void cancel() {
    fail(new ModelException.Final("cancelled"));
  }

  ChatCall begin() {
    send(dialects.best());
    return this;
  }

  private void send(Dialect dialect) {
    if (reply.isDone()) {
      return;
    }
    reported.set(Usage.ofFailure());
    var exchange = api.<Reply<Completion>>chat(requests.of(prompt, dialect), this::body);
    reply.whenComplete((done, failure) -> exchange.cancel());
    Responses.follow(exchange, outcome -> take(dialect, outcome), this::fail);
  }

  private void fail(ModelException failure) {
    var usage = Objects.requireNonNull(reported.get());
    reply.completeExceptionally(
        usage.equals(Usage.ofFailure()) ? failure : failure.withUsage(usage));
  }

  private Body<Reply<Completion>> body(HttpResponse head) {
    if (head.getCode() / 100 != 2) {
      return Responses.declined(head);
    }
    var type = Responses.header(head, HttpHeaders.CONTENT_TYPE).orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("text/event-stream")
        ? new EventStream(new ChatReply(pieces, reported::set))
        : new WholeBody<>(Integer.MAX_VALUE, ChatCall::parse);
  }

  /** Servers that cannot stream ignore the request to stream. */
  private static Outcome<Reply<Completion>> parse(byte[] body) throws IOException {
    var reply = new ChatReply(piece -> {}, usage -> {});
    reply.take(ApiJson.read(body));
    return reply.end();
  }

  private void take(Dialect dialect, Outcome<Reply<Completion>> outcome) {
    switch (outcome) {
      case Outcome.Given<Reply<Completion>>(var given) -> {
        dialects.learn(dialect);
        reply.complete(given);
      }
      case Outcome.Declined<Reply<Completion>> declined -> declined(dialect, declined);
    }
  }

  private void declined(Dialect dialect, Outcome.Declined<?> declined) {
    var isObjection = OBJECTIONS.contains(declined.status());
    var other = isObjection ? dialect.without(declined.error(), prompt) : Optional.<Dialect>empty();
    other.ifPresentOrElse(
        this::send, () -> fail(failures.declined(declined, dialects.best().proven())));
  }
}
