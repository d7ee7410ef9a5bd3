package dev.trawl.actors;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The calls of {@link Trawl} that have not completed. Closing makes them and all later calls fail
 * at once, because a stopped actor never replies.
 *
 * <p>Thread-safe without locks: {@link #begin} adds a call before it checks for closing, and {@link
 * #close} records the closing before it fails the calls.
 */
final class OpenCalls {
  private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Returns a new future, which the caller must complete. After {@link #close}, the future has
   * already failed.
   */
  <T> CompletableFuture<T> begin() {
    var call = new CompletableFuture<T>();
    open.add(call);
    call.whenComplete((value, failure) -> open.remove(call));
    if (closed) {
      call.completeExceptionally(new TrawlClosedException());
    }
    return call;
  }

  /** Completes as {@code request} does, unless {@link #close} is called first. */
  <T> CompletionStage<T> call(Supplier<CompletionStage<T>> request) {
    var call = this.<T>begin();
    if (!call.isDone()) {
      request
          .get()
          .whenComplete(
              (value, failure) -> {
                if (failure == null) {
                  call.complete(value);
                } else {
                  call.completeExceptionally(failure);
                }
              });
    }
    return call.minimalCompletionStage();
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
    open.forEach(call -> call.completeExceptionally(new TrawlClosedException()));
  }
}
