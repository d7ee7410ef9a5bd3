package dev.trawl.actors.run;

import dev.trawl.actors.window.ClaimSupport;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ReadingModel.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the final answer of a run. It says "not in the documents" only if every chunk was read;
 * otherwise it says how much was searched.
 *
 * @param coverage the chunks that were read or shown for the answer
 */
record Conclusion(RunState state, Coverage coverage, Timing timing, Usage usage) {
  private static final Pattern END = Pattern.compile("(?s)(.*?)([.!?。！？…]*)\\s*");

  /**
   * The coverage of a reading pass, or of the writer's window if nothing was read.
   *
   * @param shown the chunks in the window
   * @param evidence the verified quotes
   */
  static Coverage coverage(RunState state, Set<ChunkId> shown, List<Evidence> evidence) {
    var pass = state.pass().readings();
    if (pass.chunks() > 0) {
      var found = pass.relevant().stream().map(ChunkRead::chunk).filter(shown::contains).count();
      return pass.coverage().showing(shown.size(), (int) found);
    }
    var relevant = (int) evidence.stream().map(Evidence::chunk).distinct().count();
    return new Coverage(state.chunks(), shown.size(), relevant, 0, List.of())
        .showing(shown.size(), relevant);
  }

  /** The model's answer. */
  Answer answered(ClaimSupport.Support support, boolean cut, int maxCitations) {
    var text = new AnswerText(maxCitations);
    support.claims().forEach(text::append);
    var isSupported = support.claims().stream().noneMatch(Conclusion::isUnsupported);
    var isWhole = !cut && isSupported && isComplete() && showsEnough();
    return answer(text, isWhole ? Status.ANSWERED : Status.PARTIAL, List.of(), List.of());
  }

