package dev.trawl.cli;

import dev.trawl.protocol.Answer;

/** What the process ends with; scripts rely on these numbers. */
final class ExitStatus {
  static final int ANSWERED = 0;
  static final int INTERNAL_ERROR = 1;

  /** Wrong usage, or input that cannot be used. */
  static final int UNUSABLE = 2;

  static final int UNANSWERED = 3;
  static final int PARTIAL = 4;
  static final int INTERRUPTED = 130;

  private ExitStatus() {}

  static int of(Answer.Status status) {
    return switch (status) {
      case ANSWERED -> ANSWERED;
      case UNANSWERED -> UNANSWERED;
      case PARTIAL -> PARTIAL;
    };
  }
}
