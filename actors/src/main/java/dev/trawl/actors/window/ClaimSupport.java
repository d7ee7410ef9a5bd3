package dev.trawl.actors.window;

import dev.trawl.actors.window.ClaimSearch.Named;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.protocol.model.Step.GroundedClaim;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what supports the claims of an answer.
 *
 * <p>Each sentence of an answer is a claim, and so is each part of a sentence that has a marker of
 * its own. A claim is supported by the sentences that the model names after it. If these lack its
 * names and numbers or hardly share a word with it, the sentences that have them are added, or
 * those that share most of the claim's words. The sentences that the model names are left out only
 * if they have no word in common with the claim and other sentences state it: then the model has
 * given the wrong numbers.
 *
 * <p>Sentences before the one with the marker have no marker of their own. The marker's sentences,
 * or any others that the model was shown, support such a sentence only if they contain its names,
 * its numbers and enough of its words. A closing sentence is supported by what supports the claims
 * that it repeats.
 */
public final class ClaimSupport {
  /** Whether a claim and its evidence say the opposite of each other. */
  public enum Denial {
    NONE,
    /** The evidence says "not", and the claim does not. */
    BY_SENTENCE,
    /** The claim says "not", and the evidence does not. */
    BY_CLAIM
  }

  /**
   * A part of an answer with the evidence that supports it.
   *
   * @param evidence empty if nothing supports the claim
   * @param checked true if the evidence contains the names and numbers of the claim and does not
   *     say the opposite, or if the text claims nothing; false for a claim without evidence
   * @param missing the names and numbers of the claim that its evidence lacks
   * @param denial whether only the claim or only its evidence says "not"
   */
  public record SupportedClaim(
      String text, List<Evidence> evidence, boolean checked, List<String> missing, Denial denial) {
    public SupportedClaim {
      evidence = List.copyOf(evidence);
      missing = List.copyOf(missing);
    }

    /** A claim without missing names and numbers. */
    public SupportedClaim(String text, List<Evidence> evidence, boolean checked) {
      this(text, evidence, checked, List.of(), Denial.NONE);
    }

    /** A text that claims nothing, such as "I hope this helps." */
    static SupportedClaim plain(String text) {
      return new SupportedClaim(text, List.of(), true);
    }

    /** Returns true if the text claims nothing. */
    public boolean isPlain() {
      return evidence.isEmpty() && checked;
    }

    /** Returns true if the text claims something that nothing supports. */
    public boolean isUnsupported() {
      return evidence.isEmpty() && isDoubtful();
    }

    /** Returns true if the text claims something, and the check of its evidence failed. */
    public boolean isDoubtful() {
      return !checked && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    public SupportedClaim withText(String other) {
      return new SupportedClaim(other, evidence, checked, missing, denial);
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

    /** Returns true if a claim has evidence that passed its check. */
    public boolean isChecked() {
      return claims.stream().anyMatch(claim -> claim.checked() && !claim.isPlain());
    }

    /** Returns true if no claim failed its check, so every claim has evidence. */
    public boolean isComplete() {
      return isChecked() && claims.stream().noneMatch(SupportedClaim::isDoubtful);
    }

    /** The names and numbers that the evidence of their claims lacks, each once. */
    public List<String> missing() {
      return claims.stream().flatMap(claim -> claim.missing().stream()).distinct().toList();
    }

    /** The evidence of all claims, each once, in the order of the claims. */
    public List<Evidence> evidence() {
      return claims.stream().flatMap(claim -> claim.evidence().stream()).distinct().toList();
    }
  }

  private ClaimSupport() {}

  /** The support of {@code draft}, which answers {@code question} from {@code excerpts}. */
  public static Support of(Draft draft, List<Excerpt> excerpts, String question) {
    var search = new ClaimSearch(question, contexts(excerpts), () -> sentencesOf(excerpts));
    var found = new HashMap<Quote, Optional<Evidence>>();
    Stream.concat(
            draft.quotes().stream(),
            draft.claims().stream().flatMap(claim -> claim.quotes().stream()))
        .forEach(quote -> found.computeIfAbsent(quote, missing -> lookUp(missing, excerpts)));
    var dropped = draft.quotes().stream().filter(quote -> evidence(quote, found).isEmpty()).count();
    return new Support(search.concluded(claims(draft, found, search)), (int) dropped);
  }

  /**
   * The support of a planner's answer by the sentences of its findings.
   *
   * @param sentences what the planner was shown
   */
  public static Support of(List<GroundedClaim> claims, List<Evidence> sentences, String question) {
    var search = new ClaimSearch(question, ClaimSupport::placeOf, () -> sentences);
    var supported =
        claims.stream()
            .map(claim -> new Named(claim.text(), claim.evidence(), claim.evidence().size()))
            .flatMap(search::divided)
            .toList();
    return new Support(search.concluded(supported), 0);
  }

  /** The support of {@code answer} by sentences that support it as a whole. */
  public static Support ofWhole(String answer, List<Evidence> sentences, String question) {
    var search = new ClaimSearch(question, ClaimSupport::placeOf, () -> sentences);
    return new Support(search.concluded(search.whole(answer, sentences)), 0);
  }

  /** What a sentence need not repeat: its document's name, its headings and its columns. */
  private static Function<Evidence, List<String>> contexts(List<Excerpt> excerpts) {
    var byChunk = excerpts.stream().collect(Collectors.groupingBy(each -> each.chunk().id()));
    return evidence ->
        byChunk.getOrDefault(evidence.chunk(), List.of()).stream()
            .filter(excerpt -> excerpt.contains(evidence.span()))
            .findFirst()
            .map(excerpt -> excerpt.contextAt(evidence.span().startChar()))
            .map(above -> List.of(evidence.documentName(), above))
            .orElseGet(() -> placeOf(evidence));
  }

  /** The document's name and the heading, but no page number. */
  private static List<String> placeOf(Evidence evidence) {
    return switch (evidence.place().kind()) {
      case CHAPTER, SECTION, SHEET -> List.of(evidence.documentName(), evidence.place().label());
      case PAGE, SLIDE, CELL, TIME -> List.of(evidence.documentName());
    };
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

  private static List<SupportedClaim> claims(
      Draft draft, Map<Quote, Optional<Evidence>> found, ClaimSearch search) {
    var quoted = evidence(draft.quotes(), found);
    if (draft.claims().isEmpty() && !quoted.isEmpty()) {
      return search.whole(draft.text(), quoted);
    }
    var claims =
        draft.claims().isEmpty() ? List.of(new Claim(draft.text(), List.of())) : draft.claims();
    return claims.stream().map(claim -> named(claim, found)).flatMap(search::divided).toList();
  }

  private static Named named(Claim claim, Map<Quote, Optional<Evidence>> found) {
    var first = claim.quotes().stream().limit(ClaimSearch.MAX_NAMED).toList();
    return new Named(claim.text(), evidence(first, found), claim.quotes().size());
  }

  /**
   * The claims of {@code draft}. If it lists none but has quotes, the whole text is one claim;
   * without quotes, each sentence is one.
   */
  public static List<Claim> claimsOf(Draft draft) {
    if (!draft.claims().isEmpty()) {
      return draft.claims();
    }
    return draft.quotes().isEmpty()
        ? ClaimSentences.of(draft.text()).stream()
            .map(statement -> new Claim(statement.text(), List.of()))
            .toList()
        : List.of(new Claim(draft.text(), draft.quotes()));
  }
}
