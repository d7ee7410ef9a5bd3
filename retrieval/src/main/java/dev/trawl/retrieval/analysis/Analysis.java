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
 * Turns text into terms, in the same way for documents and queries. Thread-safe.
 *
 * <p>Words are folded (case, width, accents, ligatures, digits, hyphens, traditional to simplified
 * Chinese) and stemmed by the rules of their language. Numbers, hashes and identifiers are not
 * stemmed. An identifier with several parts ({@code file.info}) becomes one term, and each part
 * becomes another. In Chinese, every character and every pair of characters is a term. Japanese and
 * Korean are split into words with Lucene's dictionaries; Thai, Lao, Khmer and Burmese with ICU's.
 */
public final class Analysis {
  /**
   * Must change whenever the same text may produce different terms or sentences. Indexes of another
   * version are rebuilt.
   */
  public static final int VERSION = 5;

  private static final Map<String, Analyzer> ANALYZERS = new ConcurrentHashMap<>();

  private Analysis() {}

  /**
   * The terms of {@code text} in order.
   *
   * @param language ISO 639-1 code; any other value, such as "und", selects the analysis that works
   *     for most languages
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

  /** The code of the analysis for {@code language}; many languages share one analysis. */
  public static String family(String language) {
    return Stemming.family(language);
  }

  /** The Lucene analyzer that {@link #terms} uses. Thread-safe. */
  public static Analyzer analyzer(String language) {
    return ANALYZERS.computeIfAbsent(family(language), TermAnalyzer::new);
  }
}
