package dev.trawl.retrieval.analysis;

import org.apache.lucene.analysis.Analyzer;

/** A {@link TermTokenizer}, followed by the stemmer of the language. */
final class TermAnalyzer extends Analyzer {
  private final String language;

  /**
   * Each field has a separate stream, because the text and the headings of a chunk are analysed at
   * the same time.
   */
  TermAnalyzer(String language) {
    super(PER_FIELD_REUSE_STRATEGY);
    this.language = language;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    var tokenizer = new TermTokenizer(Segmenter.of(language));
    return new TokenStreamComponents(tokenizer, Stemming.stem(tokenizer, language));
  }
}
