package dev.trawl.retrieval.analysis;

import dev.trawl.protocol.Span;
import java.text.Normalizer;

/**
 * A run of ideographs and kana in which half-width kana and separate voiced sound marks (dakuten,
 * handakuten) are replaced by the usual characters, with the position of each character in the run.
 *
 * @param text the run in usual characters
 * @param starts for each character of {@code text}, where its source starts in the run
 * @param ends for each character of {@code text}, where its source ends in the run
 */
record KanaForms(String text, int[] starts, int[] ends) {
  static KanaForms of(String run) {
    var text = new StringBuilder();
    int[] starts = new int[run.length() * 2];
    int[] ends = new int[run.length() * 2];
    for (int i = 0; i < run.length(); ) {
      int next = i + 1;
      while (next < run.length() && isMark(run.charAt(next))) {
        next++;
      }
      var usual = Normalizer.normalize(run.substring(i, next), Normalizer.Form.NFKC);
      for (int k = 0; k < usual.length() && text.length() < run.length() * 2; k++) {
        starts[text.length()] = i;
        ends[text.length()] = next;
        text.append(usual.charAt(k));
      }
      i = next;
    }
    return new KanaForms(text.toString(), starts, ends);
  }

  /** The part of the run from which {@code text} from {@code first} to {@code last} was made. */
  Span source(int first, int last) {
    return new Span(starts[first], ends[last - 1]);
  }

  /** Returns true if {@code run} contains half-width kana or separate voiced sound marks. */
  static boolean areIn(String run) {
    return run.chars().anyMatch(c -> c >= 0xFF66 && c <= 0xFF9F || isMark((char) c));
  }

  private static boolean isMark(char c) {
    return c == 0x3099 || c == 0x309A || c == 0xFF9E || c == 0xFF9F;
  }
}
