package dev.trawl.retrieval.index;

import dev.trawl.protocol.DocumentId;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.retrieval.document.Hash;

/**
 * Derives the name of an index from the document's id, which identifies its text, and from
 * everything else that determines the index.
 */
final class IndexName {
  /** Must change whenever the files of an index or the chunks of a document may differ. */
  private static final int FORMAT = 4;

  private IndexName() {}

  static String of(DocumentId document, ChunkSettings chunks, Tokens tokens) {
    String shape =
        String.join(
            "\n",
            "format " + FORMAT,
            "analysis " + Analysis.VERSION,
            "tokens " + tokens.name(),
            "chunks %d %s %s %s"
                .formatted(
                    chunks.tokensMax(),
                    chunks.headingFill(),
                    chunks.pageFill(),
                    chunks.paragraphFill()));
    return document.sha256() + "-" + Hash.of(shape).sha256().substring(0, 16);
  }
}
