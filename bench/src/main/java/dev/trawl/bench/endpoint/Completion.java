package dev.trawl.bench.endpoint;

/**
 * What the model said, and what it took.
 *
 * @param thoughts for {@code reasoning_content}; empty for none
 * @param end {@code stop}, or {@code length} where the reply reached its most tokens
 */
record Completion(
    long number,
    String model,
    String thoughts,
    String text,
    String end,
    int promptTokens,
    int replyTokens) {}
