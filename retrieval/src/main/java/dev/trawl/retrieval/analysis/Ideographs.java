package dev.trawl.retrieval.analysis;

/**
 * Every character and every pair: single characters find names the pairs straddle, pairs give what
 * a single character cannot, a word. A pair stands where its first character does.
 */
final class Ideographs implements Segmenter {
  @Override
  public void segment(String run, Words words) {
    String folded = Simplified.fold(run);
    for (int i = 0; i < folded.length(); ) {
      int next = folded.offsetByCodePoints(i, 1);
      words.add(folded, i, next, false);
      if (next < folded.length()) {
        int end = folded.offsetByCodePoints(next, 1);
        words.add(folded, i, end, true);
      }
      i = next;
    }
  }
}
