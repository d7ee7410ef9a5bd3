package dev.trawl.actors.openai;

import dev.trawl.actors.openai.Exchange.Body;
import dev.trawl.actors.openai.Exchange.Outcome;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel.Facts;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.hc.core5.http.HttpResponse;

/**
 * Requests the list of a server's models. Some servers have no list, or a list in another format.
 */
final class ListCall implements ModelCall<Facts> {
  private final Server server;
  private final Failures failures;
  private final Exchange<ModelList> exchange;
  private final CompletableFuture<Reply<Facts>> reply = new CompletableFuture<>();

  ListCall(ChatApi api, Server server, Failures failures) {
    this.server = server;
    this.failures = failures;
    exchange = api.models(ListCall::body);
    Responses.follow(exchange, this::take, reply::completeExceptionally);
  }

  @Override
  public CompletionStage<Reply<Facts>> reply() {
    return reply;
  }

  @Override
  public void cancel() {
    exchange.cancel();
  }

  private static Body<ModelList> body(HttpResponse head) {
    return head.getCode() / 100 == 2
        ? new WholeBody<>(
            Integer.MAX_VALUE, body -> new Outcome.Given<>(ModelList.of(ApiJson.read(body))))
        : Responses.declined(head);
  }

  private void take(Outcome<ModelList> outcome) {
    switch (outcome) {
      case Outcome.Given<ModelList>(var list) -> reply.complete(reply(facts(list)));
      case Outcome.Declined<ModelList> declined -> declined(declined);
    }
  }

  private Facts facts(ModelList list) {
    var provider = server.api().provider();
    var found =
        list.find(server.model())
            .or(() -> provider == Provider.OPENROUTER ? list.find(baseName()) : Optional.empty());
    if (found.isEmpty() && list.isComplete() && provider.listsEveryName()) {
      throw failures.modelMissing(list.names());
    }
    return found.map(ModelList::facts).orElseGet(ModelList::noFacts);
  }

  /** OpenRouter lists a model once, and accepts its name with endings such as {@code :nitro}. */
  private String baseName() {
    return server.model().replaceFirst(":[^:/]*$", "");
  }

  private void declined(Outcome.Declined<?> declined) {
    switch (declined.status()) {
      case 404, 405, 501 -> reply.complete(reply(ModelList.noFacts()));
      default -> reply.completeExceptionally(failure(declined));
    }
  }

  private ModelException failure(Outcome.Declined<?> declined) {
    return failures.declined(declined, false);
  }

  private static Reply<Facts> reply(Facts facts) {
    return new Reply<>(facts, Usage.NONE);
  }
}
