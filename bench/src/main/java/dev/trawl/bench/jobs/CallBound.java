package dev.trawl.bench.jobs;

import dev.trawl.bench.subject.Reply;

/** Whether an answer needed at most one call for each chunk, and a few more. */
final class CallBound {
  static final String METRIC = "calls in bound";

  /** Understanding the question, the first answer, planning, and the last answer. */
  private static final int OTHER_CALLS = 5;

  private CallBound() {}

  /** 100 if the number of calls is within the bound, 0 if it is not or the run failed. */
  static double score(Reply reply) {
    return reply
            .answer()
            .filter(answer -> answer.usage().calls() <= answer.coverage().chunks() + OTHER_CALLS)
            .isPresent()
        ? 100
        : 0;
  }
}
