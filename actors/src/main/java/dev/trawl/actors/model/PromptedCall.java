package dev.trawl.actors.model;

import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One call of a reading model: a request, and further requests that name the problem, as long as
 * the reply is unusable. Replies are parsed on the thread that completes the language model's call.
 * Thread-safe: all mutable state is in futures and one atomic reference.
 */
final class PromptedCall<T> implements ModelCall<T> {
  private static final String CANCELLED = "cancelled";

  /**
   * The maximum number of requests of one call, whatever the replies are. Two kinds of replies do
   * not count as unusable: empty replies, because they are failures of the server, and doubtful
   * replies, because a repeated one is accepted.
   */
  private static final int MAX_ATTEMPTS = 12;

  /**
   * The maximum number of requests for the rest of a reply that was cut off. Together they return
   * more than one chunk can contain.
   */
  private static final int MAX_CONTINUATIONS = 4;

  /**
   * The replies to a call so far.
   *
   * @param unusable how many of them were unusable
   * @param doubted how many of them the model may not have meant
   */
  private record Tries(int attempts, int unusable, int doubted) {
    static final Tries NONE = new Tries(0, 0, 0);

    Tries plus(Completion reply, boolean isDoubtful) {
      if (isDoubtful) {
        return new Tries(attempts + 1, unusable, doubted + 1);
      }
      var isLost = reply.text().isBlank() && reply.end() == LanguageModel.End.COMPLETE;
      return new Tries(attempts + 1, isLost ? unusable : unusable + 1, doubted);
    }

    boolean mayGoOn(int maxUnusable) {
      return attempts < MAX_ATTEMPTS && unusable < maxUnusable;
    }
  }

  private final LanguageModel model;
  private final PromptedTask<T> task;
  private final Supplier<Consumer<String>> listeners;
  private final CompletableFuture<Reply<T>> reply = new CompletableFuture<>();

  /** Completes when the call is cancelled, and then cancels the current request. */
  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

  /** The usage of all requests before the current one. */
  private final AtomicReference<Usage> spent = new AtomicReference<>(Usage.NONE);

  private PromptedCall(
      LanguageModel model, PromptedTask<T> task, Supplier<Consumer<String>> listeners) {
    this.model = model;
    this.task = task;
    this.listeners = listeners;
  }

  /**
   * @param listeners supplies, for each request, a consumer of the pieces of its reply
   */
  static <T> PromptedCall<T> start(
      LanguageModel model, PromptedTask<T> task, Supplier<Consumer<String>> listeners) {
    var call = new PromptedCall<>(model, task, listeners);
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
    return request(prompt)
        .thenCompose(first -> finishOrRepair(first, task.usage(prompt, first), Tries.NONE));
  }

  private CompletionStage<Reply<T>> finishOrRepair(
      Reply<Completion> last, Usage usage, Tries before) {
    var value = read(last, usage, before.doubted());
    if (value.isPresent()) {
      return continued(value.get(), usage, MAX_CONTINUATIONS);
    }
    var tries = before.plus(last.value(), task.isDoubtful(last.value()));
    return tries.mayGoOn(task.taskPrompt().job().maxUnusable())
        ? repair(last.value(), usage, tries)
        : CompletableFuture.failedFuture(task.failure(last.value()).withUsage(usage));
  }

  /**
   * Adds the rest of a reply that was cut off, in at most {@code left} further requests. What was
   * read before is kept if the rest cannot be read.
   */
  private CompletionStage<Reply<T>> continued(T value, Usage usage, int left) {
    var whole = new Reply<>(value, usage);
    var prompt = left > 0 ? task.continuation().next(value) : Optional.<Prompt>empty();
    if (prompt.isEmpty()) {
      return CompletableFuture.completedFuture(whole);
    }
    spent.set(usage);
    return request(prompt.get())
        .handle(
            (next, cause) ->
                cause == null
                    ? joined(value, next, usage.plus(task.usage(prompt.get(), next)), left)
                    : notContinued(whole, failure(cause)))
        .thenCompose(Function.identity());
  }

  private CompletionStage<Reply<T>> joined(T value, Reply<Completion> next, Usage usage, int left) {
    return task.parser()
        .apply(next.value())
        .map(rest -> task.continuation().joined(value, rest))
        .filter(joined -> !joined.equals(value))
        .map(joined -> continued(joined, usage, left - 1))
        .orElseGet(() -> CompletableFuture.completedFuture(new Reply<>(value, usage)));
  }

  private CompletionStage<Reply<T>> notContinued(Reply<T> before, ModelException failure) {
    return failure instanceof ModelException.TooLong
        ? CompletableFuture.completedFuture(
            new Reply<>(before.value(), before.usage().plus(failure.usage())))
        : CompletableFuture.failedFuture(failure.plusUsage(before.usage()));
  }

  private CompletionStage<Reply<T>> repair(Completion unusable, Usage before, Tries tries) {
    var prompt = task.repair(unusable, tries.attempts() + 1);
    if (prompt.isEmpty()) {
      return task.readDoubtful(unusable)
          .<CompletionStage<Reply<T>>>map(
              value -> CompletableFuture.completedFuture(new Reply<>(value, before)))
          .orElseGet(
              () -> CompletableFuture.failedFuture(task.failure(unusable).withUsage(before)));
    }
    var retried = before.retried();
    spent.set(retried);
    return request(prompt.get())
        .exceptionally(
            cause -> {
              throw failure(cause).plusUsage(retried);
            })
        .thenCompose(
            next -> finishOrRepair(next, retried.plus(task.usage(prompt.get(), next)), tries));
  }

  /** The server also charges for a reply that it withholds. */
  private Optional<T> read(Reply<Completion> reply, Usage usage, int doubted) {
    try {
      return task.read(reply.value(), doubted);
    } catch (ModelException withheld) {
      throw withheld.withUsage(usage);
    }
  }

  private CompletionStage<Reply<Completion>> request(Prompt prompt) {
    if (cancelled.isDone()) {
      return CompletableFuture.failedFuture(
          new ModelException.Final(CANCELLED).withUsage(Usage.NONE));
    }
    var call = model.complete(prompt, listeners.get());
    cancelled.thenRun(call::cancel);
    return call.reply()
        .thenApply(
            replied -> {
              if (model.cutsLongPrompts()) {
                task.checkNotCut(prompt, replied);
              }
              return replied;
            })
        .exceptionally(
            cause -> {
              throw task.failure(prompt, failure(cause));
            });
  }

  @Override
  public CompletionStage<Reply<T>> reply() {
    return reply.minimalCompletionStage();
  }

  /**
   * Most models fail the current request at once and report its usage. The second line is for
   * models that do not.
   */
  @Override
  public void cancel() {
    cancelled.complete(null);
    reply.completeExceptionally(
        new ModelException.Final(CANCELLED).plusUsage(Objects.requireNonNull(spent.get())));
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
