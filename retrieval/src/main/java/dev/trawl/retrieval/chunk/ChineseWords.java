package dev.trawl.retrieval.chunk;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Finds the words of Chinese text with Lucene's hidden Markov segmenter. Thread-safe. */
public final class ChineseWords {
  private ChineseWords() {}

  /** The UTF-16 units of {@code simplified} at which a word begins. */
  public static BitSet starts(String simplified) {
    var starts = new BitSet();
    try (var tokenizer = new HMMChineseTokenizer()) {
      var offset = tokenizer.addAttribute(OffsetAttribute.class);
      tokenizer.setReader(new StringReader(simplified));
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        starts.set(offset.startOffset());
      }
      tokenizer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return starts;
  }
}
