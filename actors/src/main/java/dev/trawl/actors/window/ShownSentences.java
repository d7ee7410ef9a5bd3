package dev.trawl.actors.window;

import dev.trawl.protocol.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sentences that a model was shown. Finds those that may state a claim. What it finds still has
 * to be checked. Not thread-safe, because the sentences are analysed when they are first needed.
 */
final class ShownSentences {
  /** The minimum share of a claim's words in a sentence that says almost the same. */
  static final double MIN_SHARE = 0.6;

  /** The minimum share of a claim's words in a passage that says the same in other words. */
  private static final double MIN_PASSAGE_SHARE = 0.33;

  /** The same for a claim with a name or a number, which must also occur in shown sentences. */
  private static final double MIN_NAMING_SHARE = 0.2;

  /**
   * Fewer shared words are a coincidence. A claim without a name or a number must share one more.
   */
  private static final int MIN_COMMON = 2;

  /**
   * Maximum number of sentences that support one claim together; more share its words by chance.
   */
  private static final int MAX_TOGETHER = 3;

  /** The number of similar sentences that are examined more closely. */
  private static final int MAX_CANDIDATES = 3;

  /**
   * A sentence may say "she" or "it" instead of a name. The name must then occur in a sentence at
   * most this far away.
   */
  private static final int NEAR = 3;

  /** The number of sentences from which the language is detected. */
  private static final int SAMPLE = 20;

  /** Shorter words, such as "of", also occur in names. */
  private static final int MIN_COMMON_LETTERS = 4;

  /**
   * Mutable; the words of each text before a sentence, such as its heading. Many sentences have the
   * same heading.
   */
  private final Map<String, Set<String>> contexts = new HashMap<>();

  private final Supplier<List<Evidence>> shown;
  private final Function<Evidence, List<String>> context;
  private final Words question;
  private final String questionText;

  /** Mutable; see {@link #all()}. */
  private final List<Sentence> sentences = new ArrayList<>();

  private String language = "";

  /** Mutable; the stems of the words in each sentence. The key is the sentence's index. */
  private final Map<Integer, Set<String>> terms = new HashMap<>();

  private record Sentence(Evidence evidence, Set<String> words, Set<String> context) {
    boolean has(String word) {
      return words.contains(word) || context.contains(word);
    }
  }

  private record Candidate(Sentence sentence, double share, long questionWords) {}

  /**
   * Neighbouring sentences.
   *
   * @param weight the weight of the claim's words in them
   * @param common the number of these words
   */
  private record Passage(int start, int end, double weight, int common) {}

  /**
   * @param context what a sentence need not repeat, such as its headings
   */
  ShownSentences(
      Supplier<List<Evidence>> shown, Function<Evidence, List<String>> context, String question) {
    this.shown = shown;
    this.context = context;
    this.question = Words.of(question);
    this.questionText = question;
  }

  /** All sentences. They are analysed once, when a claim first needs them. */
  private List<Sentence> all() {
    if (sentences.isEmpty()) {
      for (var evidence : shown.get()) {
        var before = new HashSet<String>();
        context.apply(evidence).forEach(text -> before.addAll(wordsOfContext(text)));
        var words = new HashSet<>(Words.of(evidence.quote()).distinct());
        words.addAll(SpelledNumbers.digits(evidence.quote()));
        sentences.add(new Sentence(evidence, words, before));
      }
    }
    return sentences;
  }

  private Set<String> wordsOfContext(String text) {
    return contexts.computeIfAbsent(text, each -> Words.of(each).distinct());
  }

  List<Evidence> evidence() {
    return all().stream().map(Sentence::evidence).toList();
  }

  /** Returns true if a sentence has {@code word} in lower case, so it is not a name. */
  boolean isCommon(String word) {
    var key = FoldedText.key(word);
    var lower = word.toLowerCase(Locale.ROOT);
    return word.length() >= MIN_COMMON_LETTERS
        && all().stream()
            .filter(sentence -> sentence.words().contains(key))
            .flatMap(sentence -> Words.of(sentence.evidence().quote()).list().stream())
            .anyMatch(each -> each.text().equals(lower));
  }

