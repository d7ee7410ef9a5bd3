package dev.trawl.actors.run;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ReadingModel.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the final answer of a run. It says "not in the documents" only if every chunk was read;
 * otherwise it says what was searched.
 *
 * @param coverage the chunks that were read or shown for the answer
 */
record Conclusion(RunState state, Coverage coverage, Timing timing, Usage usage) {
  private static final Pattern END = Pattern.compile("(?s)(.*?)([.!?。！？…]*)\\s*");

  /**
   * The coverage at level retrieve, which shows the model one window.
   *
   * @param shown chunks in the window
   * @param evidence the verified quotes
   */
  static Coverage ofWindow(RunState state, int shown, List<Evidence> evidence) {
    var relevant = (int) evidence.stream().map(Evidence::chunk).distinct().count();
    return new Coverage(state.chunks(), shown, relevant, 0, List.of());
  }

  /** The model's answer with verified evidence; {@code text} has no citation markers yet. */
  Answer answered(String text, List<Evidence> evidence) {
    return answer(
        marked(text, evidence.size()), isComplete() ? Status.ANSWERED : Status.PARTIAL, evidence);
  }

  /** There is no answer in the part of the documents that was searched. */
  Answer unanswered() {
    return answer(
        state.level() == Level.RETRIEVE ? nothingRetrieved() : nothingRead(),
        isComplete() ? Status.UNANSWERED : Status.PARTIAL,
        List.of());
  }

  /**
   * The planner's answer.
   *
   * @param evidence the evidence to cite
   */
  Answer reasoned(Step.Answer answer, List<Evidence> evidence) {
    var claims = answer.contradicting().stream().filter(claim -> isCited(claim, evidence)).toList();
    var text = marked(answer.text(), evidence.size());
    return answer(
        claims.size() < 2 ? text : text + contradiction(claims, evidence),
        Status.ANSWERED,
        evidence,
        hops(answer.grounds(), evidence));
  }

  private static boolean isCited(Finding claim, List<Evidence> evidence) {
    return !claim.evidence().isEmpty() && evidence.contains(claim.evidence().getFirst());
  }

  /** The contradicting claims in the documents' own words. */
  private String contradiction(List<Finding> claims, List<Evidence> evidence) {
    var quotes =
        claims.stream()
            .map(claim -> claim.evidence().getFirst())
            .distinct()
            .map(said -> "“%s” [%d]".formatted(said.quote(), evidence.indexOf(said) + 1))
            .collect(Collectors.joining(isChinese() ? "；" : "; "));
    return (isChinese() ? "文档中的说法互相矛盾：%s。" : " The documents contradict each other: %s.")
        .formatted(quotes);
  }

  private boolean isChinese() {
    return state.split().language().startsWith("zh");
  }

  /**
   * The documents do not say what is {@code missing}; {@code grounds} are the findings that they do
   * contain.
   */
  Answer missing(String missing, List<Finding> grounds, List<Evidence> evidence) {
    var text = (isChinese() ? "文档中没有说明：%s。" : "The documents do not say %s.").formatted(missing);
    return answer(
        marked(text, evidence.size()),
        coverage.failed() == 0 ? Status.UNANSWERED : Status.PARTIAL,
        evidence,
        hops(grounds, evidence));
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
  Answer inconclusive(String why) {
    return answer("No answer was reached: %s.".formatted(why), Status.PARTIAL, List.of());
  }

  /** Quotes were found, but no answer could be written. */
  Answer quotes(String why, List<Evidence> evidence) {
    return answer(
        marked(
            "No answer could be written (%s). These quotes are relevant to the question."
                .formatted(why),
            evidence.size()),
        Status.PARTIAL,
        evidence);
  }

  private boolean isComplete() {
    return state.level() == Level.RETRIEVE || coverage.isFull();
  }

  private String nothingRetrieved() {
    return coverage.read() == 0
        ? "No answer: none of the %d chunks matches the question's words. Level read would read them all."
            .formatted(coverage.chunks())
        : "No answer in the %d chunks of %d that match the question best. Level read would read them all."
            .formatted(coverage.read(), coverage.chunks());
  }

  private String nothingRead() {
    if (coverage.isFull()) {
      return coverage.chunks() == 1
          ? "Not in the documents: their only chunk was read and does not answer the question."
          : "Not in the documents: all %d chunks were read and none answers the question."
              .formatted(coverage.chunks());
    }
    return "No answer in the %d of %d chunks that were read; %d failed and %d were not reached."
        .formatted(
            coverage.read(),
            coverage.chunks(),
            coverage.failed(),
            coverage.chunks() - coverage.read() - coverage.failed());
  }

  private Answer answer(String text, Status status, List<Evidence> evidence) {
    return answer(text, status, evidence, List.of());
  }

  private Answer answer(
      String text, Status status, List<Evidence> evidence, List<Answer.Hop> hops) {
    return new Answer(
        text,
        status,
        state.level(),
        citations(evidence),
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
