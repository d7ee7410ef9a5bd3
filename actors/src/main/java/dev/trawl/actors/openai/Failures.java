package dev.trawl.actors.openai;

import dev.trawl.actors.openai.Exchange.Outcome.Declined;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelException.Final;
import dev.trawl.protocol.model.ModelException.Refused;
import dev.trawl.protocol.model.ModelException.Retriable;
import dev.trawl.protocol.model.ModelException.TooLong;
import dev.trawl.protocol.model.ModelException.Trouble;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/**
 * Turns errors into exceptions. The message says in one line what went wrong, and the type says
 * whether a retry can help. Messages never contain the key, the values of additional headers, or
 * the user or query of the address.
 */
final class Failures {
  private static final int MAX_CHARS = 200;

  /** Shorter keys are not masked: they protect nothing, and many words contain them. */
  private static final int MIN_KEY_CHARS = 4;

  private static final int MAX_NAMES = 5;
  private static final int MAX_CAUSES = 10;

  private final Server server;
  private final String where;

  Failures(Server server) {
    this.server = server;
    where = server.setting() + ": " + shown(server.url());
  }

  private static String shown(URI url) {
    var port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return url.getScheme() + "://" + url.getHost() + port + url.getRawPath();
  }

  /**
   * @param proven true if the server has accepted an earlier call; then this call is the problem,
   *     not the settings
   */
  ModelException declined(Declined<?> declined, boolean proven) {
    return switch (declined.status()) {
      case 401 -> refused(declined, key());
      case 402 -> refused(declined, "does the account have credit?");
      case 403 -> refused(declined, "is its key allowed to use " + model() + "?");
      case 404 -> refused(declined, "are " + url() + " and " + model() + " correct?");
      case 408, 409, 425 -> retriable(Trouble.FAULT, declined);
      case 413 -> new Final(line(declined, "the prompt is too large for it"));
      case 429 ->
          declined.error().saysQuotaIsSpent()
              ? refused(declined, "does the account have credit?")
              : retriable(Trouble.BUSY, declined);
      case 503, 529 -> retriable(Trouble.BUSY, declined);
      default -> {
        if (declined.status() >= 500) {
          yield retriable(Trouble.FAULT, declined);
        }
        var overflow = Overflow.of(declined.error());
        if (overflow.isPresent()) {
          yield tooLong(declined, overflow.get());
        }
        if (declined.error().saysKeyIsWrong()) {
          yield refused(declined, key());
        }
        yield proven ? new Final(line(declined)) : refused(declined, "are its settings correct?");
      }
    };
  }

  private TooLong tooLong(Declined<?> declined, Overflow overflow) {
    return new TooLong(
        line(declined, "is " + server.setting() + ".window-tokens larger than the server's limit?"),
        overflow.promptTokens(),
        overflow.limitTokens());
  }

  private String key() {
    return server.key().isPresent()
        ? "is its key correct (" + server.setting() + ".api-key-env or api-key-file)?"
        : "no key was sent: "
            + server.setting()
            + ".api-key-env does not name a variable that is set";
  }

  private String url() {
    return server.setting() + ".url";
  }

  private String model() {
    return "the model " + server.model() + " of " + server.setting() + ".name";
  }

  private Refused refused(Declined<?> declined, String hint) {
    return new Refused(line(declined, hint));
  }

  private Retriable retriable(Trouble trouble, Declined<?> declined) {
    return new Retriable(trouble, line(declined), declined.retryAfter());
  }

  private String line(Declined<?> declined, String hint) {
    return line(declined) + "; " + hint;
  }

  private String line(Declined<?> declined) {
    var message = quoted(declined.error().message());
    return where
        + " answered "
        + declined.status()
        + (message.isEmpty() ? "" : ", \"" + message + "\"");
  }

  /** A connection could not be established, or it broke. */
  ModelException broken(Throwable failure) {
    var causes = causes(failure);
    if (any(causes, CertificateException.class)) {
      return new Refused(
          where + " has a certificate that is not trusted: " + quoted(message(causes.getLast())));
    }
    if (any(causes, UnresolvedAddressException.class, UnknownHostException.class)) {
      return down("the host is unknown");
    }
    if (any(
        causes,
        ConnectException.class,
        NoRouteToHostException.class,
        SSLHandshakeException.class,
        ConnectTimeoutException.class)) {
      return down(quoted(message(failure)));
    }
    return new Retriable(
        Trouble.FAULT, where + " broke the connection: " + quoted(message(failure)));
  }

  Retriable unreached() {
    return down("no response within " + millis() + " ms");
  }

  Retriable silent() {
    return new Retriable(Trouble.FAULT, where + " sent nothing for " + millis() + " ms");
  }

  private long millis() {
    return server.stallTimeout().toMillis();
  }

  private Retriable down(String why) {
    return new Retriable(
        Trouble.DOWN,
        where + " cannot be reached: " + why + "; is it running, and is " + url() + " correct?");
  }

  /** Users see only the first line of a parser's message. */
  Retriable unusable(Exception why) {
    var first = message(why).lines().findFirst().orElse("");
    return new Retriable(Trouble.UNUSABLE, where + " sent an invalid reply: " + quoted(first));
  }

  Final tooLong(int maxBytes) {
    return new Final(where + " sent a reply of more than " + maxBytes + " bytes");
  }

  /**
   * @param available the models that the server has
   */
  Refused modelMissing(List<String> available) {
    var listed =
        available.stream().limit(MAX_NAMES).map(this::quoted).collect(Collectors.joining(", "));
    var rest = available.size() > MAX_NAMES ? ", …" : "";
    return new Refused(
        where
            + " does not have "
            + model()
            + "; it has "
            + (listed.isEmpty() ? "none" : listed + rest));
  }

  private static String message(Throwable failure) {
    var message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .toList();
  }

  private static boolean any(List<Throwable> causes, Class<?>... types) {
    return causes.stream()
        .anyMatch(cause -> Stream.of(types).anyMatch(type -> type.isInstance(cause)));
  }

  /**
   * Makes external text safe to show. Line breaks are removed before the key is masked, because a
   * key with a line break in it would not be found. The text is shortened after that, so that no
   * part of a key remains.
   */
  private String quoted(String text) {
    var line = new StringBuilder(Math.min(text.length(), 2 * MAX_CHARS));
    text.codePoints()
        .map(Failures::printable)
        .filter(point -> point != ' ' || !line.isEmpty() && line.charAt(line.length() - 1) != ' ')
        .forEach(line::appendCodePoint);
    var masked = masked(line.toString().strip());
    int end =
        masked.offsetByCodePoints(
            0, Math.min(MAX_CHARS, masked.codePointCount(0, masked.length())));
    return end < masked.length() ? masked.substring(0, end) + "…" : masked;
  }

  private static int printable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          ' ';
      default -> point;
    };
  }

  /** The text without the key and without the values of additional headers. */
  private String masked(String text) {
    return Stream.concat(server.key().stream(), server.api().headers().values().stream())
        .map(Secret::value)
        .filter(secret -> secret.length() >= MIN_KEY_CHARS)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .reduce(text, (masked, secret) -> masked.replace(secret, "…"));
  }
}
