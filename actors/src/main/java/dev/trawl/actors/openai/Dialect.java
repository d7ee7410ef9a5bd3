package dev.trawl.actors.openai;

import dev.trawl.protocol.model.LanguageModel.Prompt;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How a model is spoken to: which parts of the API its server has shown it cannot take.
 *
 * <p>Each step leaves something out and none puts it back, so a prompt is put otherwise only a few
 * times, and what two calls learned at once can be joined in any order.
 *
 * @param tools whether it may be offered tools; where it is, it is not held to a form as well
 * @param form how the server is held to the form of a reply
 * @param streams whether replies are wanted piece by piece: a stall is noticed in no other way
 * @param countsStream whether a stream may be asked for its usage
 * @param temperature whether it may be set
 * @param maxTokens whether the bound of a reply has its old name, which most servers want
 * @param proven whether a call in it has succeeded
 */
record Dialect(
    boolean tools,
    Form form,
    boolean streams,
    boolean countsStream,
    boolean temperature,
    boolean maxTokens,
    boolean proven) {

  /** From what holds a reply most to what does not at all. */
  enum Form {
    SCHEMA,
    OBJECT,
    NONE;

    Form weaker() {
      return this == SCHEMA ? OBJECT : NONE;
    }
  }

  static Dialect first(boolean streams) {
    return new Dialect(true, Form.SCHEMA, streams, true, true, true, false);
  }

  /** Another way to put {@code prompt}, where {@code error} objects to how it was put in this. */
  Optional<Dialect> without(ServerError error, Prompt prompt) {
    if (error.saysTooLong()) {
      return Optional.empty();
    }
    var offersTools = tools && !prompt.tools().isEmpty();
    if (offersTools && error.mentionsAny("tools", "tool", "tool_choice", "functions")) {
      return Optional.of(withoutTools());
    }
    var objectsToForm =
        prompt.form().isPresent()
            && !offersTools
            && error.mentionsAny(
                "response_format",
                "response format",
                "json_schema",
                "json schema",
                "json_object",
                "grammar");
    var other =
        new Dialect(
            tools,
            objectsToForm ? form.weaker() : form,
            streams && !error.mentions("stream"),
            countsStream && !error.mentionsAny("stream_options", "include_usage"),
            temperature && !error.mentions("temperature"),
            maxTokens && !error.mentions("max_tokens"),
            proven);
    return equals(other) ? Optional.empty() : Optional.of(other);
  }

  /** What can be taken by whoever can take both; proven where either is. */
  Dialect joined(Dialect other) {
    return new Dialect(
        tools && other.tools,
        form.compareTo(other.form) >= 0 ? form : other.form,
        streams && other.streams,
        countsStream && other.countsStream,
        temperature && other.temperature,
        maxTokens && other.maxTokens,
        proven || other.proven);
  }

  /** What the calls of one model have learned. Thread-safe. */
  static final class Memory {
    private final AtomicReference<Dialect> best;

    Memory(Dialect first) {
      best = new AtomicReference<>(first);
    }

    Dialect best() {
      return Objects.requireNonNull(best.get());
    }

    /** A call in {@code dialect} has succeeded. Mostly that is no news. */
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
    return new Dialect(tools, form, streams, countsStream, temperature, maxTokens, true);
  }

  private Dialect withoutTools() {
    return new Dialect(false, form, streams, countsStream, temperature, maxTokens, proven);
  }
}
