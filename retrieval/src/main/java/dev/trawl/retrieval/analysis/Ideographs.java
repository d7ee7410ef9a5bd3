package dev.trawl.retrieval.analysis;

/**
 * Turns every character and every pair of adjacent characters into a term. A pair approximates a
 * word; single characters find words that pairs miss. A pair has the position of its first
 * character.
 */
final class Ideographs implements Segmenter {
  @Override
  public void segment(String run, Words words) {
    String folded = SimplifiedChinese.fold(run);
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
