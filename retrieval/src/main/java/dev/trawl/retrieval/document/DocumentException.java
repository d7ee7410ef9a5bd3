package dev.trawl.retrieval.document;

import java.nio.file.Path;

/** A document that cannot be used. The message is one line: what, where, what to do. */
public final class DocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, by what a caller can do about it. */
  public enum Reason {
    NOT_FOUND,
    UNREADABLE,
    EMPTY,
    NO_TEXT,
    ENCRYPTED,
    BROKEN,
    UNSUPPORTED,
    TOO_LARGE,
    TOO_SLOW,
    FORBIDDEN,
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

  /** A limit was reached: says which setting to raise. */
  public static DocumentException overLimit(String what, String setting, Object value) {
    return new DocumentException(
        Reason.TOO_LARGE,
        "%s than %s = %s allows; raise it in conf/application.conf if the document is sound"
            .formatted(what, setting, value));
  }

  /** A library's message, or its type if the message holds a path of this machine. */
  public static String brief(Throwable e) {
    var message = e.getMessage();
    return message == null || message.contains(Path.of("/").toString())
        ? e.getClass().getSimpleName()
        : message;
  }

  /** File names and libraries' messages may hold line ends and control characters. */
  private static String oneLine(String message) {
    return message.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip();
  }
}
