package dev.trawl.actors.answer;

import dev.trawl.protocol.Answer.Reason;
import dev.trawl.protocol.Answer.Status;
import java.util.Optional;

/** The status of an answer and, if it is not whole, the reason. All reasons are decided here. */
public record Outcome(Status status, Optional<Reason> reason) {
  /** The whole answer was found. */
  public static final Outcome ANSWERED = new Outcome(Status.ANSWERED, Optional.empty());

  /** The documents do not have what the question asks for. */
  public static final Outcome ABSENT = new Outcome(Status.UNANSWERED, Optional.of(Reason.ABSENT));

  /**
   * An answer was found.
   *
   * @param isCut whether a part of the text was not used, or the answer was cut off
   * @param isUnsure whether something in the answer has no sentence that supports it
   */
  public static Outcome found(boolean isCut, boolean isUnsure) {
    return missing(isCut, isUnsure).map(Outcome::partial).orElse(ANSWERED);
  }

  /**
   * No certain answer was found.
   *
   * @param status {@code UNANSWERED}, or {@code PARTIAL} if chunks were not read
   * @param isCut whether a limit or a failure prevented something
   * @param isUnsure whether sentences or an answer are shown of which the model is not certain, or
   *     which nothing supports
   * @param isAbsent whether all of the text was searched, and the model saw all that is relevant
   */
  public static Outcome notFound(Status status, boolean isCut, boolean isUnsure, boolean isAbsent) {
    var otherwise = isAbsent ? Reason.ABSENT : Reason.CUT;
    return new Outcome(status, Optional.of(missing(isCut, isUnsure).orElse(otherwise)));
  }

  /**
   * No answer could be written.
   *
   * @param isUnsupported whether there was an answer that nothing supports
   */
  public static Outcome notWritten(boolean isUnsupported) {
    return partial(isUnsupported ? Reason.UNSURE : Reason.CUT);
  }

  /** A reply for which no document was read. A refusal says nothing about documents. */
  public static Outcome chatted(Status status) {
    return switch (status) {
      case PARTIAL -> partial(Reason.CUT);
      case ANSWERED, UNANSWERED -> new Outcome(status, Optional.empty());
    };
  }

  private static Outcome partial(Reason reason) {
    return new Outcome(Status.PARTIAL, Optional.of(reason));
  }

  private static Optional<Reason> missing(boolean isCut, boolean isUnsure) {
    if (isCut) {
      return Optional.of(Reason.CUT);
    }
    return isUnsure ? Optional.of(Reason.UNSURE) : Optional.empty();
  }
}
