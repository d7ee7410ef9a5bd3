package dev.trawl.actors.window;

import dev.trawl.actors.window.ClaimSentences.Statement;
import dev.trawl.actors.window.ClaimSupport.Denial;
import dev.trawl.actors.window.ClaimSupport.SupportedClaim;
import dev.trawl.protocol.Evidence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the evidence for the claims of one answer among the sentences that the model names and
 * those that it was shown; see {@link ClaimSupport}. Not thread-safe.
 */
final class ClaimSearch {
  /** A model that names more sentences for one claim has not chosen any. */
  static final int MAX_NAMED = 16;

  /** Sentences that contain a smaller share of a claim's words are doubtful evidence. */
  private static final double MIN_NAMED_SHARE = 0.3;

  private final String question;
  private final ClaimCheck check;
  private final Function<Evidence, List<String>> context;
  private final ShownSentences shown;

  /** Mutable; the words of all shown sentences and their contexts, once they are needed. */
  private final Set<String> known = new HashSet<>();

  /**
   * A claim with the sentences that the model names for it.
   *
   * @param count the number of sentences named, of which the first {@link #MAX_NAMED} are kept
   */
  record Named(String text, List<Evidence> evidence, int count) {}

  /**
   * @param context what a sentence need not repeat, such as its headings
   * @param shown the sentences that the model was shown
   */
  ClaimSearch(
      String question, Function<Evidence, List<String>> context, Supplier<List<Evidence>> shown) {
    this.question = question;
    var asked = new HashSet<>(Words.of(question).distinct());
    asked.addAll(SpelledNumbers.digits(question));
    this.check = new ClaimCheck(asked);
    this.context = context;
    this.shown = new ShownSentences(shown, context, question);
  }

  /**
   * The claims of an answer that {@code sentences} support as a whole: one claim if they contain
   * all of its names and numbers; otherwise one for each sentence of the answer.
   */
  List<SupportedClaim> whole(String answer, List<Evidence> sentences) {
    var whole = checked(answer, sentences);
    var statements = ClaimSentences.of(answer);
    if (whole.checked()) {
      return List.of(whole);
    }
    return statements.size() == 1 && sentences.size() <= MAX_NAMED
        ? List.of(
            whole(
                statements.getFirst(),
                named(new Named(statements.getFirst().words(), sentences, sentences.size()))))
        : statements.stream().map(statement -> unnamed(statement, sentences)).toList();
  }

  /**
   * Each sentence of {@code claim} as a claim. The sentences that the model names belong to the
   * last one.
   */
  Stream<SupportedClaim> divided(Named claim) {
    var statements = ClaimSentences.of(claim.text());
    var last = statements.getLast();
    return Stream.concat(
        statements.subList(0, statements.size() - 1).stream()
            .map(statement -> unnamed(statement, claim.evidence())),
        Stream.of(
            claim.count() == 0
                ? unnamed(last, List.of())
                : whole(last, named(new Named(last.words(), claim.evidence(), claim.count())))));
  }

  /**
   * The support of the claim, extended to its whole statement; the lead must not contain names or
   * numbers that no shown sentence contains.
   */
  private SupportedClaim whole(Statement statement, SupportedClaim claim) {
    var before = missingBefore(statement);
    return new SupportedClaim(
        statement.text(),
        claim.evidence(),
        claim.checked() && before.isEmpty(),
        Stream.concat(before.stream(), claim.missing().stream()).distinct().toList(),
        claim.denial());
  }

  /** The numbers of a heading and the names of an introduction that no shown sentence has. */
  private List<String> missingBefore(Statement statement) {
    var lead = statement.leadWithoutEnumerators();
    return Words.of(lead).distinctive().isEmpty()
        ? List.of()
        : Stream.concat(
                absent(lead).stream().filter(ClaimCheck::isNumber),
                absent(statement.introduction()).stream())
            .distinct()
            .toList();
  }

  /** The names and numbers of {@code text} that no shown sentence has. */
  private List<String> absent(String text) {
    var all = shown.evidence();
    if (known.isEmpty()) {
      known.addAll(check.known(quotes(all), contextOf(all)));
    }
    var isSameScript = all.stream().anyMatch(each -> ClaimCheck.isSameScript(text, each.quote()));
    return ClaimCheck.missing(text, known, isSameScript, shown::language);
  }

  private SupportedClaim named(Named claim) {
    var found = supported(claim);
    return found.checked()
        ? found
        : withoutLabel(claim.text())
            .map(text -> supported(new Named(text, claim.evidence(), claim.count())))
            .orElse(found);
  }

  /**
   * The claim without a label such as "Cost:"; empty if it has none, or if the label may be a name.
   */
  private Optional<String> withoutLabel(String claim) {
    var label = new Statement("", claim).label();
    return Words.of(label).list().stream().anyMatch(word -> shown.isCommon(word.text()))
        ? Optional.of(claim.substring(label.length()))
        : Optional.empty();
  }

  private SupportedClaim supported(Named claim) {
    var text = claim.text();
    var named = checked(text, claim.evidence());
    if (!isDoubtful(claim, named)) {
      return named;
    }
    if (claim.count() > MAX_NAMED || !isAbout(text, claim.evidence())) {
      return similar(text).orElse(named);
    }
    if (named.denial() == Denial.BY_SENTENCE) {
      return named;
    }
    var other =
        named.checked() || isReplaced(named)
            ? closest(text)
            : completed(named).or(() -> similar(text));
    return other.map(similar -> together(claim, similar)).orElse(named);
  }

