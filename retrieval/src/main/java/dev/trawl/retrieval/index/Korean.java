package dev.trawl.retrieval.index;

import java.io.IOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Korean words by Nori, without particles and endings; a compound gives itself and its parts. */
final class Korean implements Segmenter {
  private final KoreanTokenizer tokenizer =
      new KoreanTokenizer(
          TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY,
          null,
          KoreanTokenizer.DecompoundMode.MIXED,
          false);
  private final TokenStream words = new KoreanPartOfSpeechStopFilter(tokenizer);

  @Override
  public void segment(String run, Words found) throws IOException {
    var term = words.addAttribute(CharTermAttribute.class);
    var offset = words.addAttribute(OffsetAttribute.class);
    var increment = words.addAttribute(PositionIncrementAttribute.class);
    tokenizer.setReader(new java.io.StringReader(run));
    words.reset();
    boolean any = false;
    while (words.incrementToken()) {
      found.add(
          term, offset.startOffset(), offset.endOffset(), increment.getPositionIncrement() == 0);
      any = true;
    }
    words.end();
    words.close();
    if (!any) {
      found.add(run, 0, run.length(), false);
    }
  }
}
