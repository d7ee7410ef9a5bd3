package dev.trawl.actors.call;

import dev.trawl.actors.model.Price;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The maximum usage of one call, known before it starts.
 *
 * @param replyTokens the tokens of the window that are reserved for the reply
 */
public record Reserve(int promptTokens, int replyTokens) {
  /** The id of a placeholder chunk. */
  private static final ChunkId PLACEHOLDER = new ChunkId(new DocumentId("0".repeat(64)), 0);

  /**
   * The reserve for reading the largest possible chunks.
   *
   * @param chunkTokens tokens of the text of one chunk and of the headings above it
   * @param chunks the number of chunks in one call; more than one only for a single question
   */
  public static Reserve ofLargestChunks(
      ReadingModel model, List<ModelTask.Question> questions, int chunkTokens, int chunks) {
    var chunk = new Chunk(PLACEHOLDER, 0, 0, 1, "", "und", chunkTokens, "");
    var task =
        chunks == 1
            ? new ModelTask.Read(questions, chunk)
            : new ModelTask.ReadGroup(questions.getFirst(), Collections.nCopies(chunks, chunk));
    return new Reserve(model.promptTokens(task), model.window().replyTokens());
  }

  int tokens() {
    return promptTokens + replyTokens;
  }

  /**
   * The usage of a call that sends {@code requests} requests at {@code price}. Each request uses
   * this reserve.
   */
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
