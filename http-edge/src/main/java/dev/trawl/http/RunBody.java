package dev.trawl.http;

import dev.trawl.protocol.json.AnswerBody;
import java.util.Optional;

/**
 * The state of a run that has no answer (yet).
 *
 * @param status {@code running}, {@code failed} or {@code cancelled}
 * @param level the current level; {@code auto} until the first level begins
 * @param seq number of its last event
 * @param coverage the chunks read so far
 * @param error the reason if the run failed; otherwise null
 */
public record RunBody(
    String run,
    String status,
    String question,
    String level,
    long seq,
    AnswerBody.CoverageBody coverage,
    AnswerBody.UsageBody usage,
    Optional<String> error) {

  /** The reply to a question: the id of its run. */
  public record Accepted(String run) {}

  /**
   * Sent instead of dropped events: those with numbers greater than {@code after}, up to {@code
   * seq}.
   */
  public record Lost(String type, String run, long seq, long after) {}
}