  /** The sentences that share the most words with the claim, and among these with the question. */
  Stream<Evidence> closest(String claim) {
    var words = Words.of(claim);
    if (words.size() == 0) {
      return Stream.empty();
    }
    var needed = needed(words);
    var distinct = words.distinct();
    return all().stream()
        .filter(sentence -> needed.stream().allMatch(sentence::has))
        .map(
            sentence ->
                new Candidate(
                    sentence,
                    ContentWords.share(distinct, sentence.words()),
                    count(question.distinct(), sentence)))
        .filter(candidate -> candidate.share() >= MIN_SHARE)
        .sorted(
            Comparator.comparingDouble(Candidate::share)
                .thenComparingLong(Candidate::questionWords)
                .reversed())
        .limit(MAX_CANDIDATES)
        .map(best -> best.sentence().evidence())
        .filter(evidence -> ContentWords.share(claim, evidence.quote()) >= MIN_SHARE);
  }

  /**
   * The few sentences that together contain the names and numbers of the claim and most of its
   * words. Empty if the question contains all names and numbers of the claim.
   */
  Optional<List<Evidence>> together(String claim) {
    var needed = needed(Words.of(claim));
    var missing = new HashSet<>(Words.of(claim).distinct());
    var size = missing.size();
    var evidence = new ArrayList<Evidence>();
    while (!needed.isEmpty() && evidence.size() < MAX_TOGETHER) {
      var best = mostOf(needed, missing);
      if (best.isEmpty()) {
        return Optional.empty();
      }
      var words = best.get().words();
      needed.removeAll(words);
      missing.removeAll(words);
      evidence.add(best.get().evidence());
    }
    return needed.isEmpty() && !evidence.isEmpty() && missing.size() <= (1 - MIN_SHARE) * size
        ? Optional.of(evidence)
        : Optional.empty();
  }

  /** The sentence with most of the needed words, and then of the missing ones. */
  private Optional<Sentence> mostOf(Set<String> needed, Set<String> missing) {
    return all().stream()
        .filter(sentence -> count(needed, sentence) > 0)
        .max(
            Comparator.comparingLong((Sentence sentence) -> count(needed, sentence))
                .thenComparingLong(sentence -> count(missing, sentence)));
  }

  private static long count(Set<String> wanted, Sentence sentence) {
    return wanted.stream().filter(sentence.words()::contains).count();
  }

  /** The names and numbers of a claim that the question does not contain. */
  private Set<String> needed(Words claim) {
    var needed = new HashSet<>(claim.distinctive());
    needed.removeAll(question.distinct());
    return needed;
  }

  /**
   * The passages that may say in other words what {@code claim} says, the best first: neighbouring
   * sentences that share enough of its words. A rare word counts more than one that many sentences
   * have. Words of the question do not count, because every sentence of an answer may repeat them.
   */
  List<List<Evidence>> passages(String claim) {
    var words = Words.of(claim);
    if (all().isEmpty() || words.size() == 0) {
      return List.of();
    }
    var wanted = weights(claim);
    var all = wanted.values().stream().mapToDouble(Double::doubleValue).sum();
    var isNaming = !needed(words).isEmpty();
    var least = (isNaming ? MIN_NAMING_SHARE : MIN_PASSAGE_SHARE) * all;
    var common = isNaming ? MIN_COMMON : MIN_COMMON + 1;
    return IntStream.range(0, all().size())
        .boxed()
        .flatMap(start -> passages(start, wanted))
        .filter(passage -> passage.weight() >= least && passage.common() >= common)
        .sorted(
            Comparator.comparingDouble(Passage::weight)
                .reversed()
                .thenComparingInt(passage -> passage.end() - passage.start()))
        .limit(MAX_CANDIDATES)
        .map(passage -> evidence(passage, wanted.keySet()))
        .toList();
  }

  /** The words of {@code claim} that the question does not have, with their inverse frequency. */
  private Map<String, Double> weights(String claim) {
    var language = language();
    var wanted = new HashSet<>(ContentWords.of(claim, language));
    wanted.removeAll(ContentWords.of(questionText, language));
    var frequency = new HashMap<String, Integer>();
    for (var at = 0; at < all().size(); at++) {
      for (var term : terms(at)) {
        if (wanted.contains(term)) {
          frequency.merge(term, 1, Integer::sum);
        }
      }
    }
    return wanted.stream()
        .collect(
            Collectors.toMap(
                word -> word,
                word -> Math.log(1 + all().size() / (double) frequency.getOrDefault(word, 1))));
  }

