package dev.trawl.actors.openai;

import dev.trawl.actors.openai.Exchange.Outcome.Declined;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelException.Final;
import dev.trawl.protocol.model.ModelException.Refused;
import dev.trawl.protocol.model.ModelException.Retriable;
import dev.trawl.protocol.model.ModelException.Trouble;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/**
 * What went wrong, as one line for people and as what it means for a retry. No line holds the key,
 * nor a user or a query of the address.
 */
final class Failures {
  private static final int MOST_CHARS = 200;

  /** A key of fewer letters hides nothing, and would be found in every word. */
  private static final int LEAST_KEY_CHARS = 4;

  private static final int MOST_NAMES = 5;
  private static final int MOST_CAUSES = 10;

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
   * @param proven whether the server has taken a call before: then it is the call that it objects
   *     to, not how it is spoken to
   */
  ModelException declined(Declined<?> no, boolean proven) {
    return switch (no.status()) {
      case 401 -> refused(no, key());
      case 402 -> refused(no, "is the account in credit?");
      case 403 -> refused(no, "is its key allowed to use " + model() + "?");
      case 404 -> refused(no, "are " + url() + " and " + model() + " right?");
      case 408, 409, 425 -> retriable(Trouble.FAULT, no);
      case 413 -> new Final(line(no, "the prompt is too large for it"));
      case 429 ->
          no.error().saysQuotaIsSpent()
              ? refused(no, "is the account in credit?")
              : retriable(Trouble.BUSY, no);
      case 503, 529 -> retriable(Trouble.BUSY, no);
      default -> {
        if (no.status() >= 500) {
          yield retriable(Trouble.FAULT, no);
        }
        if (no.error().saysTooLong()) {
          yield new Final(line(no, "is " + server.setting() + ".window-tokens larger than that?"));
        }
        yield proven ? new Final(line(no)) : refused(no, "are its settings right?");
      }
    };
  }

  private String key() {
    return server.key().isPresent()
        ? "is its key right (" + server.setting() + ".api-key-env or api-key-file)?"
        : "no key was sent: " + server.setting() + ".api-key-env names no variable that is set";
  }

  private String url() {
    return server.setting() + ".url";
  }

  private String model() {
    return "the model " + server.model() + " of " + server.setting() + ".name";
  }

  private Refused refused(Declined<?> no, String hint) {
    return new Refused(line(no, hint));
  }

  private Retriable retriable(Trouble trouble, Declined<?> no) {
    return new Retriable(trouble, line(no), no.retryAfter());
  }

  private String line(Declined<?> no, String hint) {
    return line(no) + "; " + hint;
  }

  private String line(Declined<?> no) {
    var words = quoted(no.error().message());
    return where + " answered " + no.status() + (words.isEmpty() ? "" : ", \"" + words + "\"");
  }

  /** {@code failure} of a connection, while it was made or later. */
  ModelException broken(Throwable failure) {
    var causes = causes(failure);
    if (any(causes, CertificateException.class)) {
      return new Refused(
          where + " has a certificate that is not trusted: " + quoted(said(causes.getLast())));
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
      return down(quoted(said(failure)));
    }
    return new Retriable(Trouble.FAULT, where + " broke the connection: " + quoted(said(failure)));
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
        where + " cannot be reached: " + why + "; is it running, and " + url() + " right?");
  }

  /** Parsers show where they stopped; that, from the second line on, is for programmers. */
  Retriable unusable(Exception why) {
    var first = said(why).lines().findFirst().orElse("");
    return new Retriable(Trouble.UNUSABLE, where + " sent an invalid reply: " + quoted(first));
  }

  Final tooLong(int mostBytes) {
    return new Final(where + " sent a reply of more than " + mostBytes + " bytes");
  }

  /**
   * @param others the models the server does have
   */
  Refused hasNot(List<String> others) {
    var some =
        others.stream().limit(MOST_NAMES).map(this::quoted).collect(Collectors.joining(", "));
    var rest = others.size() > MOST_NAMES ? ", …" : "";
    return new Refused(
        where
            + " does not have "
            + model()
            + "; it has "
            + (some.isEmpty() ? "none" : some + rest));
  }

  private static String said(Throwable failure) {
    var message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .toList();
  }

  private static boolean any(List<Throwable> causes, Class<?>... types) {
    return causes.stream()
        .anyMatch(cause -> Stream.of(types).anyMatch(type -> type.isInstance(cause)));
  }

  /**
   * What others wrote, fit to be shown. First one line, then without the key, then cut: a key must
   * neither be hidden by what stands in its middle nor be shown in half.
   */
  private String quoted(String text) {
    var line = new StringBuilder(Math.min(text.length(), 2 * MOST_CHARS));
    text.codePoints()
        .map(Failures::shown)
        .filter(point -> point != ' ' || !line.isEmpty() && line.charAt(line.length() - 1) != ' ')
        .forEach(line::appendCodePoint);
    var masked = masked(line.toString().strip());
    int most =
        masked.offsetByCodePoints(
            0, Math.min(MOST_CHARS, masked.codePointCount(0, masked.length())));
    return most < masked.length() ? masked.substring(0, most) + "…" : masked;
  }

  private static int shown(int point) {
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

  private String masked(String text) {
    return server
        .key()
        .map(Secret::value)
        .filter(key -> key.length() >= LEAST_KEY_CHARS)
        .map(key -> text.replace(key, "…"))
        .orElse(text);
  }
}
