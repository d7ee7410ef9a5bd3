package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.testkit.Feature;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.Thinking;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The model behind the endpoint. Thread-safe. */
public final class Model implements AutoCloseable {
  private static final String NOT_UNDERSTOOD = "I don't understand.";

  /**
   * Thoughts that contain a JSON object that is not the reply, to detect clients that parse the
   * first object.
   */
  private static final String THOUGHTS =
      "A first guess would be {\"quotes\": [\"a guess\"], \"answers\": true}. But let me read.";

  private static final String CHATTER = "Sure! Here is what you asked for:\n";

  private final Offer offer;
  private final PromptTokens tokens;
  private final AtomicLong numbers = new AtomicLong();

  /** One thread per core instead of one per connection, because reading is CPU-bound. */
  private final ExecutorService readers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("endpoint-reader-", 0).factory());

  private final Replies replies;

  public Model(Offer offer, PromptTokens tokens) {
    this.offer = offer;
    this.tokens = tokens;
    var honest = offer.has(Feature.READING) ? new LexicalReplies(readers) : Replies.nothing();
    var reading = offer.has(Feature.GULLIBLE) ? new GullibleReplies(honest) : honest;
    replies = new PlannedReplies(reading, offer.planning());
  }

  /**
   * @param garbled whether to return a malformed reply
   */
  public Completion complete(ChatRequest chat, int promptTokens, boolean garbled) {
    var result = ParsedPrompt.of(chat.messages()).map(replies::to);
    var calls = garbled || chat.tools().isEmpty() ? List.<ToolCall>of() : calls(result);
    return calls.isEmpty()
        ? textReply(chat, promptTokens, garbled, result.map(Model::text).orElse(NOT_UNDERSTOOD))
        : toolReply(promptTokens, calls);
  }

  private static List<ToolCall> calls(Optional<JsonNode> result) {
    return result.map(ToolCall::of).orElse(List.of());
  }

  private static String text(JsonNode result) {
    return result.isTextual() ? result.textValue() : result.toString();
  }

  private Completion toolReply(int promptTokens, List<ToolCall> calls) {
    return new Completion(
        numbers.incrementAndGet(),
        offer.model(),
        "",
        "",
        calls,
        "tool_calls",
        promptTokens,
        calls.stream().mapToInt(call -> tokens.count(call.arguments().toString())).sum());
  }

  private Completion textReply(ChatRequest chat, int promptTokens, boolean garbled, String plain) {
    var text = garbled ? CHATTER + plain.substring(0, plain.length() / 2) : plain;
    var content =
        offer.thinking() == Thinking.TAGS ? "<think>" + THOUGHTS + "</think>" + text : text;
    var thoughts = offer.thinking() == Thinking.FIELD ? THOUGHTS : "";
    int most = chat.maxTokens() == 0 ? Integer.MAX_VALUE : chat.maxTokens();
    int thought = thoughts.isEmpty() ? 0 : tokens.count(thoughts);
    int wanted = thought + tokens.count(content);
    var kept = wanted <= most ? content : cut(content, Math.max(0, most - thought));
    return new Completion(
        numbers.incrementAndGet(),
        offer.model(),
        thoughts,
        kept,
        List.of(),
        wanted <= most ? "stop" : "length",
        promptTokens,
        Math.min(wanted, most));
  }

  /** The longest prefix of {@code text} with at most {@code most} tokens. */
  private String cut(String text, int most) {
    int end = text.length();
    for (int count = tokens.count(text); count > most; ) {
      end = Math.min(end - 1, (int) ((long) end * most / count));
      if (end <= 0) {
        return "";
      }
      end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
      count = tokens.count(text.substring(0, end));
    }
    return text.substring(0, end);
  }

  @Override
  public void close() {
    readers.shutdown();
  }
}
