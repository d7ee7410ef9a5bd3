package dev.trawl.actors.window;

import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The part of a model's item that occurs in a sentence: {@code Hazel Forge} for the item {@code
 * Hazel Forge (makes nails)} and the sentence "Hazel Forge, on the river, makes nails."
 *
 * <p>The part contains a word that is neither a stop word nor a word of the question. It is not a
 * fragment of another name: more than half of the words next to it in the item must be in the
 * sentence. So the item {@code Gamma Works} has no part in a sentence about the Delta Works.
 */
final class ItemPart {
  /**
   * What separates a name from a description: {@code Hazel Forge (nails)}, {@code Hazel: nails}.
   */
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s*[(\\[（［【:：;；,，、]|\\s+[-\u2013\u2014]+\\s|\u2014+");

  /** A longer item is not a name, and the time grows with the square of its length. */
  private static final int MAX_CHARS = 200;

  /** In a script without spaces, a single character is not enough. */
  private static final int MIN_CHARACTERS = 2;

  private final String item;
  private final FoldedText sentence;
  private final String sentenceText;
  private final Set<String> sentenceTerms;
  private final List<Term> words;
  private final Set<String> asked;

  private ItemPart(String item, String sentence, String language, String question) {
    this.item = item;
    this.sentence = FoldedText.of(sentence);
    this.sentenceText = sentence;
    this.sentenceTerms = texts(Analysis.terms(sentence, language));
    this.words = SimpleTerms.of(item, language);
    this.asked = texts(Analysis.terms(question, language));
  }

  /**
   * The part; empty if the sentence does not contain the item.
   *
   * @param language of the sentence
   * @param question its words do not identify an item
   */
  static Optional<String> of(String item, String sentence, String language, String question) {
    if (item.length() > MAX_CHARS) {
      return Optional.empty();
    }
    var part = new ItemPart(item, sentence, language, question);
    return part.beforeDescription().or(part::best);
  }

  private static Set<String> texts(List<Term> terms) {
    return terms.stream().map(Term::text).collect(Collectors.toSet());
  }

  /** The longest part before a separator that the sentence contains as it is. */
  private Optional<String> beforeDescription() {
    return SEPARATOR
        .matcher(item)
        .results()
        .map(separator -> item.substring(0, separator.start()).strip())
        .filter(head -> isIdentifying(upTo(head.length())) && isVerbatim(head))
        .reduce((shorter, longer) -> longer);
  }

  private List<Term> upTo(int end) {
    return words.stream().filter(word -> word.endChar() <= end).toList();
  }

  /** The part with most names and numbers, then the longest part, then the first. */
  private Optional<String> best() {
    return IntStream.range(0, words.size())
        .boxed()
        .flatMap(this::longestFrom)
        .filter(part -> isWholeName(part) && isFromName(part))
        .max(
            Comparator.<List<Term>>comparingLong(
                    part -> part.stream().filter(this::isDistinctive).count())
                .thenComparingInt(List::size)
                .thenComparing(Comparator.comparingInt(part -> -part.getFirst().startChar())))
        .map(this::text);
  }

  /** The longest part from this word that the sentence contains. */
  private Stream<List<Term>> longestFrom(int from) {
    if (isPlainStop(words.get(from))) {
      return Stream.empty();
    }
    return IntStream.iterate(words.size(), to -> to > from, to -> to - 1)
        .filter(to -> !isPlainStop(words.get(to - 1)))
        .mapToObj(to -> words.subList(from, to))
        .filter(part -> isIdentifying(part) && isVerbatim(text(part)))
        .limit(1);
  }

  /** If the item has a name, its other words alone do not identify it. */
  private boolean isFromName(List<Term> part) {
    return part.stream().anyMatch(this::isName) || words.stream().noneMatch(this::isName);
  }

  private boolean isName(Term word) {
    return identifies(word) && isDistinctive(word);
  }

  private boolean isWholeName(List<Term> part) {
    var from = words.indexOf(part.getFirst());
    var to = words.indexOf(part.getLast()) + 1;
    while (from > 0 && isJoined(from - 1)) {
      from--;
    }
    while (to < words.size() && isJoined(to - 1)) {
      to++;
    }
    var name = words.subList(from, to).stream().filter(this::identifies).toList();
    var known = name.stream().filter(word -> sentenceTerms.contains(word.text())).count();
    return known * 2 > name.size();
  }

  /** Returns true if this word and the next belong to one name. */
  private boolean isJoined(int at) {
    var word = words.get(at);
    var next = words.get(at + 1);
    return !isPlainStop(word)
        && !isPlainStop(next)
        && !SEPARATOR.matcher(item.substring(word.endChar(), next.startChar())).find();
  }

  private boolean isIdentifying(List<Term> part) {
    var identifying = part.stream().filter(this::identifies).toList();
    return !identifying.isEmpty()
        && (!FoldedText.isUnspaced(item.codePointAt(identifying.getFirst().startChar()))
            || identifying.size() >= MIN_CHARACTERS);
  }

  private boolean identifies(Term word) {
    return !word.stop() && !asked.contains(word.text());
  }

  /** A stop word that is not a part of a name. */
  private boolean isPlainStop(Term word) {
    return word.stop() && !Character.isUpperCase(item.codePointAt(word.startChar()));
  }

  private boolean isDistinctive(Term word) {
    var first = item.codePointAt(word.startChar());
    return !word.stop() && (Character.isUpperCase(first) || Character.isDigit(first));
  }

  private boolean isVerbatim(String part) {
    var folded = FoldedText.key(part);
    return !folded.isEmpty()
        && sentence
            .places(folded)
            .anyMatch(place -> FoldedText.isAtWordBoundaries(sentenceText, place));
  }

  private String text(List<Term> part) {
    return item.substring(part.getFirst().startChar(), part.getLast().endChar());
  }
}
