package dev.trawl.protocol.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A language model that completes prompts.
 *
 * <p>Implementations are thread-safe, never block the caller, and fail only through the returned
 * call, with a {@link ModelException} that says whether a retry can help. They do not retry, with
 * one exception: if the server rejects the form of a request, they send the request once more in a
 * form that the server supports, and use that form for later requests. A model's reasoning is not
 * part of its reply.
 */
public interface LanguageModel {
  /** The model's name at its endpoint. */
  String name();

  /** Completes {@code prompt}. Cancelling the call closes the request at the endpoint. */
  ModelCall<Completion> complete(Prompt prompt);

  /**
   * Completes {@code prompt} and, if the endpoint streams, passes on the text of the reply as it
   * arrives, including the model's reasoning. A call may fail after some pieces have been passed
   * on.
   *
   * @param pieces called in order, by one thread at a time, before the reply completes; must not
   *     block or throw
   */
  default ModelCall<Completion> complete(Prompt prompt, Consumer<String> pieces) {
    return complete(prompt);
  }

  /** Asks the endpoint about the model. Uses no tokens. */
  ModelCall<Facts> describe();

  /**
   * Returns true if the endpoint drops a part of a prompt that exceeds the window and replies
   * normally, as Ollama does. Other endpoints reject the prompt.
   */
  default boolean cutsLongPrompts() {
    return false;
  }

  /** The author of a message. */
  enum Speaker {
    SYSTEM,
    USER,
    ASSISTANT
  }

  /** One message of a chat. */
  record Message(Speaker speaker, String text) {}

  /**
   * A prompt to complete.
   *
   * @param messages in the order of the chat; at least one
   * @param maxReplyTokens maximum number of tokens of the reply; at least 1
   * @param form the form of the reply, enforced by servers that support it
   */
  record Prompt(List<Message> messages, int maxReplyTokens, Optional<ReplyForm> form) {
    public Prompt {
      messages = List.copyOf(messages);
      if (messages.isEmpty() || maxReplyTokens < 1) {
        throw new IllegalArgumentException(
            "a prompt needs a message and at least one token for the reply");
      }
    }
  }

  /**
   * The form of a reply: JSON that matches a schema.
   *
   * @param name letters, digits and underscores
   * @param jsonSchema a JSON Schema object in OpenAI's strict form: every property is required and
   *     no others are allowed
   */
  record ReplyForm(String name, String jsonSchema) {}

  /**
   * A model's reply.
   *
   * @param text without the model's reasoning
   * @param end why the reply ended
   */
  record Completion(String text, End end) {}

  /** Why a reply ended. */
  enum End {
    /** The model finished. */
    COMPLETE,
    /** The reply reached its token limit. */
    LENGTH,
    /** The server withheld the rest, for example because of a content filter. */
    FILTERED
  }

  /**
   * The information that an endpoint gives about a model.
   *
   * @param windowTokens the model's window; empty if the endpoint does not say
   */
  record Facts(OptionalInt windowTokens) {}
}
