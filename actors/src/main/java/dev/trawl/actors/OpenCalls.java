package dev.trawl.actors;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The calls of the door that have not completed. Closing fails them and every later call at once,
 * because an actor that has stopped never replies. Thread-safe, without locks: a call is first
 * added and then looks whether this is closed; closing first says so and then looks for calls.
 */
final class OpenCalls {
  private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** A call to complete; it has failed already if this is closed. */
  <T> CompletableFuture<T> begin() {
    var call = new CompletableFuture<T>();
    open.add(call);
    call.whenComplete((value, failure) -> open.remove(call));
    if (closed) {
      call.completeExceptionally(new TrawlClosedException());
    }
    return call;
  }

  /** Completes as {@code request} does, unless this is closed before. */
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
