package dev.trawl.protocol.model;

import dev.trawl.protocol.Usage;
import java.util.concurrent.CompletionStage;

/**
 * A model call in flight. Thread-safe.
 *
 * @param <T> the type of the reply
 */
public interface ModelCall<T> {
  /** Completes once, with a {@link Reply} or exceptionally with a {@link ModelException}. */
  CompletionStage<Reply<T>> reply();

  /**
   * Stops the work at the endpoint or in its thread, instead of only ignoring the reply. May be
   * called at any time. Does nothing after completion.
   */
  void cancel();

  /** A successful reply and the usage of the call. */
  record Reply<T>(T value, Usage usage) {}
}
