package dev.trawl.actors.window;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.protocol.model.ReadingModel.Step.GroundedClaim;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what supports the claims of an answer.
 *
 * <p>Each sentence of an answer is a claim, and so is each part of a sentence that has a marker of
 * its own. A claim is supported by the sentences that the model names behind it. If these hardly
 * share a word with the claim or lack its names and numbers, the model may have miscounted: then
 * the sentence that shares most of the claim's words supports it, as long as it contains the
 * claim's names and numbers.
 *
 * <p>Sentences before the one with the marker have no marker of their own. The marker's sentences,
 * or any others that the model was shown, support them only if they contain their names, numbers
 * and most of their words.
 */
public final class ClaimSupport {
  /**
   * The minimum share of a claim's words in a sentence that supports it although the model does not
   * name it.
   */
  private static final double MIN_SHARE = 0.6;

  /** Sentences that share fewer of a claim's words are doubtful. */
  private static final double MIN_NAMED_SHARE = 0.3;

  /** A model that names more sentences for one claim has not chosen any. */
  private static final int MAX_NAMED = 16;

  /** More sentences for one claim are a coincidence of words. */
  private static final int MAX_TOGETHER = 3;

  /** The number of similar sentences that are examined more closely. */
  private static final int MAX_CANDIDATES = 3;

  private final ClaimCheck check;
  private final Words question;
  private final Map<ChunkId, String> contexts;
  private final Supplier<List<Evidence>> shown;

  /** Mutable; see {@link #sentences()}. */
  private final List<ShownSentence> sentences = new ArrayList<>();

