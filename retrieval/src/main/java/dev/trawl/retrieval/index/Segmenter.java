package dev.trawl.retrieval.index;

import java.io.IOException;

/** Finds the words in a run of text that is written without spaces. Not thread-safe. */
interface Segmenter {
  /** Gives {@code words} the words of {@code run}, in order. */
  void segment(String run, Words words) throws IOException;

  /** Takes words as they are found. */
  interface Words {
    /**
     * @param start offset in the run
     * @param end one past the last
     * @param sharesPosition whether the word stands where the one before it stood
     */
    void add(CharSequence word, int start, int end, boolean sharesPosition);
  }

  /** The segmenters for a text in {@code language}. */
  static Segmenters of(String language) {
    Segmenter ideographs = language.equals("ja") ? new Japanese() : new Characters();
    return new Segmenters(ideographs, new Korean(), new Complex());
  }

  /** What segments ideographs and kana, what Hangul, and what the scripts of South-East Asia. */
  record Segmenters(Segmenter ideographs, Segmenter hangul, Segmenter complex) {}
}
