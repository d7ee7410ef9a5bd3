package dev.trawl.bench.needle;

import dev.trawl.bench.subject.Reply;

/**
 * One question of a needle run, as it stands in {@code results.jsonl}.
 *
 * @param size how many statements answer it together
 * @param needle all that was said for it
 * @param found 0 to 100, as the task scores it
 * @param consoled the same, less strictly
 */
record NeedleResult(
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
    String keyword,
    String answer,
    String status,
    String level,
    double found,
    double consoled,
    boolean abstained,
    int maxPromptTokens,
    long openMs,
    long askMs,
    String error) {
  static NeedleResult of(Trial trial, Trial.Asked asked, long openMs, Reply reply) {
    var task = asked.task();
    var score = task.score(reply);
    return new NeedleResult(
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
        task.keyword(),
        reply.answer().map(given -> given.text()).orElse(""),
        reply.status(),
        reply.level(),
        score.found(),
        score.consoled(),
        reply.abstained(),
        reply.maxPromptTokens(),
        openMs,
        reply.elapsedMs(),
        reply.error());
  }

  /** All right: of a needle that is missing, that its absence was noticed. */
  boolean isRight() {
    return kind.equals(NeedlePlan.MISSING) ? abstained : found == 100;
  }

  boolean isPresent() {
    return presence == Trial.Presence.PRESENT;
  }
}
