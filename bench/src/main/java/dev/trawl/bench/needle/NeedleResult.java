package dev.trawl.bench.needle;

import dev.trawl.bench.score.NeedleScore;
import dev.trawl.bench.subject.Reply;

/** One question of a needle run, as it stands in {@code results.jsonl}. */
record NeedleResult(
    String kind,
    String language,
    int lengthTokens,
    int depthPercent,
    int repeat,
    String family,
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
    var needle = asked.needle();
    var score = NeedleScore.of(reply.text(), needle.keyword(), needle.statement());
    return new NeedleResult(
        asked.kind(),
        trial.language(),
        trial.lengthTokens(),
        asked.depthPercent(),
        trial.repeat(),
        needle.family(),
        asked.presence(),
        needle.statement(),
        needle.question(),
        needle.keyword(),
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

  boolean isPresent() {
    return presence == Trial.Presence.PRESENT;
  }
}
