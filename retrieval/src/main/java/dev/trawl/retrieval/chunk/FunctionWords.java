package dev.trawl.retrieval.chunk;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/**
 * Recognises languages in Latin script by their function words, from the lists of the Snowball
 * project. If several languages share a word, each gets a fraction of its score.
 */
final class FunctionWords {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "hu", "id", "pl", "tr",
          "vi");

  private static final List<String> FILES =
      List.of(
          "english",
          "german",
          "french",
          "spanish",
          "italian",
          "portuguese",
          "dutch",
          "swedish",
          "danish",
          "norwegian",
          "finnish",
          "hungarian",
          "indonesian");

  /**
   * Question words and forms of "to be" that are missing from the Snowball lists, and the function
   * words of the languages without such a list; in the order of {@link #LANGUAGES}.
   */
  private static final List<String> MORE =
      List.of(
          "how many much who what which",
          "wer wen wem was wann wo woher wohin warum wie viele wieviel ist",
          "est sont quand où comment pourquoi combien quel quelle quels quelles qui que",
          "cuál cuáles cuándo dónde cómo cuánto cuántos quién quiénes qué por",
          "quando dove come perché quanto quanti quale chi",
          "quando onde como porque quanto quantos qual quem é",
          "wie wat waar wanneer waarom hoe hoeveel welke is het",
          "vem vad var när varför hur är",
          "hvem hvad hvor hvornår hvorfor hvordan er",
          "hvem hva hvor når hvorfor hvordan er",
          "kuka mikä missä milloin miksi miten on",
          "ki mi hol mikor miért hogyan hány",
          "siapa kapan mana berapa mengapa kenapa bagaimana apakah adalah",
          "w z na nie się jest są że przez dla jak czy był była było były jego jej ich oraz który"
              + " która które przy pod nad kto kiedy gdzie ile dlaczego jaki jaka jakie",
          "ve bir bu ile için çok daha gibi kadar olan olarak ise ama veya sonra kim kime kimin"
              + " nerede nereye kaç neden nasıl hangi nedir mi mı mu mü",
          "và của là có được không những các một trong cho với này đã người để ở từ khi như gì nào"
              + " đâu nhiêu thế");

  /** For each word, a bit set of the languages that have it. */
  private static final Map<String, Integer> WORDS = load();

  /** Prose has at least one function word per this many words. */
  private static final int WORDS_PER_FUNCTION_WORD = 25;

  private FunctionWords() {}

  static boolean supports(String language) {
    return LANGUAGES.contains(language);
  }

  static String language(String text) {
    double[] scores = new double[LANGUAGES.size()];
    int words = 0;
    for (int i = 0; i < text.length(); ) {
      int start = i;
      while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
        i++;
      }
      if (i > start) {
        words++;
        if (!isInitial(text, start, i)) {
          add(scores, text.substring(start, i));
        }
      } else {
        i++;
      }
    }
    return best(scores, words);
  }

  /**
   * The initials in a list of references, as in "J. L. Moreau", would count as French words. A
   * single capital letter is a word only if an apostrophe or a lower-case word follows it, as in
   * "L'île" or "A dog".
   */
  private static boolean isInitial(String text, int start, int end) {
    if (end - start > 1 || !Character.isUpperCase(text.charAt(start))) {
      return false;
    }
    char next = end < text.length() ? text.charAt(end) : '.';
    boolean elided = next == '\'' || next == '\u2019';
    boolean goesOn =
        next == ' ' && end + 1 < text.length() && Character.isLowerCase(text.charAt(end + 1));
    return !elided && !goesOn;
  }

  private static void add(double[] scores, String word) {
    int languages = WORDS.getOrDefault(word.toLowerCase(Locale.ROOT), 0);
    if (languages != 0) {
      double share = 1.0 / Integer.bitCount(languages);
      for (int i = 0; i < scores.length; i++) {
        scores[i] += (languages >> i & 1) * share;
      }
    }
  }

  private static String best(double[] scores, int words) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    boolean tied = sorted[sorted.length - 2] == scores[best];
    boolean enough = scores[best] > 0 && scores[best] * WORDS_PER_FUNCTION_WORD >= words;
    return enough && !tied ? LANGUAGES.get(best) : Languages.UNKNOWN;
  }

  private static Map<String, Integer> load() {
    var words = new HashMap<String, Integer>();
    for (int i = 0; i < LANGUAGES.size(); i++) {
      int bit = 1 << i;
      if (i < FILES.size()) {
        for (Object word : read(FILES.get(i) + "_stop.txt")) {
          words.merge(new String((char[]) word), bit, (left, right) -> left | right);
        }
      }
      for (String word : MORE.get(i).split(" ")) {
        words.merge(word, bit, (left, right) -> left | right);
      }
    }
    return words;
  }

  private static Iterable<Object> read(String name) {
    var resource = Objects.requireNonNull(SnowballFilter.class.getResourceAsStream(name), name);
    try (var reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      return WordlistLoader.getSnowballWordSet(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
