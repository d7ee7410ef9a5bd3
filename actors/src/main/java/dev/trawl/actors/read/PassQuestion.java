package dev.trawl.actors.read;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import java.util.List;
import java.util.Optional;

/** A question of a reading pass that has begun. */
record PassQuestion(ReadingSupervisor.ReadFor request, Verdicts.Basis basis) {
  /** Returns true if the chunk must be read for this question. */
  boolean needs(ChunkId chunk) {
    return covers(chunk) && judged(chunk).isEmpty();
  }

  boolean covers(ChunkId chunk) {
    return request.documentQuestion().documents().contains(chunk.document());
  }

  /** The result for a chunk that need not be read. */
  Optional<ChunkRead> judged(ChunkId chunk) {
    return Optional.ofNullable(request.judged().get(chunk));
  }

  /** The results for all chunks that need not be read. */
  List<ChunkRead> judged() {
    return request.chunks().stream().flatMap(chunk -> judged(chunk).stream()).toList();
  }

  void report(ChunkReader.QuestionRead read) {
    request
        .replyTo()
        .tell(
            new ReadingSupervisor.ChunkEnded(
                read.result(), read.dropped(), read.lost(), read.cut()));
  }
}
