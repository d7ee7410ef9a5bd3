package dev.trawl.retrieval.analysis;

import java.io.IOException;
import java.io.StringReader;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.BaseFormAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Splits Japanese into words in dictionary form with Kuromoji, and splits compounds into their
 * parts.
 */
final class Japanese implements Segmenter {
  private final JapaneseTokenizer tokenizer =
      new JapaneseTokenizer(null, true, JapaneseTokenizer.Mode.SEARCH);

  @Override
  public void segment(String run, Words words) throws IOException {
    var term = tokenizer.addAttribute(CharTermAttribute.class);
    var offset = tokenizer.addAttribute(OffsetAttribute.class);
    var increment = tokenizer.addAttribute(PositionIncrementAttribute.class);
    var form = tokenizer.addAttribute(BaseFormAttribute.class);
    start(tokenizer, run);
    while (tokenizer.incrementToken()) {
      String base = form.getBaseForm();
      CharSequence word = base == null ? term : base;
      words.add(
          word,
          0,
          word.length(),
          offset.startOffset(),
          offset.endOffset(),
          increment.getPositionIncrement() == 0);
    }
    tokenizer.end();
    tokenizer.close();
  }

  static void start(Tokenizer tokenizer, String run) throws IOException {
    tokenizer.setReader(new StringReader(run));
    tokenizer.reset();
  }
}
