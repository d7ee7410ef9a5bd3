package dev.trawl.retrieval.analysis;

import java.io.IOException;

/** Finds the words in a run of text that is written without spaces. Not thread-safe. */
interface Segmenter {
  /** Gives {@code words} the words of {@code run}, in order. */
  void segment(String run, Words words) throws IOException;

  /** Takes words as they are found. */
  interface Words {
    /**
     * Takes {@code letters} from {@code from} to {@code to} as a word, which stands in the run from
     * {@code start} to {@code end}.
     *
     * @param sharesPosition whether the word stands where the one before it stood
     */
    void add(CharSequence letters, int from, int to, int start, int end, boolean sharesPosition);

    /** Takes a part of the run itself. */
    default void add(String run, int start, int end, boolean sharesPosition) {
      add(run, start, end, start, end, sharesPosition);
    }
  }

  /** The segmenters for a text in {@code language}. */
  static Segmenters of(String language) {
    Segmenter ideographs = language.equals("ja") ? new Japanese() : new Ideographs();
    return new Segmenters(ideographs, new Korean(), new SouthEastAsian());
  }

  /** What segments ideographs and kana, what Hangul, and what the scripts of South-East Asia. */
  record Segmenters(Segmenter ideographs, Segmenter hangul, Segmenter complex) {}
}
