package dev.trawl.protocol.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The port behind which a language model completes a prompt.
 *
 * <p>Implementations are thread-safe, never block the caller, and fail only through the returned
 * call, with a {@link ModelException} that says whether a retry can help. They make no retries of
 * their own, but for a request that the server cannot take in the form it was put: that is put
 * otherwise once, and remembered. What a model thinks before it replies is not part of its reply.
 */
public interface LanguageModel {
  /** The model's name, as its endpoint knows it. */
  String name();

  /** Completes {@code prompt}. Cancelling the call closes the request at the endpoint. */
  ModelCall<Completion> complete(Prompt prompt);

  /**
   * Completes {@code prompt} and, where the endpoint streams, tells what is said while it is said:
   * pieces of the reply's text in order, with any thoughts that stand in it. They say nothing that
   * the reply does not; a call that fails may have told some.
   *
   * @param pieces told by one thread at a time, before the reply completes; must not block or throw
   */
  default ModelCall<Completion> complete(Prompt prompt, Consumer<String> pieces) {
    return complete(prompt);
  }

  /** Asks the endpoint what it says of itself and of the model; costs no tokens. */
  ModelCall<Facts> describe();

  /** Who speaks. */
  enum Speaker {
    SYSTEM,
    USER,
    ASSISTANT
  }

  record Message(Speaker speaker, String text) {}

  /**
   * @param messages what was said until now, the first first
   * @param maxReplyTokens the most tokens of the reply
   * @param form what the reply should look like; the server is held to it where it can be
   * @param tools what the model may call instead of replying; left out where the server takes none
   */
  record Prompt(
      List<Message> messages, int maxReplyTokens, Optional<ReplyForm> form, List<Tool> tools) {
    public Prompt {
      messages = List.copyOf(messages);
      tools = List.copyOf(tools);
      if (messages.isEmpty() || maxReplyTokens < 1) {
        throw new IllegalArgumentException("no message, or no room for a reply");
      }
    }
  }

  /**
   * @param name of letters, digits and underscores
   * @param jsonSchema a JSON Schema object, strict as OpenAI wants it: every property required, no
   *     others
   */
  record ReplyForm(String name, String jsonSchema) {}

  /**
   * @param description what it does, for the model
   * @param jsonSchema a JSON Schema object of its arguments
   */
  record Tool(String name, String description, String jsonSchema) {}

  /**
   * @param text the reply, without what the model thought; empty where it calls tools
   * @param toolUses in the order called
   */
  record Completion(String text, List<ToolUse> toolUses, End end) {
    public Completion {
      toolUses = List.copyOf(toolUses);
    }
  }

  /** A tool the model wants called; {@code arguments} is what it wrote, meant to be JSON. */
  record ToolUse(String name, String arguments) {}

  /** Why a reply ended. */
  enum End {
    /** The model was done. */
    COMPLETE,
    /** The reply reached its most tokens. */
    LENGTH,
    /** The server withheld the rest. */
    FILTERED
  }

  /**
   * @param windowTokens the model's window where the server tells it
   */
  record Facts(OptionalInt windowTokens) {}
}
