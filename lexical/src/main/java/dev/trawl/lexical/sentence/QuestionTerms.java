package dev.trawl.lexical.sentence;

import dev.trawl.lexical.question.Question;
import dev.trawl.lexical.question.Slot;
import dev.trawl.lexical.words.Identifiers;
import dev.trawl.lexical.words.Quoted;
import dev.trawl.lexical.words.Roots;
import dev.trawl.lexical.words.WordScanner;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The weighted terms of a question, analysed like texts of one language.
 *
 * @param question the question that contains the terms
 * @param terms in the order of the question, without duplicates
 * @param weights the rarity of each term; lower for the noun that the question asks for
 * @param named for each term, whether it belongs to a name, a number or a quoted phrase
 * @param crossing the pairs of Chinese characters that span two words of the question, as a set;
 *     elsewhere such a pair may be a word with another meaning
 * @param onlyOnce the terms that occur in exactly one sentence of the documents, as a set
 * @param slot the words around the missing answer
 * @param quotations the quotations in the question, in lower case
 * @param codes the codes in the question, in lower case
 * @param after for each term, the index of the term directly after it; -1 if there is none
 * @param index the index of each term in {@code terms}
 * @param hasUnknownName whether the question contains a name that does not occur in the documents
 * @param meanChunkTerms average number of terms in a chunk
 * @param meanSentenceTerms average number of terms in a sentence
 */
