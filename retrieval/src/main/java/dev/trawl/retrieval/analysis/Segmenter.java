package dev.trawl.retrieval.analysis;

import java.io.IOException;

/** Finds the words in text that is written without spaces. Not thread-safe. */
interface Segmenter {
  /** Passes the words of {@code run} to {@code words}, in order. */
  void segment(String run, Words words) throws IOException;

  /** Receives words as they are found. */
  interface Words {
    /**
     * Receives a word: {@code letters} from {@code from} to {@code to}. In the run, it was found
     * from {@code start} to {@code end}.
     *
     * @param sharesPosition whether the word has the same position as the one before it
     */
    void add(CharSequence letters, int from, int to, int start, int end, boolean sharesPosition);

    /** Receives a word that is an unchanged part of the run. */
    default void add(String run, int start, int end, boolean sharesPosition) {
      add(run, start, end, start, end, sharesPosition);
    }
  }

  /** The segmenters for a text in {@code language}. */
  static Segmenters of(String language) {
    Segmenter ideographs = language.equals("ja") ? new Japanese() : new Ideographs();
    return new Segmenters(ideographs, new Korean(), new SouthEastAsian());
  }

  /** The segmenters for ideographs and kana, for Hangul, and for scripts of South-East Asia. */
  record Segmenters(Segmenter ideographs, Segmenter hangul, Segmenter southEastAsian) {}
}
