package dev.trawl.actors.window;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what supports the claims of an answer.
 *
 * <p>A claim is supported by the sentences that the model names. If it names none, or only ones
 * that hardly share a word with the claim or lack its names and numbers, the model may have
 * miscounted: then the sentence that shares most of the claim's words supports it, as long as it
 * contains the claim's names and numbers.
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

  private static final Set<String> NEGATIONS =
      Set.of("not", "no", "never", "none", "nor", "without", "cannot", "t", "neither", "nobody");

  private static final String CHINESE_NEGATIONS = "不没沒未无無非否勿";

  /** Prefixes of words such as "unknown" and "impossible". */
  private static final List<String> OPPOSITES = List.of("un", "in", "im", "ir", "dis", "non");

  /** Words that deny something without a word for "not". */
  private static final Set<String> DENIALS =
      Set.of(
          "fail",
          "failed",
          "fails",
          "refuse",
          "refused",
          "deny",
          "denied",
          "lack",
          "lacks",
          "lacked",
          "absent",
          "except",
          "exclude",
          "excluded",
          "excludes",
          "forbid",
          "forbidden",
          "prohibited",
          "prevent",
          "prevents",
          "impossible",
          "unable",
          "only",
          "hardly",
          "nothing",
          "false",
          "wrong",
          "cease",
          "ceased",
          "stop",
          "stopped");

  private final List<Excerpt> excerpts;
  private final Words question;

  /** Mutable; the quotes that were looked up. */
  private final Map<Quote, Optional<Evidence>> found = new HashMap<>();

  /** Mutable; see {@link #sentences()}. */
  private final List<ShownSentence> sentences = new ArrayList<>();

  /** A claim with the evidence that supports it. */
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

    public boolean isEmpty() {
      return claims.stream().allMatch(claim -> claim.evidence().isEmpty());
    }

    /** The evidence of all claims, each once, in the order of the claims. */
    public List<Evidence> evidence() {
      return claims.stream().flatMap(claim -> claim.evidence().stream()).distinct().toList();
    }
  }

  private ClaimSupport(List<Excerpt> excerpts, String question) {
    this.excerpts = List.copyOf(excerpts);
    this.question = Words.of(question);
  }

  /** The support of {@code draft}, which answers {@code question} from {@code excerpts}. */
  public static Support of(Draft draft, List<Excerpt> excerpts, String question) {
    var support = new ClaimSupport(excerpts, question);
    var dropped = draft.quotes().stream().filter(quote -> support.find(quote).isEmpty()).count();
    return new Support(support.claims(draft), (int) dropped);
  }

  private List<SupportedClaim> claims(Draft draft) {
    if (!draft.claims().isEmpty()) {
      return draft.claims().stream().map(this::supported).toList();
    }
    var quoted = found(draft.quotes());
    return quoted.isEmpty()
        ? sentences(draft.text()).stream().map(this::supported).toList()
        : List.of(checked(draft.text(), quoted));
  }

  /** The claims of {@code draft}. If it has none, each sentence is one, or the whole text. */
  public static List<Claim> claimsOf(Draft draft) {
    if (!draft.claims().isEmpty()) {
      return draft.claims();
    }
    return draft.quotes().isEmpty()
        ? sentences(draft.text())
        : List.of(new Claim(draft.text(), draft.quotes()));
  }

  /** The sentences of an answer as claims, with the white space between them. */
  private static List<Claim> sentences(String text) {
    var claims = new ArrayList<Claim>();
    var from = 0;
    var sentences = Sentences.of(text);
    for (var at = 0; at < sentences.size(); at++) {
      var end = at + 1 < sentences.size() ? sentences.get(at).endChar() : text.length();
      claims.add(new Claim(text.substring(from, end), List.of()));
      from = end;
    }
    return claims;
  }

  private SupportedClaim supported(Claim claim) {
    var named = checked(claim.text(), found(claim.quotes().stream().limit(MAX_NAMED).toList()));
    return isDoubtful(claim, named)
        ? closest(claim.text())
            .map(List::of)
            .map(evidence -> checked(claim.text(), evidence))
            .filter(SupportedClaim::checked)
            .or(() -> together(claim.text()))
            .orElse(named)
        : named;
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
      evidence.add(QuoteFinder.evidence(best.get().excerpt(), best.get().span()));
    }
    return needed.isEmpty() && !evidence.isEmpty() && missing.size() <= (1 - MIN_SHARE) * size
        ? Optional.of(checked(claim, evidence)).filter(SupportedClaim::checked)
        : Optional.empty();
  }

  private record ShownSentence(Excerpt excerpt, Span span, Set<String> words) {
    static ShownSentence of(Excerpt excerpt, Span span) {
      var text = excerpt.chunk().text().substring(span.startChar(), span.endChar());
      return new ShownSentence(excerpt, span, Words.of(text).distinct());
    }
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

  /** The sentences of all excerpts. They are found once, when the first claim needs them. */
  private List<ShownSentence> sentences() {
    if (sentences.isEmpty()) {
      excerpts.forEach(
          excerpt ->
              Sentences.of(excerpt.chunk().text())
                  .forEach(span -> sentences.add(ShownSentence.of(excerpt, span))));
    }
    return sentences;
  }

  /** The names and numbers of a claim that the question does not contain. */
  private Set<String> needed(Words claim) {
    var needed = new HashSet<>(claim.distinctive());
    needed.removeAll(question.distinct());
    return needed;
  }

  private static boolean isDoubtful(Claim claim, SupportedClaim named) {
    if (!named.checked() || claim.quotes().size() > MAX_NAMED) {
      return true;
    }
    var words = new HashSet<String>();
    named.evidence().forEach(each -> words.addAll(Words.of(each.quote()).distinct()));
    return share(Words.of(claim.text()).distinct(), words) < MIN_NAMED_SHARE;
  }

  /** The share of the claim's words that occur in {@code words}. */
  private static double share(Set<String> claim, Set<String> words) {
    return (double) claim.stream().filter(words::contains).count() / Math.max(1, claim.size());
  }

  private List<Evidence> found(List<Quote> quotes) {
    return quotes.stream().flatMap(quote -> find(quote).stream()).distinct().toList();
  }

  private Optional<Evidence> find(Quote quote) {
    return found.computeIfAbsent(quote, this::lookUp);
  }

  private Optional<Evidence> lookUp(Quote quote) {
    return excerpts.stream()
        .filter(excerpt -> excerpt.chunk().id().equals(quote.chunk()))
        .map(excerpt -> QuoteFinder.find(excerpt, quote.text()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private record Candidate(ShownSentence sentence, double share, long questionWords) {}

  /** The sentence that shares most words with the claim, and then with the question. */
  private Optional<Evidence> closest(String claim) {
    var words = Words.of(claim);
    if (words.size() == 0) {
      return Optional.empty();
    }
    var needed = needed(words);
    var distinct = words.distinct();
    return sentences().stream()
        .flatMap(sentence -> candidate(sentence, distinct, needed).stream())
        .max(
            Comparator.comparingDouble(Candidate::share)
                .thenComparingLong(Candidate::questionWords))
        .map(best -> QuoteFinder.evidence(best.sentence().excerpt(), best.sentence().span()));
  }

  private Optional<Candidate> candidate(
      ShownSentence sentence, Set<String> claim, Set<String> needed) {
    var words = sentence.words();
    if (!words.containsAll(needed)) {
      return Optional.empty();
    }
    var share = share(claim, words);
    var questionWords = question.distinct().stream().filter(words::contains).count();
    return share >= MIN_SHARE
        ? Optional.of(new Candidate(sentence, share, questionWords))
        : Optional.empty();
  }

  private SupportedClaim checked(String claim, List<Evidence> evidence) {
    return new SupportedClaim(claim, evidence, !evidence.isEmpty() && agrees(claim, evidence));
  }

  /**
   * Returns true if the names and numbers of a claim occur in its evidence or the question, and, if
   * the claim is negative, some evidence is negative too. Names are not compared across scripts,
   * because a translation writes them differently.
   */
  private boolean agrees(String claim, List<Evidence> evidence) {
    var known = new HashSet<>(question.distinct());
    evidence.forEach(
        each ->
            Stream.of(each.quote(), each.documentName(), heading(each))
                .map(Words::of)
                .forEach(words -> known.addAll(words.distinct())));
    var quotes = evidence.stream().map(Evidence::quote).toList();
    var wanted = Words.of(claim).distinctive();
    var sameScript = quotes.stream().anyMatch(quote -> isChinese(quote) == isChinese(claim));
    var agrees =
        wanted.stream()
            .filter(word -> sameScript || Character.isDigit(word.codePointAt(0)))
            .allMatch(known::contains);
    return agrees
        && (!isNegative(claim)
            || !sameScript
            || quotes.stream().anyMatch(quote -> denies(quote, claim)));
  }

  private String heading(Evidence evidence) {
    return excerpts.stream()
        .filter(excerpt -> excerpt.chunk().id().equals(evidence.chunk()))
        .map(excerpt -> excerpt.chunk().context())
        .findFirst()
        .orElse("");
  }

  private static boolean isChinese(String text) {
    return text.codePoints().anyMatch(FoldedText::isUnspaced);
  }

  private static boolean isNegative(String text) {
    return Words.of(text).distinct().stream().anyMatch(NEGATIONS::contains)
        || text.chars().anyMatch(c -> CHINESE_NEGATIONS.indexOf(c) >= 0);
  }

  /** A sentence denies "was not known" if it is negative, or contains "unknown". */
  private static boolean denies(String sentence, String claim) {
    var claimed = Words.of(claim).distinct();
    return isNegative(sentence)
        || Words.of(sentence).distinct().stream()
            .anyMatch(word -> DENIALS.contains(word) || isOpposite(word, claimed));
  }

  private static boolean isOpposite(String word, Set<String> claimed) {
    return OPPOSITES.stream()
        .anyMatch(
            prefix -> word.startsWith(prefix) && claimed.contains(word.substring(prefix.length())));
  }
}