  /**
   * A claim with the evidence that supports it.
   *
   * @param evidence empty if nothing supports the claim
   * @param checked true if the evidence contains the names and numbers of the claim; false if there
   *     is none
   */
  public record SupportedClaim(String text, List<Evidence> evidence, boolean checked) {
    public SupportedClaim {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * @param claims the claims, whose joined texts are the answer
   * @param dropped the number of quotes that were not found
   */
  public record Support(List<SupportedClaim> claims, int dropped) {
    public Support {
      claims = List.copyOf(claims);
    }

    /** Returns true if no claim has evidence. */
    public boolean isUnsupported() {
      return claims.stream().allMatch(claim -> claim.evidence().isEmpty());
    }

    /** Returns true if some evidence contains the names and numbers of its claim. */
    public boolean isChecked() {
      return claims.stream().anyMatch(SupportedClaim::checked);
    }

    /** The evidence of all claims, each once, in the order of the claims. */
    public List<Evidence> evidence() {
      return claims.stream().flatMap(claim -> claim.evidence().stream()).distinct().toList();
    }
  }

  /**
   * A claim with the sentences that the model names.
   *
   * @param count the number of sentences named, of which the first {@link #MAX_NAMED} are kept
   */
  private record Named(String text, List<Evidence> evidence, int count) {}

  private record ShownSentence(Evidence evidence, Set<String> words) {
    static ShownSentence of(Evidence evidence) {
      return new ShownSentence(evidence, Words.of(evidence.quote()).distinct());
    }
  }

  private ClaimSupport(
      String question, Map<ChunkId, String> contexts, Supplier<List<Evidence>> shown) {
    this.question = Words.of(question);
    this.check = new ClaimCheck(this.question.distinct());
    this.contexts = contexts;
    this.shown = shown;
  }

  /** The support of {@code draft}, which answers {@code question} from {@code excerpts}. */
  public static Support of(Draft draft, List<Excerpt> excerpts, String question) {
    var support = new ClaimSupport(question, contexts(excerpts), () -> sentencesOf(excerpts));
    var found = new HashMap<Quote, Optional<Evidence>>();
    Stream.concat(
            draft.quotes().stream(),
            draft.claims().stream().flatMap(claim -> claim.quotes().stream()))
        .forEach(quote -> found.computeIfAbsent(quote, missing -> lookUp(missing, excerpts)));
    var dropped = draft.quotes().stream().filter(quote -> evidence(quote, found).isEmpty()).count();
    return new Support(support.claims(draft, found), (int) dropped);
  }

  /**
   * The support of a planner's answer by the sentences of its findings.
   *
   * @param sentences what the planner was shown
   */
  public static Support of(List<GroundedClaim> claims, List<Evidence> sentences, String question) {
    var support = new ClaimSupport(question, Map.of(), () -> sentences);
    var supported =
        claims.stream()
            .map(claim -> new Named(claim.text(), claim.evidence(), claim.evidence().size()))
            .flatMap(support::divided)
            .toList();
    return new Support(supported, 0);
  }

  /** The support of {@code answer} by sentences that support it as a whole. */
  public static Support ofWhole(String answer, List<Evidence> sentences, String question) {
    var support = new ClaimSupport(question, Map.of(), () -> sentences);
    return new Support(support.whole(answer, sentences), 0);
  }

  /** The headings and the names of columns of each chunk, which its sentences need not repeat. */
  private static Map<ChunkId, String> contexts(List<Excerpt> excerpts) {
    return excerpts.stream()
        .map(Excerpt::chunk)
        .collect(Collectors.toMap(Chunk::id, Chunk::context, (first, second) -> first));
  }

  private static List<Evidence> sentencesOf(List<Excerpt> excerpts) {
    return excerpts.stream()
        .flatMap(
            excerpt ->
                Sentences.of(excerpt.chunk().text()).stream()
                    .map(span -> QuoteFinder.evidence(excerpt, span)))
        .toList();
  }

  private static Optional<Evidence> lookUp(Quote quote, List<Excerpt> excerpts) {
    return excerpts.stream()
        .filter(excerpt -> excerpt.chunk().id().equals(quote.chunk()))
        .map(excerpt -> QuoteFinder.find(excerpt, quote.text()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Evidence> evidence(Quote quote, Map<Quote, Optional<Evidence>> found) {
    return found.getOrDefault(quote, Optional.empty());
  }

  private static List<Evidence> evidence(List<Quote> quotes, Map<Quote, Optional<Evidence>> found) {
    return quotes.stream().flatMap(quote -> evidence(quote, found).stream()).distinct().toList();
  }

  private List<SupportedClaim> claims(Draft draft, Map<Quote, Optional<Evidence>> found) {
    var quoted = evidence(draft.quotes(), found);
    if (draft.claims().isEmpty() && !quoted.isEmpty()) {
      return whole(draft.text(), quoted);
    }
    var claims =
        draft.claims().isEmpty() ? List.of(new Claim(draft.text(), List.of())) : draft.claims();
    return claims.stream().map(claim -> named(claim, found)).flatMap(this::divided).toList();
  }

  /**
   * The claims of an answer that {@code sentences} support as a whole. If they do not contain all
   * of its names and numbers, only the sentences of the answer that they support count.
   */
  private List<SupportedClaim> whole(String answer, List<Evidence> sentences) {
    var whole = checked(answer, sentences);
    var texts = ClaimSentences.of(answer);
    return whole.checked() || texts.size() == 1
        ? List.of(whole)
        : texts.stream().map(text -> unnamed(text, sentences)).toList();
  }

  private static Named named(Claim claim, Map<Quote, Optional<Evidence>> found) {
    var first = claim.quotes().stream().limit(MAX_NAMED).toList();
    return new Named(claim.text(), evidence(first, found), claim.quotes().size());
  }

  /** The claims of {@code draft}. If it has none, each sentence is one, or the whole text. */
  public static List<Claim> claimsOf(Draft draft) {
    if (!draft.claims().isEmpty()) {
      return draft.claims();
    }
    return draft.quotes().isEmpty()
        ? ClaimSentences.of(draft.text()).stream()
            .map(sentence -> new Claim(sentence, List.of()))
            .toList()
        : List.of(new Claim(draft.text(), draft.quotes()));
  }

  /** Each sentence of {@code claim}. The model names its sentences for the last one. */
  private Stream<SupportedClaim> divided(Named claim) {
    var texts = ClaimSentences.of(claim.text());
    var last = new Named(texts.getLast(), claim.evidence(), claim.count());
    return Stream.concat(
        texts.subList(0, texts.size() - 1).stream().map(text -> unnamed(text, claim.evidence())),
        Stream.of(last.count() == 0 ? unnamed(last.text(), List.of()) : named(last)));
  }

  private SupportedClaim named(Named claim) {
    var named = checked(claim.text(), claim.evidence());
    return isDoubtful(claim, named) ? similar(claim.text()).orElse(named) : named;
  }

  /**
   * @param following the sentences that the model names for a following claim
   */
  private SupportedClaim unnamed(String claim, List<Evidence> following) {
    return following.stream()
        .filter(evidence -> mayMean(claim, evidence))
        .map(evidence -> checked(claim, List.of(evidence)))
        .filter(SupportedClaim::checked)
        .findFirst()
        .or(() -> similar(claim))
        .orElseGet(() -> new SupportedClaim(claim, List.of(), false));
  }

  /**
   * Returns true if the sentence has most words of the claim or, in another script, its numbers.
   */
  private static boolean mayMean(String claim, Evidence sentence) {
    return ClaimCheck.isSameScript(claim, sentence.quote())
        ? ContentWords.share(claim, sentence.quote()) >= MIN_SHARE
        : claim.codePoints().anyMatch(Character::isDigit);
  }

  /** The most similar sentence or sentences, although the model names others or none. */
  private Optional<SupportedClaim> similar(String claim) {
    return closest(claim)
        .map(evidence -> checked(claim, List.of(evidence)))
        .filter(SupportedClaim::checked)
        .findFirst()
        .or(() -> together(claim));
  }

  /**
   * The few sentences that contain the names and numbers of the claim and most of its words only
   * together. A claim without names and numbers is not enough to find them.
   */
  private Optional<SupportedClaim> together(String claim) {
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
        ? Optional.of(checked(claim, evidence)).filter(SupportedClaim::checked)
        : Optional.empty();
  }

  /** The sentence with most of the needed words, and then of the missing ones. */
  private Optional<ShownSentence> mostOf(Set<String> needed, Set<String> missing) {
    return sentences().stream()
        .filter(sentence -> count(needed, sentence) > 0)
        .max(
            Comparator.comparingLong((ShownSentence sentence) -> count(needed, sentence))
                .thenComparingLong(sentence -> count(missing, sentence)));
  }

  private static long count(Set<String> wanted, ShownSentence sentence) {
    return wanted.stream().filter(sentence.words()::contains).count();
  }

  /** All sentences that the model was shown. They are found once, when a claim needs them. */
  private List<ShownSentence> sentences() {
    if (sentences.isEmpty()) {
      shown.get().forEach(evidence -> sentences.add(ShownSentence.of(evidence)));
    }
    return sentences;
  }

  /** The names and numbers of a claim that the question does not contain. */
  private Set<String> needed(Words claim) {
    var needed = new HashSet<>(claim.distinctive());
    needed.removeAll(question.distinct());
    return needed;
  }

  private static boolean isDoubtful(Named claim, SupportedClaim named) {
    if (ClaimCheck.isYesOrNo(claim.text())) {
      return named.evidence().isEmpty();
    }
    if (!named.checked() || claim.count() > MAX_NAMED) {
      return true;
    }
    var words = new HashSet<String>();
    named.evidence().forEach(each -> words.addAll(Words.of(each.quote()).distinct()));
    return ContentWords.share(Words.of(claim.text()).distinct(), words) < MIN_NAMED_SHARE;
  }

  private record Candidate(ShownSentence sentence, double share, long questionWords) {}

  /** The sentences that share most words with the claim, and then with the question. */
  private Stream<Evidence> closest(String claim) {
    var words = Words.of(claim);
    if (words.size() == 0) {
      return Stream.empty();
    }
    var needed = needed(words);
    var distinct = words.distinct();
    return sentences().stream()
        .flatMap(sentence -> candidate(sentence, distinct, needed).stream())
        .sorted(
            Comparator.comparingDouble(Candidate::share)
                .thenComparingLong(Candidate::questionWords)
                .reversed())
        .limit(MAX_CANDIDATES)
        .map(best -> best.sentence().evidence())
        .filter(evidence -> ContentWords.share(claim, evidence.quote()) >= MIN_SHARE);
  }

  private Optional<Candidate> candidate(
      ShownSentence sentence, Set<String> claim, Set<String> needed) {
    var words = sentence.words();
    if (!words.containsAll(needed)) {
      return Optional.empty();
    }
    var share = ContentWords.share(claim, words);
    return share >= MIN_SHARE
        ? Optional.of(new Candidate(sentence, share, count(question.distinct(), sentence)))
        : Optional.empty();
  }

  private SupportedClaim checked(String claim, List<Evidence> evidence) {
    var quotes = evidence.stream().map(Evidence::quote).toList();
    var context =
        evidence.stream()
            .flatMap(
                each -> Stream.of(each.documentName(), contexts.getOrDefault(each.chunk(), "")))
            .distinct()
            .toList();
    return new SupportedClaim(
        claim, evidence, !evidence.isEmpty() && check.agrees(claim, quotes, context));
  }
}
