package dev.trawl.bench.needle;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.Result;
import dev.trawl.bench.subject.Reply;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One question of a needle run, as a line of {@code results.jsonl}.
 *
 * @param size the number of statements that are needed for the answer
 * @param needle all statements of the task
 * @param references the strings that a correct answer contains
 * @param found the score of the task, 0 to 100
 * @param withPartialCredit a more lenient score of the task, 0 to 100
 * @param foundByDepth the scores by depth in percent, with {@code found} as their mean; empty if
 *     the question is about one needle
 */
record NeedleResult(
    String key,
    String kind,
    String language,
    int lengthTokens,
    int depthPercent,
    int repeat,
    String family,
    int size,
    TextPlan.Presence presence,
    String needle,
    String question,
    List<String> references,
    String answer,
    String status,
    String level,
    double found,
    @JsonProperty("consoled") double withPartialCredit,
    Map<Integer, Double> foundByDepth,
    boolean abstained,
    int maxPromptTokens,
    long openMs,
    long askMs,
    String error)
    implements Result {
  NeedleResult {
    references = List.copyOf(references);
    foundByDepth = Collections.unmodifiableMap(new TreeMap<>(foundByDepth));
  }

  static String key(TextPlan textPlan, TextPlan.PlannedQuestion planned) {
    return String.join(
        " ",
        planned.kind(),
        textPlan.language(),
        extent(textPlan.lengthTokens(), planned.task().size()),
        planned.depthPercent() + "%",
        planned.task().family(),
        planned.task().size() + "",
        planned.presence().name().toLowerCase(Locale.ROOT),
        "#" + textPlan.repeat());
  }

  @Override
  public String group() {
    return "%s %s %s".formatted(kind, language, extent(lengthTokens, size));
  }

  private static String extent(int lengthTokens, int size) {
    return lengthTokens == TextPlan.NO_HAYSTACK
        ? size + " statements"
        : Lengths.brief(lengthTokens);
  }

  @Override
  public Map<String, Double> scores() {
    return Map.of("right", isRight() ? 100.0 : 0, "found", found, "consoled", withPartialCredit);
  }

  static NeedleResult of(
      TextPlan textPlan, TextPlan.PlannedQuestion planned, long openMs, Reply reply) {
    var task = planned.task();
    var score = task.score(reply);
    return new NeedleResult(
        key(textPlan, planned),
        planned.kind(),
        textPlan.language(),
        textPlan.lengthTokens(),
        planned.depthPercent(),
        textPlan.repeat(),
        task.family(),
        task.size(),
        planned.presence(),
        task.statement(),
        task.question(),
        task.references(),
        reply.answer().map(given -> given.text()).orElse(""),
        reply.status(),
        reply.level(),
        score.found(),
        score.withPartialCredit(),
        task.foundByDepth(reply),
        reply.abstained(),
        reply.maxPromptTokens(),
        openMs,
        reply.elapsedMs(),
        reply.error());
  }

  /**
   * Returns true if the answer is completely correct. For a missing needle, the correct answer is
   * to abstain.
   */
  boolean isRight() {
    return kind.equals(NeedlePlan.MISSING) ? abstained : found == 100;
  }

  /** Returns the score at each depth. A chain has the depth of its first statement. */
  Map<Integer, Double> byDepth() {
    return foundByDepth.isEmpty() ? Map.of(depthPercent, found) : foundByDepth;
  }

  boolean isPresent() {
    return presence == TextPlan.Presence.PRESENT;
  }
}
