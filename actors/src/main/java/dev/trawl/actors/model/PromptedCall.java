package dev.trawl.actors.model;

import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One call of a reading model: a request, and a second one where the reply to the first cannot be
 * used. Replies are read on the thread that the language model completes on.
 */
final class PromptedCall<T> implements ModelCall<T> {
  private static final String CANCELLED = "cancelled";

  private final LanguageModel model;
  private final PromptedTask<T> task;
  private final Supplier<Consumer<String>> hearing;
  private final CompletableFuture<Reply<T>> reply = new CompletableFuture<>();
  private volatile Optional<ModelCall<Completion>> underWay = Optional.empty();
  private volatile boolean cancelled;

  /** What the request before the one under way took. */
  private volatile Usage spent = Usage.NONE;

  private PromptedCall(
      LanguageModel model, PromptedTask<T> task, Supplier<Consumer<String>> hearing) {
    this.model = model;
    this.task = task;
    this.hearing = hearing;
  }

  /**
   * @param hearing asked for each request who is told the pieces of its reply
   */
  static <T> PromptedCall<T> start(
      LanguageModel model, PromptedTask<T> task, Supplier<Consumer<String>> hearing) {
    var call = new PromptedCall<>(model, task, hearing);
    call.open()
        .whenComplete(
            (done, cause) -> {
              if (cause == null) {
                call.reply.complete(done);
              } else {
                call.reply.completeExceptionally(failure(cause));
              }
            });
    return call;
  }

  private CompletionStage<Reply<T>> open() {
    var prompt = task.opening();
    return request(prompt).thenCompose(first -> settle(first, task.usage(prompt, first)));
  }

  private CompletionStage<Reply<T>> settle(Reply<Completion> first, Usage usage) {
    return read(first, usage)
        .<CompletionStage<Reply<T>>>map(
            value -> CompletableFuture.completedFuture(new Reply<>(value, usage)))
        .orElseGet(() -> repair(first.value(), usage));
  }

  private CompletionStage<Reply<T>> repair(Completion unusable, Usage before) {
    spent = before;
    var prompt = task.repair(unusable);
    return request(prompt)
        .handle(
            (second, cause) -> {
              if (cause != null) {
                throw failure(cause).after(before);
              }
              return repaired(second, before.plus(task.usage(prompt, second)));
            });
  }

  private Reply<T> repaired(Reply<Completion> second, Usage all) {
    return new Reply<>(
        read(second, all).orElseThrow(() -> task.failure(second.value()).taking(all)), all);
  }

  /** A reply that was withheld was paid for. */
  private Optional<T> read(Reply<Completion> reply, Usage all) {
    try {
      return task.read(reply.value());
    } catch (ModelException withheld) {
      throw withheld.taking(all);
    }
  }

  /** Whichever comes second of this and {@link #cancel} sees the other, so no request escapes. */
  private CompletionStage<Reply<Completion>> request(Prompt prompt) {
    if (cancelled) {
      return CompletableFuture.failedFuture(new ModelException.Final(CANCELLED));
    }
    var call = model.complete(prompt, hearing.get());
    underWay = Optional.of(call);
    if (cancelled) {
      call.cancel();
    }
    return call.reply();
  }

  @Override
  public CompletionStage<Reply<T>> reply() {
    return reply.minimalCompletionStage();
  }

  @Override
  public void cancel() {
    cancelled = true;
    underWay.ifPresent(ModelCall::cancel);
    reply.completeExceptionally(new ModelException.Final(CANCELLED).after(spent));
  }

  private static ModelException failure(Throwable cause) {
    return switch (cause) {
      case ModelException known -> known;
      case CompletionException wrapped when wrapped.getCause() != null ->
          failure(wrapped.getCause());
      default -> new ModelException.Final("the model's reply could not be read: " + cause);
    };
  }
}
