package dev.trawl.actors.call;

import dev.trawl.actors.model.Price;
import dev.trawl.protocol.Usage;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The most one call may take, known before it starts.
 *
 * @param replyTokens what the window keeps free for the reply
 */
public record Reserve(int promptTokens, int replyTokens) {
  int tokens() {
    return promptTokens + replyTokens;
  }

  /** As if it had been spent, in {@code requests} requests at {@code price}. */
  Usage asUsage(int requests, Optional<Price> price) {
    var prompt = (long) promptTokens * requests;
    var reply = (long) replyTokens * requests;
    return new Usage(
        requests,
        prompt,
        reply,
        promptTokens,
        0,
        price
            .map(charged -> OptionalDouble.of(charged.of(prompt, reply)))
            .orElseGet(OptionalDouble::empty));
  }
}
