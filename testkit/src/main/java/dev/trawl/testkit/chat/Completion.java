package dev.trawl.testkit.chat;

/**
 * The model's reply and its token counts.
 *
 * @param thoughts content of {@code reasoning_content}; may be empty
 * @param end {@code stop}, or {@code length} if the reply reached its token limit
 */
public record Completion(
    long number,
    String model,
    String thoughts,
    String text,
    String end,
    int promptTokens,
    int replyTokens) {}
