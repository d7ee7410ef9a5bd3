package dev.trawl.bench.score;

import java.util.List;

/**
 * Two scores of an answer from a haystack: NeedleBench's scores of a single retrieval, or the share
 * of expected names.
 *
 * @param found 100 if the keyword is a substring of the answer, else 0 (version 2)
 * @param withPartialCredit like {@code found}, but if the keyword is missing, {@code 20 × (1 −
 *     Levenshtein ÷ longer length)} between answer and needle, without white space (version 1)
 */
public record NeedleScore(double found, double withPartialCredit) {
  public static NeedleScore of(String answer, String keyword, String needle) {
    var unmarked = NormalForm.withoutMarkers(answer);
    if (unmarked.contains(keyword)) {
      return new NeedleScore(100, 100);
    }
    return new NeedleScore(0, 20 * similarity(withoutSpace(unmarked), withoutSpace(needle)));
  }

  /**
   * Returns the share of {@code names} that the answer contains, in percent. {@code found} is 0 if
   * the answer also contains one of {@code others}; {@code withPartialCredit} ignores these names.
   */
  public static NeedleScore ofNames(String answer, List<String> names, List<String> others) {
    var unmarked = NormalForm.withoutMarkers(answer);
    var share = 100.0 * names.stream().filter(unmarked::contains).count() / names.size();
    return new NeedleScore(others.stream().anyMatch(unmarked::contains) ? 0 : share, share);
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static double similarity(String left, String right) {
    var longer = Math.max(left.length(), right.length());
    return longer == 0 ? 0 : 1 - (double) distance(left, right) / longer;
  }

  /** Returns Levenshtein's edit distance in UTF-16 units. It keeps only one row of the matrix. */
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
