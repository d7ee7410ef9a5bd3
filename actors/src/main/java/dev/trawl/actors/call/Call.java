package dev.trawl.actors.call;

import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import java.time.Duration;

/**
 * A model call that has ended.
 *
 * @param job its purpose: {@code understand}, {@code rewrite}, {@code split}, {@code keywords},
 *     {@code read}, {@code answer}, {@code step}, {@code chat} or {@code form}
 * @param isRetried true if it failed and another attempt follows
 * @param usage the known tokens and cost, including those of an unusable reply for which a second
 *     request was made
 * @param took the time from the request to the last byte of the reply, or to the failure
 */
public record Call(
    Target target, String job, Ending ending, boolean isRetried, Usage usage, Duration took) {
  /**
   * The endpoint and model that were called.
   *
   * @param endpoint the setting that configures it, or else the model's own name
   * @param model the model's name, as its endpoint knows it
   */
  public record Target(String endpoint, String model, Origin origin) {}

  /** How a call ended. */
  public enum Ending {
    REPLIED,
    /** The endpoint accepts no more calls at the moment, for example with HTTP 429. */
    BUSY,
    /** The endpoint cannot be reached. */
    DOWN,
    /** This call failed, for example with HTTP 5xx or a broken connection. */
    FAULT,
    /** The reply could not be used. */
    UNUSABLE,
    /** No reply arrived in time. */
    TIMED_OUT,
    /** This call can never succeed: the endpoint rejects the text, or the prompt is too long. */
    DECLINED,
    /** No call can succeed, for example because the key is wrong or the model is unknown. */
    REFUSED,
    /** The run ended before the call did. */
    CANCELLED;

    static Ending of(RuntimeException cause) {
      return switch (cause) {
        case ModelException.Retriable retriable ->
            switch (retriable.trouble()) {
              case BUSY -> BUSY;
              case DOWN -> DOWN;
              case FAULT -> FAULT;
              case UNUSABLE -> UNUSABLE;
            };
        case ModelException.Final ignored -> DECLINED;
        case ModelException.TooLong ignored -> DECLINED;
        case ModelException.Refused ignored -> REFUSED;
        default -> FAULT;
      };
    }
  }

  static String job(ModelTask task) {
    return switch (task) {
      case ModelTask.Understand ignored -> "understand";
      case ModelTask.Rewrite ignored -> "rewrite";
      case ModelTask.Split ignored -> "split";
      case ModelTask.DeriveKeywords ignored -> "keywords";
      case ModelTask.Read ignored -> "read";
      case ModelTask.ReadGroup ignored -> "read";
      case ModelTask.Answer ignored -> "answer";
      case ModelTask.NextStep ignored -> "step";
      case ModelTask.Chat ignored -> "chat";
      case ModelTask.Form ignored -> "form";
    };
  }
}
