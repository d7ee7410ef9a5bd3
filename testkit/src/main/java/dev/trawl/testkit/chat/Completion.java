package dev.trawl.testkit.chat;

import java.util.List;

/**
 * The model's reply and its token counts.
 *
 * @param calls the tool calls that it returns instead of text
 * @param thoughts content of {@code reasoning_content}; may be empty
 * @param end {@code stop}, {@code tool_calls}, or {@code length} if the reply reached its token
 *     limit
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
