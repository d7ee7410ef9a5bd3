package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Feature;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.Thinking;
import dev.trawl.testkit.habit.DrawnHabits;
import dev.trawl.testkit.habit.Habit;
import dev.trawl.testkit.habit.WrittenReply;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.Replies;
import java.util.List;
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
      "A first guess would be {\"sentences\": [1], \"answers\": true}. But let me read.";

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
  private final Replies gullible;

  public Model(EndpointPlan plan, PromptTokens tokens) {
    this.offer = plan.offer();
    this.tokens = tokens;
    var own = offer.has(Feature.READING) ? new LexicalReplies(readers) : Replies.nothing();
    var honest = plan.reading().apply(own);
    gullible = new PlannedReplies(new GullibleReplies(honest), offer.planning());
    replies = offer.has(Feature.GULLIBLE) ? gullible : new PlannedReplies(honest, offer.planning());
  }

  /**
   * Completes a chat.
   *
   * @param garbled whether to return a malformed reply
   */
  public Completion complete(
      ChatRequest chat, int promptTokens, boolean garbled, DrawnHabits habits) {
    var prompt =
        chat.first("system")
            .flatMap(system -> chat.first("user").flatMap(user -> ParsedPrompt.of(system, user)))
            .map(parsed -> parsed.continuing(chat.written()));
    if (prompt.isEmpty()) {
      return textReply(chat, promptTokens, garbled, new WrittenReply(NOT_UNDERSTOOD, false));
    }
    var result = (habits.has(Habit.FOLLOW_ORDER) ? gullible : replies).replyTo(prompt.get());
    var rest = after(chat.listed(), result);
    return textReply(chat, promptTokens, garbled, habits.reply(prompt.get(), rest));
  }

  /** The reply without the items that the chat already lists. */
  private static JsonNode after(List<JsonNode> listed, JsonNode reply) {
    if (listed.isEmpty() || !reply.path("items").isArray()) {
      return reply;
    }
    var items = reply.path("items").valueStream().toList();
    var rest = reply.<ObjectNode>deepCopy();
    rest.putArray("items").addAll(items.subList(items.indexOf(listed.getLast()) + 1, items.size()));
    return rest;
  }

  private Completion textReply(
      ChatRequest chat, int promptTokens, boolean garbled, WrittenReply written) {
    var plain = written.text();
    var text = garbled ? CHATTER + plain.substring(0, plain.length() / 2) : plain;
    var content =
        offer.thinking() == Thinking.TAGS ? "<think>" + THOUGHTS + "</think>" + text : text;
    var thoughts = offer.thinking() == Thinking.FIELD ? THOUGHTS : "";
    int limit = chat.maxTokens() == 0 ? Integer.MAX_VALUE : chat.maxTokens();
    int thoughtTokens = thoughts.isEmpty() ? 0 : tokens.count(thoughts);
    int neededTokens = thoughtTokens + tokens.count(content);
    var kept = neededTokens <= limit ? content : cut(content, Math.max(0, limit - thoughtTokens));
    return new Completion(
        numbers.incrementAndGet(),
        offer.model(),
        thoughts,
        kept,
        neededTokens <= limit && !written.cut() ? "stop" : "length",
        promptTokens,
        Math.min(neededTokens, limit));
  }

  /** A prefix of {@code text} with at most {@code limit} tokens. */
  private String cut(String text, int limit) {
    int end = text.length();
    for (int count = tokens.count(text); count > limit; ) {
      end = Math.min(end - 1, (int) ((long) end * limit / count));
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
