package dev.trawl.actors.run;

import dev.trawl.actors.answer.Outcome;
import dev.trawl.actors.run.Escalation.NoAnswer;
import dev.trawl.actors.window.ClaimSupport.Support;
import dev.trawl.actors.window.ClaimSupport.SupportedClaim;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.OneLine;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the final answer of a run. It says "not in the documents" only if every chunk was read by
 * a model that can tell; otherwise it says how much was searched.
 *
 * @param coverage the chunks that were read or shown for the answer
 * @param canTellAbsence false if a model that may have missed the answer only compares words
 */
record Conclusion(
    RunState state, Coverage coverage, boolean canTellAbsence, Timing timing, Usage usage) {
  private static final Pattern END = Pattern.compile("(?s)(.*?)([.!?。！？…]*)\\s*");

  /**
   * The coverage of a reading pass, or of the writer's window if nothing was read.
   *
   * @param shown the chunks in the window
   * @param evidence the verified quotes
   */
  static Coverage coverage(RunState state, Set<ChunkId> shown, List<Evidence> evidence) {
    var pass = state.pass().readings();
    if (pass.chunks() == 0) {
      var relevant = (int) evidence.stream().map(Evidence::chunk).distinct().count();
      return new Coverage(state.chunks(), shown.size(), relevant, 0, List.of())
          .showing(shown.size(), relevant);
    }
    var found = pass.relevant().stream().map(ChunkRead::chunk).filter(shown::contains).count();
    var read = pass.coverage();
    var chunks = Math.max(read.chunks(), state.chunks());
    var seen = Math.max(read.read(), Math.min(shown.size(), chunks - read.failed()));
    return new Coverage(chunks, seen, read.relevant(), read.failed(), read.failures())
        .showing(shown.size(), (int) found);
  }

  /** The model's answer, which has evidence for at least one claim. */
  Answer answered(Support support, boolean cut, int maxCitations) {
    var text = new AnswerText(maxCitations);
    support.claims().forEach(text::append);
    return answer(
        text, Outcome.found(cut || isLimited(), !support.isComplete()), List.of(), List.of());
  }

  /**
   * A question about a fact needs only the best evidence; a list, count, summary or comparison
   * needs all relevant chunks.
   */
  private boolean showsEnough() {
    return switch (state.asked().kind()) {
      case FACT, PLACE, CHAT -> true;
      case LIST, COUNT, SUMMARY, COMPARE -> coverage.relevantShown() == coverage.relevant();
    };
  }

  /** The text of the places that the question asks for is the answer. */
  Answer quoted(List<Evidence> text) {
    var answer = new AnswerText(Integer.MAX_VALUE);
    for (var each : text) {
      answer.append(new SupportedClaim(each.quote() + "\n", List.of(each), true));
    }
    return answer(answer, Outcome.ANSWERED, List.of(), List.of());
  }

  /**
   * The documents do not have the place that the question names.
   *
   * @param existing sentences that name the places that exist
   */
  Answer absent(String existing) {
    return answer(wording().noSuchPlace(existing), Outcome.ABSENT, List.of());
  }

  /**
   * The items of a list, or their number and the items, each with its evidence.
   *
   * @param isCut whether the items of a chunk were cut off
   * @param isUnsure whether items were left out because no sentence names them
   */
  Answer listed(ItemList list, boolean isCut, boolean isUnsure) {
    var text = new AnswerText(Integer.MAX_VALUE);
    var items = new ArrayList<Answer.Item>();
    if (state.asked().kind() == QuestionKind.COUNT) {
      text.append(wording().number(list.count()) + "\n");
    }
    for (var entry : list.entries()) {
      var markers = entry.evidence().stream().map(text::marker).toList();
      items.add(new Answer.Item(entry.text(), markers));
      text.append("- " + entry.text() + AnswerText.markers(markers) + "\n");
    }
    // A relevant chunk without an item is not limited by anything: its items were not recognised.
    var outcome = Outcome.found(isCut || !isReadingWhole(), isUnsure || !showsEnough());
    return answer(text, outcome, List.copyOf(items), List.of());
  }

  /**
   * The searched part of the documents does not contain an answer.
   *
   * @param missing the information that the documents lack, according to the planner; may be empty
   * @param shown the sentences that are closest to an answer, or an answer that nothing supports
   * @param grounds the sub-questions of a planner
   */
  Answer unanswered(String missing, Shown shown, List<Finding> grounds, int maxCitations) {
    if (shown.words().isPresent()) {
      return uncertain(shown.nearest(), shown.words().orElseThrow(), grounds, maxCitations);
    }
    var text = new AnswerText(maxCitations);
    // A planner that only searched the index has searched every chunk, but none was read.
    var onlySearched = !missing.isBlank() && coverage.read() == 0 && coverage.failed() == 0;
    if (!onlySearched) {
      text.append(
          coverage.isFull() || state.level() != Level.RETRIEVE
              ? wording().notFoundByReading(coverage, canTellAbsence)
              : wording().notFoundBySearch(coverage));
    }
    if (!missing.isBlank()) {
      var isAbsent = canTellAbsence && (onlySearched || coverage.isFull());
      text.append(wording().stillMissing(missing, isAbsent));
    }
    if (shown.unsupported().isEmpty()) {
      shown.nearest().forEach(text::marker);
      text.append(wording().nearest(shown.nearest()));
    } else {
      text.append(wording().unsupported());
      shown.unsupported().forEach(text::append);
    }
    var outcome = notFound(!shown.unsupported().isEmpty(), onlySearched);
    return answer(text, outcome, List.of(), hops(grounds, text.evidence()));
  }

  /**
   * The sentences that match the question best. The model is not certain that they answer it.
   *
   * @param words the part of the first sentence that may be the answer
   */
  private Answer uncertain(
      List<Evidence> best, Span words, List<Finding> grounds, int maxCitations) {
    var text = new AnswerText(maxCitations);
    text.append(wording().uncertain(coverage));
    var start = text.text().length() + 2;
    for (var each : best) {
      text.append("\n“%s” [%d]".formatted(OneLine.of(each.quote()), text.marker(each)));
    }
    var end = Math.min(words.endChar(), OneLine.of(best.getFirst().quote()).length());
    return answer(text, notFound(true, false), List.of(), hops(grounds, text.evidence()))
        .highlighting(new Span(start + Math.min(words.startChar(), end), start + end));
  }

  /**
   * The planner's answer.
   *
   * @param support the claims of the answer
   */
  Answer reasoned(Step.Answer answer, Support support, int maxCitations) {
    if (support.isUnsupported()) {
      var shown = Shown.unsupported(Set.of(), support);
      return unanswered("", shown, answer.grounds(), maxCitations);
    }
    var text = new AnswerText(maxCitations);
    support.claims().forEach(text::append);
    var contradicting =
        answer.contradicting().stream()
            .flatMap(claim -> claim.evidence().stream().limit(1))
            .filter(claim -> text.marker(claim) > 0)
            .toList();
    if (contradicting.size() > 1) {
      text.append(wording().contradiction(contradicting, text.evidence()));
    }
    var shown =
        answer(
            text,
            Outcome.found(false, !support.isComplete()),
            List.of(),
            hops(answer.grounds(), text.evidence()));
    return highlighted(shown, answer.highlight(), support);
  }

  /** The words are highlighted if the answer is a single claim. */
  static Answer highlighted(Answer answer, Optional<Span> words, Support support) {
    return words
        .filter(span -> support.claims().size() == 1)
        .map(span -> AnswerText.shown(span, support.claims().getFirst()))
        .map(answer::highlighting)
        .orElse(answer);
  }

  private Wording wording() {
    return Wording.of(state.split().language(), state.asked().question());
  }

  private static List<Answer.Hop> hops(List<Finding> grounds, List<Evidence> evidence) {
    return grounds.stream()
        .map(
            ground ->
                new Answer.Hop(
                    ground.subQuestion(),
                    ground.answer(),
                    ground.evidence().stream()
                        .map(evidence::indexOf)
                        .filter(index -> index >= 0)
                        .map(index -> index + 1)
                        .toList()))
        .toList();
  }

  /** The planner reached no answer and found nothing. */
  Answer inconclusive(NoAnswer none) {
    var outcome = Outcome.notWritten(none.isUnsupported());
    return answer(wording().inconclusive(none.why()), outcome, List.of());
  }

  /** Quotes were found, but no answer could be written. */
  Answer quotes(NoAnswer none, List<Evidence> evidence) {
    var text = marked(wording().onlyQuotes(none.why()), evidence.size());
    return answer(text, Outcome.notWritten(none.isUnsupported()), evidence);
  }

  /** A reply for which no document was read. */
  Answer chatted(String text, Status status) {
    var outcome = Outcome.chatted(status);
    return new Answer(
        text,
        outcome.status(),
        outcome.reason(),
        state.level(),
        QuestionKind.CHAT,
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        coverage,
        List.of(),
        Map.of(),
        usage,
        timing,
        warnings());
  }

  /**
   * The answer is absent only if the writer saw all relevant chunks of the whole text, and the
   * models can tell.
   */
  private Outcome notFound(boolean isUnsure, boolean onlySearched) {
    var sawAll = coverage.isFull() && coverage.relevantShown() == coverage.relevant();
    var status = onlySearched || isComplete() ? Status.UNANSWERED : Status.PARTIAL;
    var searchedAll = onlySearched || sawAll;
    var mayBeMissed = searchedAll && !canTellAbsence;
    return Outcome.notFound(status, isLimited(), isUnsure || mayBeMissed, searchedAll);
  }

  /** Returns true if a limit or a failure kept chunks from being read, or relevant ones unused. */
  private boolean isLimited() {
    return !isReadingWhole() || !showsEnough();
  }

  /** Returns false if a reading pass ended early. A planner need not read every chunk. */
  private boolean isReadingWhole() {
    return state.level() == Level.REASON
        ? state.pass().readings().coverage().isFull()
        : isComplete();
  }

  private boolean isComplete() {
    return state.level() == Level.RETRIEVE || coverage.isFull();
  }

  private Answer answer(String text, Outcome outcome, List<Evidence> evidence) {
    return answer(text, outcome, List.of(), evidence, List.of(), List.of());
  }

  private Answer answer(
      AnswerText text, Outcome outcome, List<Answer.Item> items, List<Answer.Hop> hops) {
    return answer(text.text(), outcome, text.claims(), text.evidence(), items, hops);
  }

  private Answer answer(
      String text,
      Outcome outcome,
      List<Answer.Claim> claims,
      List<Evidence> evidence,
      List<Answer.Item> items,
      List<Answer.Hop> hops) {
    return new Answer(
        text,
        outcome.status(),
        outcome.reason(),
        state.level(),
        state.asked().kind(),
        claims,
        Optional.empty(),
        citations(evidence),
        items,
        coverage,
        hops,
        byLanguage(state.keywords()),
        usage,
        timing,
        warnings());
  }

  /** {@code Porto.} becomes {@code Porto [1][2].} */
  private static String marked(String text, int citations) {
    var markers =
        IntStream.rangeClosed(1, citations)
            .mapToObj("[%d]"::formatted)
            .collect(Collectors.joining());
    return markers.isEmpty() ? text : beforePunctuation(text, markers);
  }

  /** Puts {@code mark} before the sentence's final punctuation. */
  private static String beforePunctuation(String text, String mark) {
    var end = END.matcher(text);
    return end.matches()
        ? "%s %s%s".formatted(end.group(1).stripTrailing(), mark, end.group(2))
        : text;
  }

  private static List<Citation> citations(List<Evidence> evidence) {
    return IntStream.range(0, evidence.size())
        .mapToObj(index -> new Citation(index + 1, evidence.get(index)))
        .toList();
  }

  private static Map<String, List<String>> byLanguage(List<Keyword> keywords) {
    return keywords.stream()
        .collect(
            Collectors.groupingBy(
                Keyword::language,
                LinkedHashMap::new,
                Collectors.mapping(Keyword::text, Collectors.toList())));
  }

  /** Each distinct warning with its count, because several calls may give the same warning. */
  private List<String> warnings() {
    var counts = new LinkedHashMap<String, Integer>();
    for (var document : state.documents()) {
      for (var warning : document.warnings()) {
        counts.merge("%s: %s".formatted(document.name(), warning), 1, Integer::sum);
      }
    }
    state.warnings().forEach(warning -> counts.merge(warning, 1, Integer::sum));
    return counts.entrySet().stream()
        .map(warning -> counted(warning.getKey(), warning.getValue()))
        .toList();
  }

  /** {@code No reply.} becomes {@code No reply (2 times).} */
  private static String counted(String warning, int count) {
    return count == 1 ? warning : beforePunctuation(warning, "(%d times)".formatted(count));
  }
}
