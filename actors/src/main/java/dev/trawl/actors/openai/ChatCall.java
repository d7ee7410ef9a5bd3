package dev.trawl.actors.openai;

import dev.trawl.actors.openai.Exchange.Body;
import dev.trawl.actors.openai.Exchange.Outcome;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/**
 * A prompt on its way; put otherwise where its server cannot take it as it was put.
 *
 * <p>Only what succeeded is remembered for later calls: the words of an error may name a parameter
 * that was not to blame. Calls that are under way at the same time each find out by themselves.
 */
final class ChatCall implements ModelCall<Completion> {
  /** Statuses by which servers say that a request is not put as they want it. */
  private static final Set<Integer> OBJECTIONS = Set.of(400, 422);

  private final ChatApi api;
  private final ChatRequest requests;
  private final Failures failures;
  private final Dialect.Memory dialects;
  private final Prompt prompt;
  private final Consumer<String> pieces;
  private final CompletableFuture<Reply<Completion>> reply = new CompletableFuture<>();
  private volatile Runnable cancelling = () -> {};

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
    if (reply.completeExceptionally(new ModelException.Final("cancelled"))) {
      cancelling.run();
    }
  }

  ChatCall begin() {
    put(dialects.best());
    return this;
  }

  private void put(Dialect dialect) {
    var exchange = api.<Reply<Completion>>chat(requests.of(prompt, dialect), this::body);
    cancelling = exchange::cancel;
    if (reply.isDone()) {
      exchange.cancel();
    }
    Responses.follow(exchange, outcome -> heard(dialect, outcome), reply);
  }

  private Body<Reply<Completion>> body(HttpResponse head) {
    if (head.getCode() / 100 != 2) {
      return Responses.declined(head);
    }
    var type = Responses.header(head, HttpHeaders.CONTENT_TYPE).orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("text/event-stream")
        ? new EventStream(pieces)
        : new WholeBody<>(Integer.MAX_VALUE, ChatCall::whole);
  }

  /** Servers that do not stream ignore that they are asked to. */
  private static Outcome<Reply<Completion>> whole(byte[] body) throws IOException {
    var reply = new ChatReply(whole -> {});
    reply.take(ApiJson.read(body));
    return reply.end();
  }

  private void heard(Dialect dialect, Outcome<Reply<Completion>> outcome) {
    switch (outcome) {
      case Outcome.Given<Reply<Completion>>(var given) -> {
        dialects.learn(dialect);
        reply.complete(given);
      }
      case Outcome.Declined<Reply<Completion>> no -> declined(dialect, no);
    }
  }

  private void declined(Dialect dialect, Outcome.Declined<?> no) {
    var objects = OBJECTIONS.contains(no.status());
    var other = objects ? dialect.otherwise(no.words(), prompt) : Optional.<Dialect>empty();
    other.ifPresentOrElse(
        this::put,
        () -> reply.completeExceptionally(failures.declined(no, dialects.best().proven())));
  }
}
