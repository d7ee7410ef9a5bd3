package dev.trawl.retrieval.index;

import dev.trawl.retrieval.chunk.ChunkSpan;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Forwards a chunk's terms and records the position at which each sentence ends. */
final class SentenceEndRecorder extends TokenFilter {
  private final OffsetAttribute offset = getAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      getAttribute(PositionIncrementAttribute.class);
  private final ChunkSpan cut;
  private final int[] positionEnds;
  private final int first;
  private int sentence;
  private int position;

  SentenceEndRecorder(TokenStream terms, ChunkSpan cut, int[] positionEnds, int first) {
    super(terms);
    this.cut = cut;
    this.positionEnds = positionEnds;
    this.first = first;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (increment.getPositionIncrement() > 0) {
      int start = cut.startChar() + offset.startOffset();
      while (sentence + 1 < cut.sentences().size()
          && cut.sentences().get(sentence).endChar() <= start) {
        positionEnds[first + sentence++] = position;
      }
      position += increment.getPositionIncrement();
    }
    return true;
  }

  @Override
  public void end() throws IOException {
    super.end();
    while (sentence < cut.sentences().size()) {
      positionEnds[first + sentence++] = position;
    }
  }
}
