package dev.trawl.bench.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * LV-Eval's score of an answer, and a score that does not penalise whole sentences.
 *
 * <p>LV-Eval gives 0 if less than a fifth of the reference's keywords is recalled (two fifths in
 * Chinese), and otherwise the F1 of all words. A perfectly correct sentence gets only about 30
 * points, because the words around the answer lower its precision. Two details differ from
 * LV-Eval's code: ICU splits Chinese into words, and the list of function words, which are not
 * keywords, is our own.
 *
 * @param exact LV-Eval's score, 0 to 100
 * @param loose 100 if the answer contains the reference or all its keywords; otherwise the share of
 *     its keywords that the answer contains, or 0 if that is less than half. Any spelling of
 *     numbers and dates, any character width, and simplified or traditional characters are accepted
 */
public record KeywordScore(double exact, double loose) {
  private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");
  private static final Pattern ANY_PUNCTUATION = Pattern.compile("[\\p{P}\\p{S}\\s]");
  private static final Pattern ARTICLES = Pattern.compile("\\b(a|an|the)\\b");
  private static final double HALF = 0.5;

  /**
   * Returns the best scores over all {@code references}. Citation markers in the answer are
   * ignored.
   */
  public static KeywordScore of(String answer, List<String> references, String language) {
    var unmarked = NormalForm.withoutMarkers(answer);
    var exact = 0.0;
    var loose = 0.0;
    for (var reference : references) {
      exact = Math.max(exact, exact(unmarked, reference, language));
      loose = Math.max(loose, loose(unmarked, reference, language));
    }
    return new KeywordScore(exact, loose);
  }

  private static double exact(String answer, String reference, String language) {
    var given = words(answer, language);
    var expected = words(reference, language);
    if (given.isEmpty() || expected.isEmpty()) {
      return 0;
    }
    var common = common(given, expected);
    var keywords =
        common.entrySet().stream()
            .filter(word -> !FunctionWords.of(language).contains(word.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    if ((double) keywords / expected.size() < minRecall(language)) {
      return 0;
    }
    var same = common.values().stream().mapToInt(Integer::intValue).sum();
    return 200.0 * same / (given.size() + expected.size());
  }

  private static double minRecall(String language) {
    return language.equals("zh") ? 0.4 : 0.2;
  }

  private static Map<String, Integer> common(List<String> given, List<String> expected) {
    var remaining = new HashMap<String, Integer>();
    expected.forEach(word -> remaining.merge(word, 1, Integer::sum));
    var common = new HashMap<String, Integer>();
    for (var word : given) {
      if (remaining.merge(word, -1, Integer::sum) >= 0) {
        common.merge(word, 1, Integer::sum);
      }
    }
    return common;
  }

  private static List<String> words(String text, String language) {
    var lowerCase = text.toLowerCase(Locale.ROOT);
    if (language.equals("zh")) {
      return Words.of(lowerCase).stream()
          .map(word -> ANY_PUNCTUATION.matcher(word).replaceAll(""))
          .filter(word -> !word.isEmpty())
          .toList();
    }
    var unpunctuated = PUNCTUATION.matcher(lowerCase).replaceAll("");
    var words =
        new ArrayList<>(List.of(ARTICLES.matcher(unpunctuated).replaceAll(" ").split("\\s+")));
    words.removeIf(String::isEmpty);
    return words;
  }

  private static double loose(String answer, String reference, String language) {
    var given = LooseForm.of(answer);
    if (given.contains(LooseForm.of(reference))) {
      return 100;
    }
    var keywords = LooseForm.keywords(reference, language);
    if (keywords.isEmpty()) {
      return 0;
    }
    var recall = (double) keywords.stream().filter(given::contains).count() / keywords.size();
    return recall >= HALF ? 100 * recall : 0;
  }
}
