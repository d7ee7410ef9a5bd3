package dev.trawl.actors.model;

import dev.trawl.protocol.model.LanguageModel.Prompt;
import java.util.Optional;

/** How the rest of a reply that was cut off is requested and added. */
interface Continuation<T> {
  /** The prompt for the rest; empty if {@code value} is complete or no prompt fits the window. */
  Optional<Prompt> next(T value);

  /** Both parts; equal to {@code before} if {@code rest} adds nothing. */
  T joined(T before, T rest);

  /** A reply that is used as it is. */
  static <T> Continuation<T> none() {
    return new Continuation<>() {
      @Override
      public Optional<Prompt> next(T value) {
        return Optional.empty();
      }

      @Override
      public T joined(T before, T rest) {
        return before;
      }
    };
  }
}
