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
 * @param references the strings that a right answer contains
 * @param found the score of the task, 0 to 100
 * @param withPartialCredit a more lenient score, 0 to 100
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
    Trial.Presence presence,
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

  static String key(Trial trial, Trial.TrialQuestion asked) {
    return String.join(
        " ",
        asked.kind(),
        trial.language(),
        extent(trial.lengthTokens(), asked.task().size()),
        asked.depthPercent() + "%",
        asked.task().family(),
        asked.task().size() + "",
        asked.presence().name().toLowerCase(Locale.ROOT),
        "#" + trial.repeat());
  }

  @Override
  public String group() {
    return "%s %s %s".formatted(kind, language, extent(lengthTokens, size));
  }

  private static String extent(int lengthTokens, int size) {
    return lengthTokens == Trial.NO_HAY ? size + " statements" : Lengths.brief(lengthTokens);
  }

  @Override
  public Map<String, Double> scores() {
    return Map.of("right", isRight() ? 100.0 : 0, "found", found, "consoled", withPartialCredit);
  }

  static NeedleResult of(Trial trial, Trial.TrialQuestion asked, long openMs, Reply reply) {
    var task = asked.task();
    var score = task.score(reply);
    return new NeedleResult(
        key(trial, asked),
        asked.kind(),
        trial.language(),
        trial.lengthTokens(),
        asked.depthPercent(),
        trial.repeat(),
        task.family(),
        task.size(),
        asked.presence(),
        task.statement(),
        task.question(),
        task.references(),
        reply.answer().map(given -> given.text()).orElse(""),
        reply.status(),
        reply.level(),
        score.found(),
        score.withPartialCredit(),
        task.found(reply),
        reply.abstained(),
        reply.maxPromptTokens(),
        openMs,
        reply.elapsedMs(),
        reply.error());
  }

  /**
   * Returns true if the answer is completely right. For a missing needle, the right answer is to
   * abstain.
   */
  boolean isRight() {
    return kind.equals(NeedlePlan.MISSING) ? abstained : found == 100;
  }

  /** The score at each depth. A chain has the depth of its first statement. */
  Map<Integer, Double> byDepth() {
    return foundByDepth.isEmpty() ? Map.of(depthPercent, found) : foundByDepth;
  }

  boolean isPresent() {
    return presence == Trial.Presence.PRESENT;
  }
}
