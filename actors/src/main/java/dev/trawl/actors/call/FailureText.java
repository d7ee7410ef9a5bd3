package dev.trawl.actors.call;

import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Describes failures for users. */
public final class FailureText {
  private FailureText() {}

  /** The cause's own message without its full stop, so that it can be part of a longer sentence. */
  public static String of(Throwable cause) {
    return cause instanceof CompletionException wrapped && wrapped.getCause() != null
        ? of(wrapped.getCause())
        : withoutFullStop(
            Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName()));
  }

  private static String withoutFullStop(String sentence) {
    return sentence.endsWith(".") && !sentence.endsWith("..")
        ? sentence.substring(0, sentence.length() - 1)
        : sentence;
  }

  /** The original exception, without the exceptions that futures wrap around it. */
  static RuntimeException unwrapped(Throwable cause) {
    return switch (cause) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          unwrapped(wrapped.getCause());
      case RuntimeException unchecked -> unchecked;
      default -> new IllegalStateException(cause.toString(), cause);
    };
  }
}
