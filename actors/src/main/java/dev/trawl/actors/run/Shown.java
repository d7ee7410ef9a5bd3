package dev.trawl.actors.run;

import dev.trawl.actors.window.ClaimSupport.Support;
import dev.trawl.actors.window.ClaimSupport.SupportedClaim;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a writer was shown, and what it wrote if no answer was accepted.
 *
 * @param chunks the chunks in its window
 * @param judged the chunks that do not answer the question, according to the writer
 * @param nearest the sentences that are closest to an answer, if the writer found no answer
 * @param words the part of the first of these sentences, on one line, that may be the answer; empty
 *     if the writer is certain that no sentence answers the question
 * @param unsupported the claims of an answer that no sentence supports; empty if the writer found
 *     no answer
 */
record Shown(
    Set<ChunkId> chunks,
    Set<ChunkId> judged,
    List<Evidence> nearest,
    Optional<Span> words,
    List<SupportedClaim> unsupported) {
  static final Shown NOTHING = of(Set.of());

  Shown {
    chunks = Set.copyOf(chunks);
    judged = Set.copyOf(judged);
    nearest = List.copyOf(nearest);
    unsupported = List.copyOf(unsupported);
  }

  static Shown of(Set<ChunkId> chunks) {
    return new Shown(chunks, Set.of(), List.of(), Optional.empty(), List.of());
  }

  /** The writer found no answer in {@code chunks}. */
  static Shown notAnswering(Set<ChunkId> chunks, List<Evidence> nearest) {
    return new Shown(chunks, chunks, nearest, Optional.empty(), List.of());
  }

  /** The writer is not certain that {@code words} of the first sentence answer the question. */
  static Shown uncertain(Set<ChunkId> chunks, List<Evidence> nearest, Span words) {
    return new Shown(chunks, Set.of(), nearest, Optional.of(words), List.of());
  }

  static Shown unsupported(Set<ChunkId> chunks, Support support) {
    return new Shown(chunks, Set.of(), List.of(), Optional.empty(), support.claims());
  }

  /** The same chunks with what an earlier writer wrote, if this one wrote nothing. */
  Shown or(Shown before) {
    return nearest.isEmpty() && unsupported.isEmpty()
        ? new Shown(chunks, judged, before.nearest(), before.words(), before.unsupported())
        : this;
  }

  Shown withChunks(Set<ChunkId> more) {
    var all = Stream.concat(chunks.stream(), more.stream()).collect(Collectors.toSet());
    return new Shown(all, judged, nearest, words, unsupported);
  }

  Shown withNearest(List<Evidence> sentences) {
    var isSameFirst =
        sentences.stream().limit(1).toList().equals(nearest.stream().limit(1).toList());
    return new Shown(
        chunks, judged, sentences, isSameFirst ? words : Optional.empty(), unsupported);
  }
}
