package dev.trawl.actors.read;

import dev.trawl.actors.call.Models;
import dev.trawl.actors.call.Reserve;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The groups of neighbouring chunks that share a call.
 *
 * @param size maximum number of chunks in a group
 * @param reserve the maximum usage of the call for a group
 */
public record ChunkGroups(int size, Reserve reserve) {
  /** The assumed number of tokens of the headings above a chunk; they rarely have more. */
  private static final int HEADING_TOKENS = 64;

  /**
   * The best chunk of each list, then the second best chunk of each list, and so on. Each chunk
   * occurs once.
   */
  static List<ChunkId> interleaved(List<List<ChunkId>> lists) {
    var longest = lists.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, longest)
        .boxed()
        .flatMap(at -> lists.stream().filter(list -> at < list.size()).map(list -> list.get(at)))
        .distinct()
        .toList();
  }

  /**
   * The largest groups that {@code settings} allow and that fit every reader's window. Each group
   * has one chunk if there are several questions, or if a reader cannot read groups.
   */
  public static ChunkGroups of(
      Models models, List<ModelTask.Question> questions, ReadingSettings settings) {
    return upTo(settings.chunksPerCall(), settings.maxChunkTokens(), models, questions);
  }

  /**
   * The largest groups of these chunks that fit every reader's window, however large {@code
   * settings} allow groups to be.
   *
   * @param tokens tokens of all chunks together
   */
  static ChunkGroups together(
      Models models, List<ModelTask.Question> questions, List<ChunkId> chunks, int tokens) {
    var size = Math.min(chunks.size(), ReadingSettings.MAX_CHUNKS_PER_CALL);
    return upTo(size, Math.ceilDiv(tokens, chunks.size()), models, questions);
  }

  /**
   * The reserve for a single chunk and the sentence after it; empty if a reader's window is too
   * small for that sentence.
   */
  static Optional<Reserve> withNextSentence(
      Models models, List<ModelTask.Question> questions, ReadingSettings settings) {
    var reader = models.smallestWindow(Role.READER);
    var tokens = settings.maxChunkTokens() + HEADING_TOKENS + Excerpt.MAX_NEXT_TOKENS;
    return Optional.of(Reserve.ofLargestChunks(reader, questions, tokens, 1))
        .filter(reserve -> reserve.promptTokens() <= reader.window().promptTokens());
  }

  /**
   * @param chunkTokens assumed tokens of the text of a chunk
   */
  private static ChunkGroups upTo(
      int maxSize, int chunkTokens, Models models, List<ModelTask.Question> questions) {
    var reader = models.smallestWindow(Role.READER);
    var areAlone =
        questions.size() > 1
            || !models.of(Role.READER).allMatch(endpoint -> endpoint.model().readsGroups());
    var largest = areAlone ? 1 : maxSize;
    return IntStream.iterate(largest, size -> size > 0, size -> size - 1)
        .mapToObj(
            size ->
                new ChunkGroups(
                    size,
                    Reserve.ofLargestChunks(reader, questions, chunkTokens + HEADING_TOKENS, size)))
        .filter(
            groups ->
                groups.size() == 1
                    || groups.reserve().promptTokens() <= reader.window().promptTokens())
        .findFirst()
        .orElseThrow();
  }

  /**
   * Divides {@code chunks} into groups. The group of the first chunk comes first, and so on; within
   * a group, chunks are in document order. A chunk is in the same group in every pass.
   */
  public List<List<ChunkId>> in(List<ChunkId> chunks) {
    var groups = new LinkedHashMap<ChunkId, List<ChunkId>>();
    for (var chunk : chunks) {
      var key = new ChunkId(chunk.document(), chunk.ordinal() / size);
      groups.computeIfAbsent(key, none -> new ArrayList<>()).add(chunk);
    }
    return groups.values().stream().map(group -> group.stream().sorted().toList()).toList();
  }
}
