package dev.trawl.bench.score;

/**
 * NeedleBench's two scores of a single retrieval.
 *
 * @param found 100 when the keyword is a substring of the answer, else 0 (version 2)
 * @param consoled the same, but {@code 20 × (1 − Levenshtein ÷ longer length)} between answer and
 *     needle, white space removed, where the keyword is missing (version 1)
 */
public record NeedleScore(double found, double consoled) {
  public static NeedleScore of(String answer, String keyword, String needle) {
    var bare = NormalForm.withoutMarkers(answer);
    if (bare.contains(keyword)) {
      return new NeedleScore(100, 100);
    }
    return new NeedleScore(0, 20 * likeness(withoutSpace(bare), withoutSpace(needle)));
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static double likeness(String left, String right) {
    var longer = Math.max(left.length(), right.length());
    return longer == 0 ? 0 : 1 - (double) distance(left, right) / longer;
  }

  /** Levenshtein's edit distance in UTF-16 units, in one row of memory. */
  static int distance(String left, String right) {
    var row = new int[right.length() + 1];
    for (var j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= left.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= right.length(); j++) {
        var replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }
}
