package dev.trawl.retrieval.analysis;

import org.apache.lucene.analysis.Analyzer;

/** {@link TermTokenizer}, then the language's stemming. */
final class TermAnalyzer extends Analyzer {
  private final String language;

  /** A chunk's words and its headings are analysed side by side, so each field has its stream. */
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
