package dev.trawl.lexical;

import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A model call that runs on an executor. A call that is cancelled before it starts never runs. A
 * call that is cancelled later stops at the next chunk or sentence. In both cases the reply fails
 * at once.
 */
final class Call<T> implements ModelCall<T> {
  private final CompletableFuture<Reply<T>> reply = new CompletableFuture<>();
  private final AtomicBoolean cancelled = new AtomicBoolean();

  private Call() {}

  /** Starts {@code work}, which can check at any time whether the call was cancelled. */
  static <T> Call<T> start(Executor executor, Function<BooleanSupplier, Reply<T>> work) {
    var call = new Call<T>();
    try {
      executor.execute(() -> call.run(work));
    } catch (RejectedExecutionException e) {
      call.reply.completeExceptionally(
          new ModelException.Retriable(
              ModelException.Trouble.BUSY, "the lexical model's queue is full or closed"));
    }
    return call;
  }

  private void run(Function<BooleanSupplier, Reply<T>> work) {
    if (cancelled.get()) {
      return;
    }
    try {
      reply.complete(work.apply(cancelled::get));
    } catch (RuntimeException e) {
      reply.completeExceptionally(
          new ModelException.Final("the lexical model failed on this text: " + e));
    }
  }

  @Override
  public CompletionStage<Reply<T>> reply() {
    return reply.minimalCompletionStage();
  }

  @Override
  public void cancel() {
    cancelled.set(true);
    reply.completeExceptionally(new ModelException.Final("cancelled"));
  }
}
