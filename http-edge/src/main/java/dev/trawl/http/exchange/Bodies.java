package dev.trawl.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trawl.protocol.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.util.ByteString;

/** Reads JSON bodies within limits of size and time. */
public final class Bodies {
  private final Limits limits;
  private final Times times;
  private final ActorSystem<?> system;

  public Bodies(Limits limits, Times times, ActorSystem<?> system) {
    this.limits = limits;
    this.times = times;
    this.system = system;
  }

  /**
   * Reads the body as a {@code form}. Fails with {@link ApiException} or an exception of Jackson.
   */
  public <T> CompletionStage<T> read(HttpRequest request, Class<T> form) {
    return read(request, form, limits.maxBodyBytes());
  }

  /** As {@link #read(HttpRequest, Class)}, but reads at most {@code maxBytes} bytes. */
  public <T> CompletionStage<T> read(HttpRequest request, Class<T> form, long maxBytes) {
    var type = request.entity().getContentType().mediaType();
    if (!isJson(request)) {
      request.discardEntityBytes(system);
      return CompletableFuture.failedStage(
          ApiException.wrongType("Send application/json, not %s.".formatted(type)));
    }
    return request
        .entity()
        .withSizeLimit(maxBytes)
        .toStrict(times.body().toMillis(), Long.MAX_VALUE, system)
        .exceptionallyCompose(cause -> CompletableFuture.failedStage(withTimeoutMessage(cause)))
        .thenApply(body -> parse(utf8(body.getData().asByteBuffer()), form));
  }

  /**
   * Returns the same request, but its body fails with {@link ApiException} if no data arrives for
   * too long.
   */
  public HttpRequest withIdleTimeout(HttpRequest request) {
    var timeout = times.body();
    return request.transformEntityDataBytes(
        Flow.of(ByteString.class)
            .idleTimeout(timeout)
            .mapError(
                TimeoutException.class,
                timedOut ->
                    ApiException.timeout(
                        "No part of the body arrived for %d s.".formatted(timeout.toSeconds()))));
  }

  public static boolean isJson(HttpRequest request) {
    var type = request.entity().getContentType().mediaType();
    return type.mainType().equals(MediaTypes.APPLICATION_JSON.mainType())
        && type.subType().equals(MediaTypes.APPLICATION_JSON.subType());
  }

  private static <T> T parse(String json, Class<T> form) {
    try {
      return Json.read(json, form);
    } catch (JsonProcessingException wrong) {
      throw new CompletionException(wrong);
    }
  }

  private static String utf8(ByteBuffer bytes) {
    try {
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException wrong) {
      throw ApiException.malformed("The body is not UTF-8.");
    }
  }

  private Throwable withTimeoutMessage(Throwable cause) {
    return cause instanceof TimeoutException
        ? ApiException.timeout(
            "The body did not arrive within %d s.".formatted(times.body().toSeconds()))
        : cause;
  }

  /**
   * The elements of the list {@code param} of a request; empty if there is no list.
   *
   * @throws ApiException if an element is null
   */
  public static <T> Stream<T> elements(String param, Optional<List<T>> given) {
    if (given.stream().flatMap(List::stream).anyMatch(Objects::isNull)) {
      throw ApiException.invalid(param, "%s contains null.".formatted(param));
    }
    return given.stream().flatMap(List::stream);
  }
}