  /** The passages that begin at {@code start} and whose last sentence adds a wanted word. */
  private Stream<Passage> passages(int start, Map<String, Double> wanted) {
    var passages = new ArrayList<Passage>();
    var found = new HashSet<String>();
    for (var at = start; at < Math.min(all().size(), start + MAX_TOGETHER); at++) {
      var isSameChunk =
          all().get(at).evidence().chunk().equals(all().get(start).evidence().chunk());
      var before = found.size();
      wanted.keySet().stream().filter(terms(at)::contains).forEach(found::add);
      if (!isSameChunk || (at == start && found.isEmpty())) {
        break;
      }
      if (found.size() > before) {
        var weight = found.stream().mapToDouble(word -> wanted.getOrDefault(word, 0.0)).sum();
        passages.add(new Passage(start, at + 1, weight, found.size()));
      }
    }
    return passages.stream();
  }

  /** The sentences of the passage that have a wanted word. */
  private List<Evidence> evidence(Passage passage, Set<String> wanted) {
    return IntStream.range(passage.start(), passage.end())
        .filter(at -> wanted.stream().anyMatch(terms(at)::contains))
        .mapToObj(at -> all().get(at).evidence())
        .toList();
  }

  private Set<String> terms(int at) {
    return terms.computeIfAbsent(
        at, index -> ContentWords.of(all().get(index).evidence().quote(), language()));
  }

  /** The language of the sentences, detected once. */
  String language() {
    if (language.isEmpty()) {
      var sample =
          all().stream()
              .limit(SAMPLE)
              .map(sentence -> sentence.evidence().quote())
              .collect(Collectors.joining("\n"));
      language = ContentWords.language(sample, questionText);
    }
    return language;
  }

  /**
   * Sentences that contain the {@code missing} names and numbers of {@code claim}, at most {@link
   * #MAX_TOGETHER}; empty if one of these occurs in no sentence. A number may be anywhere, a name
   * only near the sentences that the model names.
   */
  Optional<List<Evidence>> with(List<String> missing, String claim, List<Evidence> named) {
    var words = Words.of(claim).distinct();
    var near = near(named);
    var evidence = new ArrayList<Evidence>();
    for (var word : missing) {
      var key = key(word);
      var isNumber = ClaimCheck.isNumber(key);
      var best =
          (isNumber ? all() : near)
              .stream()
                  .filter(
                      sentence ->
                          isNumber
                              ? sentence.words().contains(key)
                              : ClaimCheck.isKnown(key, sentence.words()))
                  .max(Comparator.comparingLong(sentence -> count(words, sentence)));
      if (best.isEmpty()) {
        return Optional.empty();
      }
      evidence.add(best.get().evidence());
    }
    var distinct = evidence.stream().distinct().toList();
    return distinct.size() <= MAX_TOGETHER ? Optional.of(distinct) : Optional.empty();
  }

  /** The form in which {@link Words} compares a word; a spelled number in digits. */
  static String key(String word) {
    var number = SpelledNumbers.value(word);
    return number > 0
        ? String.valueOf(number)
        : Words.of(word).list().stream().map(Words.Word::folded).findFirst().orElse("");
  }

  /** The sentences near the {@code named} ones, in the same chunks. */
  private List<Sentence> near(List<Evidence> named) {
    var all = all();
    return IntStream.range(0, all.size())
        .filter(at -> named.stream().anyMatch(each -> overlap(all.get(at).evidence(), each)))
        .flatMap(at -> IntStream.rangeClosed(at - NEAR, at + NEAR).filter(isInChunkOf(at)))
        .distinct()
        .mapToObj(all::get)
        .toList();
  }

  private IntPredicate isInChunkOf(int place) {
    var all = all();
    return at ->
        at >= 0
            && at < all.size()
            && all.get(at).evidence().chunk().equals(all.get(place).evidence().chunk());
  }

  private static boolean overlap(Evidence one, Evidence other) {
    return one.chunk().equals(other.chunk())
        && one.span().startChar() < other.span().endChar()
        && other.span().startChar() < one.span().endChar();
  }
}
