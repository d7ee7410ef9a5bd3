package dev.trawl.retrieval.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Splits Hangul into words with Nori and drops particles and endings. It is used for texts in all
 * languages. A compound becomes one term, and each part becomes another. The dictionary is loaded
 * when the first Hangul text is analysed.
 */
final class Korean implements Segmenter {
  private Optional<Nori> nori = Optional.empty();

  private record Nori(KoreanTokenizer tokenizer, TokenStream words) {
    static Nori create() {
      var tokenizer =
          new KoreanTokenizer(
              TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY,
              null,
              KoreanTokenizer.DecompoundMode.MIXED,
              false);
      return new Nori(tokenizer, new KoreanPartOfSpeechStopFilter(tokenizer));
    }
  }

  @Override
  public void segment(String run, Words found) throws IOException {
    if (nori.isEmpty()) {
      nori = Optional.of(Nori.create());
    }
    var words = nori.get().words();
    var term = words.addAttribute(CharTermAttribute.class);
    var offset = words.addAttribute(OffsetAttribute.class);
    var increment = words.addAttribute(PositionIncrementAttribute.class);
    nori.get().tokenizer().setReader(new StringReader(run));
    words.reset();
    boolean any = false;
    while (words.incrementToken()) {
      found.add(
          term,
          0,
          term.length(),
          offset.startOffset(),
          offset.endOffset(),
          increment.getPositionIncrement() == 0);
      any = true;
    }
    words.end();
    words.close();
    if (!any) {
      found.add(run, 0, run.length(), false);
    }
  }
}
