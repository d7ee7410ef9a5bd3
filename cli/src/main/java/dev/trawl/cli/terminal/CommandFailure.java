package dev.trawl.cli.terminal;

/**
 * Ends a command with a message and an exit status. The message says what went wrong, where it went
 * wrong, and what the user can do. It is shown on one line.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  private CommandFailure(int status, String message) {
    super(message);
    this.status = status;
  }

  /** For wrong usage and unusable input, which the user can correct. */
  public static CommandFailure unusable(String message) {
    return new CommandFailure(ExitStatus.UNUSABLE, message);
  }

  /** For failures that the user cannot correct. */
  public static CommandFailure internal(String message) {
    return new CommandFailure(ExitStatus.INTERNAL_ERROR, message);
  }

  /** For Ctrl-C. */
  public static CommandFailure interrupted(String message) {
    return new CommandFailure(ExitStatus.INTERRUPTED, message);
  }

  public int status() {
    return status;
  }
}
