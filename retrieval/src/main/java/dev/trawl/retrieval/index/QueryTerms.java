package dev.trawl.retrieval.index;

import dev.trawl.protocol.Query;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A query, converted to terms of the index.
 *
 * <p>The query is analysed in its own language and in each language of the document. This way a
 * word matches all its forms even if the language of a short question was not recognised or a
 * document mixes languages.
 *
 * @param words the words to find, without stop words
 * @param phrases words that are adjacent in the query; they get more weight if they are also
 *     adjacent in the text
 * @param titles every sequence of the query's words, as a term of {@link Titles}, with the numbers
 *     of its words
 */
record QueryTerms(List<Word> words, List<Phrase> phrases, Map<String, Set<Integer>> titles) {
  /**
   * Words are treated as adjacent if they are at most this many positions apart, including stop
   * words.
   */
  private static final int REACH = 3;

  /** Maximum number of words in a query, to limit the work for very long questions. */
  static final int WORDS_MAX = 256;

  /** Maximum number of word sequences that are compared with titles. */
  private static final int TITLES_MAX = 4096;

  /**
   * @param terms the forms of the word in all languages; each of them matches
   */
  record Word(Set<String> terms, double weight) {}

  /**
   * @param words numbers of the query's words
   * @param offsets position of each word relative to the first; the first is 0
   */
  record Phrase(int[] words, int[] offsets, double weight) {}

  static QueryTerms of(Query query, List<String> documentLanguages, IndexSettings.Ranking ranking) {
    var collector = new Collector(documentLanguages, ranking);
    if (!query.text().isBlank()) {
      collector.add(query.text(), query.language(), 1, false);
      for (String quoted : Quoted.in(query.text())) {
        collector.add(quoted, query.language(), ranking.keyword(), true);
      }
    }
    for (var keyword : query.keywords()) {
      collector.add(keyword.text(), keyword.language(), ranking.keyword(), true);
    }
    return new QueryTerms(collector.words(), collector.phrases, collector.titles);
  }

  Set<String> distinctTerms() {
    var distinct = new TreeSet<String>();
    words.forEach(word -> distinct.addAll(word.terms()));
    return distinct;
  }

  private static final class Collector {
    private final List<String> documentLanguages;
    private final IndexSettings.Ranking ranking;

    /** The number of each word by its terms, so that a repeated word is counted once. */
    private final Map<Set<String>, Integer> numbers = new LinkedHashMap<>();

    private final List<Double> weights = new ArrayList<>();
    private final List<Phrase> phrases = new ArrayList<>();
    private final Map<String, Set<Integer>> titles = new LinkedHashMap<>();

    Collector(List<String> documentLanguages, IndexSettings.Ranking ranking) {
      this.documentLanguages = documentLanguages;
      this.ranking = ranking;
    }

    List<Word> words() {
      var words = new ArrayList<Word>();
      numbers.forEach((terms, number) -> words.add(new Word(terms, weights.get(number))));
      return words;
    }

    void add(String text, String language, double weight, boolean phrase) {
      var languages = languages(language);
      var own = Analysis.terms(text, languages.getFirst());
      var forms = new LinkedHashMap<Long, Set<String>>();
      for (int i = 0; i < languages.size(); i++) {
        for (var term : i == 0 ? own : Analysis.terms(text, languages.get(i))) {
          if (!term.stop()) {
            forms.computeIfAbsent(key(term), k -> new LinkedHashSet<>()).add(term.text());
          }
        }
      }
      forms.keySet().removeIf(key -> isStop(own, key));
      var found = new LinkedHashMap<Long, Integer>();
      forms.forEach((key, terms) -> found.put(key, number(terms, weight * ideographs(text, key))));
      addPhrases(new Chain(own, found), weight, phrase);
      for (String each : languages) {
        addTitles(Titles.words(Analysis.terms(text, each)), found);
      }
    }

    private void addTitles(List<Term> terms, Map<Long, Integer> found) {
      for (int from = 0; from < terms.size() && titles.size() < TITLES_MAX; from++) {
        var title = new StringBuilder();
        var words = new LinkedHashSet<Integer>();
        for (int to = from; to < Math.min(terms.size(), from + Titles.WORDS_MAX); to++) {
          title.append(to == from ? "" : " ").append(terms.get(to).text());
          Integer word = found.get(key(terms.get(to)));
          if (word != null && word >= 0) {
            words.add(word);
          }
          if (!words.isEmpty()) {
            titles.putIfAbsent(title.toString(), Set.copyOf(words));
          }
        }
      }
    }

    /**
     * Returns true if the term is a stop word in the query's language. Such a term is dropped in
     * all languages.
     */
    private static boolean isStop(List<Term> own, long key) {
      return own.stream().anyMatch(term -> term.stop() && key(term) == key);
    }

    /**
     * The weight factor for a pair of ideographs. A pair is not independent evidence, because both
     * characters match separately.
     */
    private double ideographs(String text, long key) {
      int start = (int) (key >> 32);
      int end = (int) key;
      boolean pair =
          end - start == 2
              && Character.isIdeographic(text.charAt(start))
              && Character.isIdeographic(text.charAt(start + 1));
      return pair ? ranking.ideographPair() : 1;
    }

    private List<String> languages(String own) {
      var languages = new LinkedHashSet<String>();
      languages.add(Analysis.family(own));
      for (String language : documentLanguages) {
        if (languages.size() < ranking.languagesMax()) {
          languages.add(Analysis.family(language));
        }
      }
      return List.copyOf(languages);
    }

    /** The number of the word; -1 if there are too many words. */
    private int number(Set<String> terms, double weight) {
      Integer known = numbers.get(terms);
      if (known != null) {
        weights.set(known, Math.max(weights.get(known), weight));
        return known;
      }
      if (weights.size() == WORDS_MAX) {
        return -1;
      }
      numbers.put(Set.copyOf(terms), weights.size());
      weights.add(weight);
      return weights.size() - 1;
    }

    private void addPhrases(Chain chain, double weight, boolean whole) {
      if (whole && chain.size() > 1) {
        phrases.add(chain.phrase(0, chain.size(), weight));
      }
      for (int i = 0; i + 1 < chain.size(); i++) {
        if (chain.distance(i) <= REACH && !chain.isPair(i)) {
          phrases.add(chain.phrase(i, i + 2, weight));
        }
      }
    }
  }

  private static long key(Term term) {
    return (long) term.startChar() << 32 | term.endChar();
  }

  /** The sequence of words, with the shortest word for each position. */
  private static final class Chain {
    private final List<Term> terms = new ArrayList<>();
    private final List<Integer> words = new ArrayList<>();

    Chain(List<Term> own, Map<Long, Integer> found) {
      for (var term : Titles.words(own)) {
        int word = found.getOrDefault(key(term), -1);
        if (word >= 0) {
          terms.add(term);
          words.add(word);
        }
      }
    }

    int size() {
      return terms.size();
    }

    int distance(int i) {
      return terms.get(i + 1).position() - terms.get(i).position();
    }

    /** Returns true if these are two adjacent ideographs, whose pair is a separate term. */
    boolean isPair(int i) {
      return terms.get(i).endChar() == terms.get(i + 1).startChar();
    }

    Phrase phrase(int from, int to, double weight) {
      int[] numbers = new int[to - from];
      int[] offsets = new int[to - from];
      for (int i = from; i < to; i++) {
        numbers[i - from] = words.get(i);
        offsets[i - from] = terms.get(i).position() - terms.get(from).position();
      }
      return new Phrase(numbers, offsets, weight);
    }
  }
}
