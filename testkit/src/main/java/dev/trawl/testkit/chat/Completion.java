package dev.trawl.testkit.chat;

import java.util.List;

/**
 * What the model said, and what it took.
 *
 * @param calls what it calls instead of saying anything
 * @param thoughts for {@code reasoning_content}; empty for none
 * @param end {@code stop}, {@code tool_calls}, or {@code length} where the reply reached its most
 *     tokens
 */
public record Completion(
    long number,
    String model,
    String thoughts,
    String text,
    List<ToolCall> calls,
    String end,
    int promptTokens,
    int replyTokens) {}
