package dev.trawl.protocol.model;

import dev.trawl.protocol.Usage;
import java.util.concurrent.CompletionStage;

/**
 * A call under way.
 *
 * <p>{@link #reply} completes once, with a {@link Reply} or with a {@link ModelException}. {@link
 * #cancel} stops the work itself, at the endpoint or in its thread, not only the wait for it; it
 * may be called at any time and from any thread, and after completion does nothing.
 */
public interface ModelCall<T> {
  CompletionStage<Reply<T>> reply();

  void cancel();

  /** What the model gave, and what the call took. */
  record Reply<T>(T value, Usage usage) {}
}