public record QuestionTerms(
    Question question,
    List<String> terms,
    double[] weights,
    boolean[] named,
    long crossing,
    long onlyOnce,
    Slot slot,
    List<String> quotations,
    List<String> codes,
    int[] after,
    Map<String, Integer> index,
    boolean hasUnknownName,
    double meanChunkTerms,
    double meanSentenceTerms) {
  /**
   * Maximum number of terms, because a set of terms is one {@code long}. Further terms are ignored.
   */
  static final int MAX_TERMS = 64;

  /**
   * Factor for the weight of a single Chinese character. It adds little to the pairs that contain
   * it.
   */
  private static final double SINGLE_FACTOR = 0.5;

  /**
   * Factor for the weight of the noun that the question asks for. Often this noun does not occur
   * near the answer.
   */
  private static final double FOCUS_FACTOR = 0.35;

  public static QuestionTerms of(Question question, String language, TermStatistics statistics) {
    var terms = new ArrayList<String>();
    var weights = new ArrayList<Double>();
    var named = new ArrayList<Boolean>();
    var index = new HashMap<String, Integer>();
    var after = new HashMap<Integer, Integer>();
    int last = -1;
    int lastEnd = -1;
    boolean unknown = false;
    int pairs = 0;
    int unseen = 0;
    long crossing = 0;
    long inside = 0;
    long onlyOnce = 0;
    var roots = new Roots(language);
    var all = Analysis.terms(question.contentText(), language);
    for (var term : all) {
      if (isOnlyOtherForm(term, all, statistics)) {
        continue;
      }
      var root = roots.of(term.text());
      if (terms.size() == MAX_TERMS && !index.containsKey(root)) {
        break;
      }
      int at = index.computeIfAbsent(root, text -> terms.size());
      if (at == terms.size()) {
        terms.add(root);
        weights.add(weight(question, term, statistics));
        named.add(isNamed(question, term));
      }
      if (last >= 0 && term.startChar() >= lastEnd - 1 && term.startChar() - lastEnd <= 4) {
        after.putIfAbsent(last, at);
      }
      if (isCrossing(question, term)) {
        crossing |= 1L << at;
      } else {
        inside |= 1L << at;
      }
      onlyOnce |= frequency(term, statistics) == 1 ? 1L << at : 0;
      unknown |= isUnknown(question, term, statistics);
      if (isPair(term.text()) && isNamed(question, term)) {
        pairs++;
        unseen += frequency(term, statistics) == 0 ? 1 : 0;
      }
      last = at;
      lastEnd = term.endChar();
    }
    var nextOf = new int[terms.size()];
    var isNamed = new boolean[terms.size()];
    for (int i = 0; i < nextOf.length; i++) {
      nextOf[i] = after.getOrDefault(i, -1);
      isNamed[i] = named.get(i);
    }
    return new QuestionTerms(
        question,
        terms,
        weights.stream().mapToDouble(Double::doubleValue).toArray(),
        isNamed,
        crossing & ~inside,
        onlyOnce,
        Slot.withoutVerb(question),
        quotations(question),
        Identifiers.of(question.text()),
        nextOf,
        index,
        unknown || pairs > 1 && unseen == pairs,
        mean(statistics.chunkTerms(), statistics.chunks()),
        mean(statistics.sentenceTerms(), statistics.sentences()));
  }

  /**
   * Returns true if no sentence contains the term, but a sentence contains another form of the code
   * that the term belongs to: AB1234 instead of AB-1234.
   */
  private static boolean isOnlyOtherForm(Term term, List<Term> all, TermStatistics statistics) {
    return frequency(term, statistics) == 0
        && Character.isLetterOrDigit(term.text().codePointAt(0))
        && all.stream()
            .anyMatch(
                other ->
                    other.startChar() <= term.startChar()
                        && term.endChar() <= other.endChar()
                        && isCode(other.text())
                        && frequency(other, statistics) > 0);
  }

  private static boolean isCode(String term) {
    return term.chars().anyMatch(Character::isDigit) && term.chars().anyMatch(Character::isLetter);
  }

  /** Returns true if the term is a pair of Chinese characters that span two words. */
  private static boolean isCrossing(Question question, Term term) {
    return WordScanner.isUnspaced(term.text().codePointAt(0))
        && question.words().stream()
            .noneMatch(word -> word.start() <= term.startChar() && term.endChar() <= word.end());
  }

  private static List<String> quotations(Question question) {
    return Quoted.spans(question.text()).stream()
        .map(span -> question.text().substring(span.startChar(), span.endChar()).strip())
        .filter(quote -> !quote.isEmpty())
        .map(quote -> quote.toLowerCase(Locale.ROOT))
        .toList();
  }

  /**
   * Returns true if no sentence contains the term, although the term is a capitalised word inside
   * the question or a number in a Chinese question.
   */
  private static boolean isUnknown(Question question, Term term, TermStatistics statistics) {
    int start = term.startChar();
    boolean mayBeName =
        question.language().equals("zh")
            ? Character.isDigit(term.text().codePointAt(0))
            : start > 0 && Character.isUpperCase(question.text().codePointAt(start));
    return mayBeName
        && statistics.sentenceFrequency().getOrDefault(term.text(), 1L) == 0
        && isNamed(question, term);
  }

  private static double mean(long terms, long texts) {
    return terms / (double) Math.max(1, texts);
  }

  private static double weight(Question question, Term term, TermStatistics statistics) {
    boolean counted = frequency(term, statistics) > 0;
    if (!counted && isCrossing(question, term) && !isNamed(question, term)) {
      return 0;
    }
    double rarity = counted ? statistics.inverseSentenceFrequency(term.text()) : DEFAULT_RARITY;
    if (isSingle(term.text())) {
      return rarity * SINGLE_FACTOR;
    }
    var word = question.text().substring(term.startChar(), term.endChar()).toLowerCase(Locale.ROOT);
    return word.equals(question.focus()) ? rarity * FOCUS_FACTOR : rarity;
  }

  /**
   * Rarity of a term that no sentence contains or that was not counted. It is the rarity of a word
   * that occurs once in a few hundred sentences.
   */
  private static final double DEFAULT_RARITY = 6;

  private static boolean isSingle(String term) {
    return term.codePointCount(0, term.length()) == 1
        && WordScanner.isUnspaced(term.codePointAt(0));
  }

  private static boolean isPair(String term) {
    return term.codePointCount(0, term.length()) == 2
        && WordScanner.isUnspaced(term.codePointAt(0));
  }

  private static long frequency(Term term, TermStatistics statistics) {
    return statistics.sentenceFrequency().getOrDefault(term.text(), 0L);
  }

  /** Returns true if the term is part of a name. */
  private static boolean isNamed(Question question, Term term) {
    var words = question.words();
    for (int i = question.names().nextSetBit(0); i >= 0; i = question.names().nextSetBit(i)) {
      int last = question.names().nextClearBit(i) - 1;
      if (words.get(i).start() <= term.startChar() && term.endChar() <= words.get(last).end()) {
        return true;
      }
      i = last + 1;
    }
    return false;
  }

  /** The terms of the question in {@code text}, as a bit set. */
  public long in(String text, String language) {
    long found = 0;
    var roots = new Roots(language);
    for (var term : Analysis.terms(text, language)) {
      Integer at = index.get(roots.of(term.text()));
      found |= at == null ? 0 : 1L << at;
    }
    return found;
  }

  /** The total weight of the terms in the bit set {@code set}. */
  public double weight(long set) {
    double sum = 0;
    for (long rest = set; rest != 0; rest &= rest - 1) {
      sum += weights[Long.numberOfTrailingZeros(rest)];
    }
    return sum;
  }

  /** All terms as a set. */
  public long allTerms() {
    return terms.size() == MAX_TERMS ? -1L : (1L << terms.size()) - 1;
  }

  /** The terms of names, as a set. */
  long nameTerms() {
    long set = 0;
    for (int i = 0; i < named.length; i++) {
      set |= named[i] ? 1L << i : 0;
    }
    return set;
  }

  /**
   * Returns true if a sentence with the terms {@code set} contains all names of the question, and
   * no other sentence contains any of these names. Single Chinese characters are not counted as
   * names.
   */
  boolean isOnlyMention(long set) {
    long spelled = 0;
    for (int i = 0; i < named.length; i++) {
      spelled |= named[i] && !isSingle(terms.get(i)) ? 1L << i : 0;
    }
    return spelled != 0 && (spelled & ~(set & onlyOnce)) == 0;
  }

  /** Returns true if {@code text} contains one of the question's codes, ignoring case. */
  boolean hasCodeIn(String text) {
    if (codes.isEmpty()) {
      return false;
    }
    var folded = Identifiers.folded(text);
    return codes.stream().anyMatch(folded::contains);
  }

  /**
   * The term with the largest weight in {@code set}, as a bit set; empty if {@code set} is empty.
   */
  long rarest(long set) {
    long rarest = 0;
    for (long rest = set; rest != 0; rest &= rest - 1) {
      long bit = Long.lowestOneBit(rest);
      rarest = rarest == 0 || weight(bit) > weight(rarest) ? bit : rarest;
    }
    return rarest;
  }

  /** The weight of the terms in {@code set}, as a share of the weight of all terms, 0 to 1. */
  public double share(long set) {
    return asShare(weight(set));
  }

  /**
   * Like {@link #share}, but ignores the pairs of characters that span two words of the question.
   */
  double wordShare(long set) {
    double words = weight(allTerms() & ~crossing);
    return words == 0 ? 0 : weight(set & ~crossing) / words;
  }

  /** Converts {@code weight} to a share of the weight of all terms. */
  double asShare(double weight) {
    double all = weight(allTerms());
    return all == 0 ? 0 : weight / all;
  }
}
