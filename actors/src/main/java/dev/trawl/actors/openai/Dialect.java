package dev.trawl.actors.openai;

import dev.trawl.protocol.model.LanguageModel.Prompt;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The features of the API that a server supports, as far as earlier calls have shown.
 *
 * <p>A change may only remove a feature, never add one. A prompt is therefore sent again only a few
 * times, and the results of concurrent calls can be joined in any order.
 *
 * @param form how to request the form of a reply
 * @param streams whether to request a stream; without it a stall is not noticed
 * @param countsStream whether to request the usage of a stream
 * @param temperature whether to set the temperature
 * @param maxTokens whether to use the old name of the reply limit, which most servers expect
 * @param proven whether a call with these features has succeeded
 */
record Dialect(
    Form form,
    boolean streams,
    boolean countsStream,
    boolean temperature,
    boolean maxTokens,
    boolean proven) {

  /** Ways to request the form of a reply, from the strictest to none. */
  enum Form {
    SCHEMA,
    OBJECT,
    NONE;

    Form weaker() {
      return this == SCHEMA ? OBJECT : NONE;
    }
  }

  static Dialect first(boolean streams) {
    return new Dialect(Form.SCHEMA, streams, true, true, true, false);
  }

  /**
   * The dialect without the features that {@code error} objects to; empty if it objects to none.
   */
  Optional<Dialect> without(ServerError error, Prompt prompt) {
    if (error.saysTooLong()) {
      return Optional.empty();
    }
    var objectsToForm =
        prompt.form().isPresent()
            && error.mentionsAny(
                "response_format",
                "response format",
                "json_schema",
                "json schema",
                "json_object",
                "schema",
                "response_schema",
                "additionalproperties",
                "grammar");
    var other =
        new Dialect(
            objectsToForm ? form.weaker() : form,
            streams && !error.mentions("stream"),
            countsStream && !error.mentionsAny("stream_options", "include_usage"),
            temperature && !error.mentions("temperature"),
            maxTokens && !error.mentions("max_tokens"),
            proven);
    return equals(other) ? Optional.empty() : Optional.of(other);
  }

  /** The features that both dialects have; proven if either is. */
  Dialect joined(Dialect other) {
    return new Dialect(
        form.compareTo(other.form) >= 0 ? form : other.form,
        streams && other.streams,
        countsStream && other.countsStream,
        temperature && other.temperature,
        maxTokens && other.maxTokens,
        proven || other.proven);
  }

  /** The dialect that the calls of one model have learned so far. Thread-safe. */
  static final class Memory {
    private final AtomicReference<Dialect> best;

    Memory(Dialect first) {
      best = new AtomicReference<>(first);
    }

    Dialect best() {
      return Objects.requireNonNull(best.get());
    }

    /** Records that a call in {@code dialect} has succeeded; usually this is already known. */
    void learn(Dialect dialect) {
      var known = best();
      if (known == dialect && known.proven) {
        return;
      }
      if (!known.proven || !known.equals(known.joined(dialect))) {
        best.updateAndGet(dialect.asProven()::joined);
      }
    }
  }

  private Dialect asProven() {
    return new Dialect(form, streams, countsStream, temperature, maxTokens, true);
  }
}
