package dev.trawl.protocol.model;

import dev.trawl.protocol.Usage;
import java.util.concurrent.CompletionStage;

/**
 * A model call in flight. Thread-safe.
 *
 * @param <T> what the model replies with
 */
public interface ModelCall<T> {
  /** Completes once, with a {@link Reply} or exceptionally with a {@link ModelException}. */
  CompletionStage<Reply<T>> reply();

  /**
   * Stops the work itself, at the endpoint or in its thread, not only the wait for it. May be
   * called at any time; does nothing after completion.
   */
  void cancel();

  /** A successful reply and what the call used. */
  record Reply<T>(T value, Usage usage) {}
}
