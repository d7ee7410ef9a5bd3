package dev.trawl.retrieval.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Turns text into terms: the one analysis for documents and queries. Thread-safe.
 *
 * <p>Words are folded (case, width, accents, traditional to simplified) and stemmed as their
 * language asks. Numbers, hashes and identifiers are not stemmed; one made of parts ({@code
 * file.info}) gives itself and its parts. Chinese gives every character and every pair. Japanese
 * and Korean are segmented by their dictionaries; Thai, Lao, Khmer and Burmese by ICU's.
 */
public final class Analysis {
  /**
   * Changes whenever the same text may give other terms or sentences: indexes of another version
   * are rebuilt.
   */
  public static final int VERSION = 3;

  private static final Map<String, Analyzer> ANALYZERS = new ConcurrentHashMap<>();

  private Analysis() {}

  /**
   * The terms of {@code text} in order.
   *
   * @param language ISO 639-1 code; any other value, such as "und", gets the analysis that fits all
   */
  public static List<Term> terms(String text, String language) {
    var stops = StopWords.of(language).in(text);
    var terms = new ArrayList<Term>();
    try (var stream = analyzer(language).tokenStream("", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      var offset = stream.addAttribute(OffsetAttribute.class);
      var increment = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      for (int position = -1; stream.incrementToken(); ) {
        position += increment.getPositionIncrement();
        int start = offset.startOffset();
        int end = offset.endOffset();
        terms.add(new Term(term.toString(), position, start, end, stops.covers(start, end)));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }

  /** The code under which {@code language} is analysed: many share one analysis. */
  public static String family(String language) {
    return Stemming.family(language);
  }

  /** The analyzer behind {@link #terms}. Thread-safe. */
  public static Analyzer analyzer(String language) {
    return ANALYZERS.computeIfAbsent(family(language), TermAnalyzer::new);
  }
}
