package dev.trawl.cli.terminal;

import dev.trawl.protocol.Answer;

/** Exit statuses of the process. Scripts rely on these numbers. */
public final class ExitStatus {
  public static final int ANSWERED = 0;
  public static final int INTERNAL_ERROR = 1;

  /** Wrong usage, or input that cannot be used. */
  public static final int UNUSABLE = 2;

  public static final int UNANSWERED = 3;
  public static final int PARTIAL = 4;
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}

  public static int of(Answer.Status status) {
    return switch (status) {
      case ANSWERED -> ANSWERED;
      case UNANSWERED -> UNANSWERED;
      case PARTIAL -> PARTIAL;
    };
  }
}
