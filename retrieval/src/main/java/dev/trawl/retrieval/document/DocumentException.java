package dev.trawl.retrieval.document;

import java.nio.file.Path;

/**
 * Thrown if a document cannot be used. The message is one line. It names the document and the
 * problem, and says what the user can do.
 */
public final class DocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Reasons, grouped by the action that a caller can take. */
  public enum Reason {
    NOT_FOUND,
    /** The document exists but cannot be read now. */
    UNREADABLE,
    EMPTY,
    /** The document has content but no text; it may be a scan. */
    NO_TEXT,
    ENCRYPTED,
    /** The document is damaged or incomplete. */
    BROKEN,
    /** trawl does not read this format. */
    UNSUPPORTED,
    /** The document exceeds a limit or needs too much memory. */
    TOO_LARGE,
    TOO_SLOW,
    /** The settings do not allow this URL. */
    FORBIDDEN,
    /** The index cannot be stored in the data directory. */
    STORAGE
  }

  private final Reason reason;

  public DocumentException(Reason reason, String message) {
    super(oneLine(message));
    this.reason = reason;
  }

  public DocumentException(Reason reason, String message, Throwable cause) {
    super(oneLine(message), cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /**
   * The exception for an exceeded limit.
   *
   * @param sentenceStart start of a sentence that continues with "than", such as "a.pdf: has more
   *     pages"
   * @param setting the setting to raise
   * @param value current value of the setting
   */
  public static DocumentException overLimit(String sentenceStart, String setting, Object value) {
    return new DocumentException(
        Reason.TOO_LARGE,
        "%s than %s = %s allows; raise it in conf/application.conf if you trust the document"
            .formatted(sentenceStart, setting, value));
  }

  /**
   * The message of {@code e}. If there is none or it contains a path on this machine, the name of
   * the exception's class.
   */
  public static String brief(Throwable e) {
    var message = e.getMessage();
    return message == null || message.contains(Path.of("/").toString())
        ? e.getClass().getSimpleName()
        : message;
  }

  /** File names and messages of libraries may contain line ends and control characters. */
  private static String oneLine(String message) {
    return message.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip();
  }
}
