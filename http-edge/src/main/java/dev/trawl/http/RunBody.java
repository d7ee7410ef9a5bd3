package dev.trawl.http;

import dev.trawl.protocol.json.AnswerBody;
import java.util.Optional;

/**
 * A run that has no answer yet, or ended without one.
 *
 * @param status {@code running}, {@code failed} or {@code cancelled}
 * @param level the level it is on now; {@code auto} until it begins
 * @param seq number of its last event
 * @param coverage what was read until now
 * @param error why it failed; null otherwise
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

  /** A question that was taken; {@code run} names its run. */
  public record Taken(String run) {}

  /**
   * Told in place of events that are no longer kept: those after {@code after} up to {@code seq}.
   */
  public record Lost(String type, String run, long seq, long after) {}
}