  private static boolean isUnsupported(ClaimSupport.SupportedClaim claim) {
    return claim.evidence().isEmpty()
        && claim.text().codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** A fact needs only the best evidence; other kinds need all of it. */
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
      answer.append(new ClaimSupport.SupportedClaim(each.quote() + "\n", List.of(each), true));
    }
    return answer(answer, Status.ANSWERED, List.of(), List.of());
  }

  /**
   * The documents do not have the place that the question names.
   *
   * @param existing sentences that name the places that exist
   */
  Answer absent(String existing) {
    return answer(
        (isChinese() ? "没有这个位置。" : "There is no such place. ") + existing,
        Status.UNANSWERED,
        List.of());
  }

  /**
   * The items of a list, or their number and the items, each with its evidence.
   *
   * @param count the answer to a question for a number
   */
  Answer listed(List<ItemList.Entry> entries, int count) {
    var text = new AnswerText(Integer.MAX_VALUE);
    var items = new ArrayList<Answer.Item>();
    if (state.asked().kind() == QuestionKind.COUNT) {
      text.append((isChinese() ? "共 %d 个：" : "%d:").formatted(count));
      text.append("\n");
    }
    for (var entry : entries) {
      var markers = entry.evidence().stream().map(text::marker).toList();
      items.add(new Answer.Item(entry.text(), markers));
      text.append("- " + entry.text() + AnswerText.markers(markers) + "\n");
    }
    return answer(
        text,
        isComplete() && showsEnough() ? Status.ANSWERED : Status.PARTIAL,
        List.copyOf(items),
        List.of());
  }

  /**
   * The searched part of the documents does not contain an answer.
   *
   * @param missing the information that the documents lack, according to the planner; may be empty
   * @param nearest the sentences that come nearest to an answer; may be empty
   */
  Answer unanswered(String missing, List<Evidence> nearest) {
    var searched =
        coverage.isFull() || state.level() != Level.RETRIEVE
            ? notFoundByReading()
            : notFoundBySearch();
    var text =
        missing.isBlank() || !coverage.isFull() ? searched : searched + " " + missing(missing);
    return answer(
        text + nearest(nearest), isComplete() ? Status.UNANSWERED : Status.PARTIAL, nearest);
  }

  private String nearest(List<Evidence> evidence) {
    return evidence.isEmpty()
        ? ""
        : (isChinese() ? "最接近的是：%s。" : " The nearest is: %s.")
            .formatted(quoted(evidence, evidence));
  }

  private String missing(String what) {
    return (isChinese() ? "文档中没有说明：%s。" : "The documents do not say %s.").formatted(what);
  }

  /**
   * The planner's answer.
   *
   * @param evidence the evidence to cite
   */
  Answer reasoned(Step.Answer answer, List<Evidence> evidence, int maxCitations) {
    var text = new AnswerText(maxCitations);
    var claims =
        answer.claims().stream()
            .map(claim -> new ClaimSupport.SupportedClaim(claim.text(), claim.evidence(), true))
            .toList();
    if (claims.isEmpty()) {
      text.append(new ClaimSupport.SupportedClaim(answer.text(), evidence, true));
    }
    claims.forEach(text::append);
    evidence.forEach(text::marker);
    var cited = text.evidence();
    var contradicting =
        answer.contradicting().stream().filter(claim -> isCited(claim, cited)).toList();
    if (contradicting.size() > 1) {
      text.append(contradiction(contradicting, cited));
    }
    var isSupported = claims.stream().noneMatch(Conclusion::isUnsupported);
    return answer(
        text,
        isSupported ? Status.ANSWERED : Status.PARTIAL,
        List.of(),
        hops(answer.grounds(), cited));
  }

  private static boolean isCited(Finding claim, List<Evidence> evidence) {
    return !claim.evidence().isEmpty() && evidence.contains(claim.evidence().getFirst());
  }

  /** The contradicting claims in the documents' own words. */
  private String contradiction(List<Finding> claims, List<Evidence> evidence) {
    var quotes =
        quoted(claims.stream().map(claim -> claim.evidence().getFirst()).toList(), evidence);
    return (isChinese() ? "文档中的说法互相矛盾：%s。" : " The documents contradict each other: %s.")
        .formatted(quotes);
  }

  /**
   * @param citations the evidence of the answer, which determines the markers
   */
  private String quoted(List<Evidence> quotes, List<Evidence> citations) {
    return quotes.stream()
        .distinct()
        .map(each -> "“%s” [%d]".formatted(each.quote(), citations.indexOf(each) + 1))
        .collect(Collectors.joining(isChinese() ? "；" : "; "));
  }

  private boolean isChinese() {
    return state.split().language().startsWith("zh");
  }

  /**
   * The documents do not contain the {@code missing} information; {@code grounds} are the findings
   * that they do contain.
   */
  Answer missing(String missing, List<Finding> grounds, List<Evidence> evidence) {
    return answer(
        marked(missing(missing), evidence.size()),
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
    var text = isChinese() ? "没有得出答案：%s。" : "No answer was reached: %s.";
    return answer(text.formatted(why), Status.PARTIAL, List.of());
  }

  /** Quotes were found, but no answer could be written. */
  Answer quotes(String why, List<Evidence> evidence) {
    var text =
        isChinese()
            ? "没能写出答案（%s）。以下引文与问题有关。"
            : "No answer could be written (%s). These quotes are relevant to the question.";
    return answer(marked(text.formatted(why), evidence.size()), Status.PARTIAL, evidence);
  }

  /** A reply for which no document was read. */
  Answer chatted(String text, Status status) {
    return new Answer(
        text,
        status,
        state.level(),
        QuestionKind.CHAT,
        List.of(),
        List.of(),
        List.of(),
        coverage,
        List.of(),
        Map.of(),
        usage,
        timing,
        warnings());
  }

  private boolean isComplete() {
    return state.level() == Level.RETRIEVE || coverage.isFull();
  }

  private String notFoundBySearch() {
    if (coverage.read() == 0) {
      return (isChinese()
              ? "没有答案：%,d 段中没有一段含有问题中的词。级别 read 会阅读全部。"
              : "No answer: none of the %,d chunks matches the question's words. Level read would"
                  + " read them all.")
          .formatted(coverage.chunks());
    }
    return (isChinese()
            ? "在与问题最相符的 %,d 段（共 %,d 段）中没有答案。级别 read 会阅读全部。"
            : "No answer in the %,d chunks of %,d that match the question best. Level read would"
                + " read them all.")
        .formatted(coverage.read(), coverage.chunks());
  }

  private String notFoundByReading() {
    if (coverage.isFull()) {
      return notInDocuments();
    }
    return (isChinese()
            ? "已阅读的 %,d 段（共 %,d 段）中没有答案；%,d 段失败，%,d 段未读到。"
            : "No answer in the %,d of %,d chunks that were read; %,d failed and %,d were not"
                + " reached.")
        .formatted(
            coverage.read(),
            coverage.chunks(),
            coverage.failed(),
            coverage.chunks() - coverage.read() - coverage.failed());
  }

  private String notInDocuments() {
    if (isChinese()) {
      return "文档中没有答案：已阅读全部 %,d 段，没有一段回答这个问题。".formatted(coverage.chunks());
    }
    return coverage.chunks() == 1
        ? "Not in the documents: their only chunk was read and does not answer the question."
        : "Not in the documents: all %,d chunks were read and none answers the question."
            .formatted(coverage.chunks());
  }

  private Answer answer(String text, Status status, List<Evidence> evidence) {
    return answer(text, status, evidence, List.of());
  }

  private Answer answer(
      String text, Status status, List<Evidence> evidence, List<Answer.Hop> hops) {
    return answer(text, status, List.of(), evidence, List.of(), hops);
  }

  private Answer answer(
      AnswerText text, Status status, List<Answer.Item> items, List<Answer.Hop> hops) {
    return answer(text.text(), status, text.claims(), text.evidence(), items, hops);
  }

  private Answer answer(
      String text,
      Status status,
      List<Answer.Claim> claims,
      List<Evidence> evidence,
      List<Answer.Item> items,
      List<Answer.Hop> hops) {
    return new Answer(
        text,
        status,
        state.level(),
        state.asked().kind(),
        claims,
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