  /**
   * The claim with the sentences that the model names and the similar ones; with the similar ones
   * alone if both together fail the check.
   */
  private SupportedClaim together(Named claim, SupportedClaim similar) {
    var both = Stream.concat(claim.evidence().stream(), similar.evidence().stream()).distinct();
    var all = checked(claim.text(), both.limit(MAX_NAMED).toList());
    return all.checked() ? all : similar;
  }

  private static boolean isAbout(String claim, List<Evidence> named) {
    return named.stream()
        .anyMatch(
            each ->
                !ClaimCheck.isSameScript(claim, each.quote())
                    || ContentWords.haveCommon(claim, each.quote()));
  }

  /** The claim with its sentences and the few others that contain what these lack. */
  private Optional<SupportedClaim> completed(SupportedClaim claim) {
    var named = claim.evidence();
    return claim.missing().isEmpty()
        ? Optional.empty()
        : shown
            .with(claim.missing(), claim.text(), named)
            .map(others -> Stream.concat(named.stream(), others.stream()).distinct().toList())
            .map(evidence -> checked(claim.text(), evidence))
            .filter(SupportedClaim::checked);
  }

  /**
   * Returns true if the sentences lack a number of the claim, but contain a number of the same
   * length that is not in the claim, such as another year.
   */
  private static boolean isReplaced(SupportedClaim claim) {
    var claimed = ClaimCheck.numbersIn(claim.text());
    var others =
        claim.evidence().stream()
            .flatMap(each -> ClaimCheck.numbersIn(each.quote()).stream())
            .filter(number -> !claimed.contains(number))
            .map(String::length)
            .collect(Collectors.toSet());
    return claim.missing().stream()
        .filter(ClaimCheck::isNumber)
        .anyMatch(number -> others.contains(ShownSentences.key(number).length()));
  }

  /**
   * @param following the sentences that the model names for a following claim
   */
  private SupportedClaim unnamed(Statement statement, List<Evidence> following) {
    var claim = statement.words();
    if (claim.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return SupportedClaim.plain(statement.text());
    }
    var found =
        following.stream()
            .filter(evidence -> mayMean(claim, evidence))
            .map(evidence -> checked(claim, List.of(evidence)))
            .filter(SupportedClaim::checked)
            .findFirst()
            .or(() -> similar(claim))
            .or(() -> withoutLabel(claim).flatMap(this::similar))
            .orElseGet(
                () -> new SupportedClaim(claim, List.of(), false, absent(claim), Denial.NONE));
    return whole(statement, found);
  }

  /**
   * Returns true if the sentence may state the claim: it has most of the claim's words or, if it is
   * in another script, the claim has a number to compare.
   */
  private static boolean mayMean(String claim, Evidence sentence) {
    return ClaimCheck.isSameScript(claim, sentence.quote())
        ? ContentWords.share(claim, sentence.quote()) >= ShownSentences.MIN_SHARE
        : claim.codePoints().anyMatch(Character::isDigit);
  }

  /** The claim with the most similar sentences, even if the model names others or none. */
  private Optional<SupportedClaim> similar(String claim) {
    return closest(claim)
        .or(
            () ->
                shown
                    .together(claim)
                    .map(evidence -> checked(claim, evidence))
                    .filter(SupportedClaim::checked))
        .or(() -> paraphrased(claim));
  }

  /** The sentence that says almost the same. */
  private Optional<SupportedClaim> closest(String claim) {
    return shown
        .closest(claim)
        .map(evidence -> checked(claim, List.of(evidence)))
        .filter(SupportedClaim::checked)
        .findFirst();
  }

  /** A passage that says the same in other words, with the sentences that have what it lacks. */
  private Optional<SupportedClaim> paraphrased(String claim) {
    return shown.passages(claim).stream()
        .map(passage -> checked(claim, passage))
        .flatMap(
            found ->
                (found.checked() ? Optional.of(found) : completedUnlessReplaced(found)).stream())
        .findFirst();
  }

  private Optional<SupportedClaim> completedUnlessReplaced(SupportedClaim claim) {
    return isReplaced(claim) ? Optional.empty() : completed(claim);
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

  private SupportedClaim checked(String claim, List<Evidence> evidence) {
    var missing = check.missing(claim, quotes(evidence), contextOf(evidence));
    var denial = Denials.between(claim, quotes(evidence));
    var isChecked = !evidence.isEmpty() && missing.isEmpty() && denial == Denial.NONE;
    return new SupportedClaim(claim, evidence, isChecked, missing, denial);
  }

  private static List<String> quotes(List<Evidence> evidence) {
    return evidence.stream().map(Evidence::quote).toList();
  }

  private List<String> contextOf(List<Evidence> evidence) {
    return evidence.stream().flatMap(each -> context.apply(each).stream()).distinct().toList();
  }

  /**
   * The claims of a finished answer. A sentence that nothing supports may repeat claims that have
   * evidence, or it may claim nothing. Lines that only name the documents are left out.
   */
  List<SupportedClaim> concluded(List<SupportedClaim> claims) {
    var kept = SourceLines.leftOut(claims);
    if (kept.stream().noneMatch(SupportedClaim::isUnsupported)) {
      return kept;
    }
    var closing = ClosingSentences.of(claims, question);
    return kept.stream()
        .map(claim -> claim.isUnsupported() ? concluded(claim, closing) : claim)
        .toList();
  }

  private SupportedClaim concluded(SupportedClaim claim, ClosingSentences closing) {
    if (closing.claimsNothing(claim)) {
      return SupportedClaim.plain(claim.text());
    }
    return Optional.of(closing.repeated(claim.text()))
        .filter(evidence -> !evidence.isEmpty())
        .map(evidence -> checked(claim.text(), evidence))
        .filter(SupportedClaim::checked)
        .orElse(claim);
  }
}
