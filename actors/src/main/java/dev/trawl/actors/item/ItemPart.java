package dev.trawl.actors.item;

import dev.trawl.actors.window.ContentWords;
import dev.trawl.actors.window.FoldedText;
import dev.trawl.actors.window.SimpleTerms;
import dev.trawl.actors.window.Words;
import dev.trawl.protocol.Evidence;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import dev.trawl.retrieval.outline.NumberWords;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model's item compared with a sentence. The item {@code Hazel Forge in Ash Town (makes nails)}
 * becomes {@code Hazel Forge (makes nails)} for the sentence "Hazel Forge, on the river, makes
 * nails."
 *
 * <p>A single word of a longer name is never used alone, because it may be a number or the name of
 * a place. In scripts without spaces, a name is never cut, because its words have no visible ends.
 */
final class ItemPart {
  /** A longer item is not a name, and the time grows with the square of its length. */
  private static final int MAX_CHARS = 200;

  /** In a script without spaces, a single character is not enough. */
  private static final int MIN_CHARACTERS = 2;

  private final String item;
  private final ItemName parts;
  private final FoldedText sentence;
  private final String sentenceText;
  private final Set<String> sentenceTerms;
  private final Set<String> known;
  private final List<Term> words;
  private final Set<String> asked;
  private final String language;

  private ItemPart(String item, Evidence sentence, String heading, String language, String asked) {
    this.item = item;
    this.parts = ItemName.of(item);
    this.sentence = FoldedText.of(sentence.quote());
    this.sentenceText = sentence.quote();
    this.sentenceTerms = texts(Analysis.terms(sentenceText, language));
    this.known =
        Words.of(String.join("\n", sentenceText, heading, sentence.place().text())).distinct();
    this.words = SimpleTerms.of(parts.name(), language);
    this.asked = texts(Analysis.terms(asked, language));
    this.language = language;
  }

  /**
   * @param sentence the sentence that may name the item
   * @param heading the heading above the sentence; its names and numbers may be in the item's
   *     description
   * @param language the language of the sentence
   * @param question the question, whose words do not identify an item
   * @return empty if the item is too long
   */
  static Optional<ItemPart> of(
      String item, Evidence sentence, String heading, String language, String question) {
    return item.length() > MAX_CHARS
        ? Optional.empty()
        : Optional.of(new ItemPart(item, sentence, heading, language, question));
  }

  /** The item, or its name, or a part of its name, in the words of the sentence. */
  Optional<String> contained() {
    return containsAll() ? Optional.of(item) : beforeDescription().or(this::partOfName);
  }

  /**
   * The item in the model's words; empty if the sentence has none of them, or lacks a name or a
   * number of the item.
   */
  Optional<String> inOtherWords() {
    return isKnown(parts.name()) && (!isUnspaced() || beginsAsThere())
        ? Optional.of(described(parts.name(), parts.description())).filter(this::sharesAWord)
        : Optional.empty();
  }

  private static Set<String> texts(List<Term> terms) {
    return terms.stream().map(Term::text).collect(Collectors.toSet());
  }

  private boolean containsAll() {
    var folded = FoldedText.key(item);
    return !folded.isEmpty() && sentence.folded().contains(folded);
  }

  /** The longest part before a separator that the sentence contains word for word. */
  private Optional<String> beforeDescription() {
    return ItemName.heads(item)
        .filter(head -> isIdentifying(SimpleTerms.of(head, language)) && isVerbatim(head))
        .reduce((shorter, longer) -> longer)
        .map(head -> described(head, item.substring(head.length())));
  }

  /**
   * The name, with the description if the sentence or its heading has the description's names and
   * numbers.
   */
  private String described(String name, String description) {
    return isKnown(description) && (!isUnspaced() || isSupported(description))
        ? name + description
        : name;
  }

  private boolean isKnown(String text) {
    return known.containsAll(ItemName.distinctive(text));
  }

  /**
   * In scripts without spaces, names cannot be recognized, so the sentence must have a number or a
   * word of the description.
   */
  private boolean isSupported(String description) {
    return !ItemName.distinctive(description).isEmpty() || sharesAWord(description);
  }

  private boolean isUnspaced() {
    return parts.name().codePoints().anyMatch(FoldedText::isUnspaced);
  }

  /** In scripts without spaces, the distinctive part of a name usually comes first. */
  private boolean beginsAsThere() {
    var name = FoldedText.key(parts.name());
    return !name.isEmpty()
        && sentence.folded().contains(name.substring(0, name.offsetByCodePoints(0, 1)));
  }

  /** Single characters of a script without spaces occur in most sentences. */
  private boolean sharesAWord(String text) {
    var least = isUnspaced() ? MIN_CHARACTERS : 1;
    return ContentWords.of(text, language).stream()
        .filter(word -> word.length() >= least && !asked.contains(word))
        .anyMatch(sentenceTerms::contains);
  }

  /**
   * The part with the most names and numbers; of several such parts, the longest, then the first.
   */
  private Optional<String> partOfName() {
    if (isUnspaced()) {
      return Optional.empty();
    }
    return IntStream.range(0, words.size())
        .boxed()
        .flatMap(this::longestFrom)
        .filter(part -> isWholeName(part) && isFromName(part))
        .max(
            Comparator.<List<Term>>comparingLong(
                    part -> part.stream().filter(this::isDistinctive).count())
                .thenComparingInt(List::size)
                .thenComparing(Comparator.comparingInt(part -> -part.getFirst().startChar())))
        .map(part -> described(text(part), parts.description()));
  }

  /** The longest part that begins at this word and that the sentence contains. */
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

  /**
   * Returns true if the part is not a fragment of another name: the sentence must have more than
   * half of the words that belong to the same name in the item. So no part of {@code Gamma Works}
   * is found in a sentence about the Delta Works. Words after a preposition, such as "Lund" in
   * "forge at Lund", are not the name either.
   */
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
    return known * 2 > name.size()
        && words.subList(0, from).stream().noneMatch(this::identifies)
        && (part.size() > 1 || (name.size() == 1 && !isNumber(part.getFirst())));
  }

  private boolean isNumber(Term word) {
    var folded = FoldedText.key(item.substring(word.startChar(), word.endChar()));
    return Character.isDigit(folded.codePointAt(0))
        || NumberWords.cardinal(folded) > 0
        || NumberWords.ordinal(folded) > 0;
  }

  /** Returns true if this word and the next belong to one name. */
  private boolean isJoined(int at) {
    return !isPlainStop(words.get(at)) && !isPlainStop(words.get(at + 1));
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
