package dev.trawl.actors.openai;

import dev.trawl.actors.openai.Exchange.Body;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the reply of one exchange as it arrives, up to a limit, and reports how the exchange ended.
 * It reads to the end even when the reply is complete, because otherwise the connection cannot be
 * reused.
 */
final class BodyReader<T>
    implements AsyncResponseConsumer<Exchange<T>>, FutureCallback<Exchange<T>> {
  private final Exchange<T> exchange;
  private final Function<HttpResponse, Body<T>> bodies;
  private final Failures failures;
  private final int maxBytes;
  private Optional<Body<T>> body = Optional.empty();
  private Optional<FutureCallback<Exchange<T>>> result = Optional.empty();
  private long bytes;

  /**
   * @param bodies creates the parser for the body of a response
   */
  BodyReader(
      Exchange<T> exchange,
      Function<HttpResponse, Body<T>> bodies,
      Failures failures,
      int maxBytes) {
    this.exchange = exchange;
    this.bodies = bodies;
    this.failures = failures;
    this.maxBytes = maxBytes;
  }

  @Override
  public void informationResponse(HttpResponse head, HttpContext context) {
    exchange.received();
  }

  @Override
  public void consumeResponse(
      HttpResponse head,
      @Nullable EntityDetails entity,
      HttpContext context,
      FutureCallback<Exchange<T>> whenRead) {
    exchange.received();
    body = Optional.of(bodies.apply(head));
    result = Optional.of(whenRead);
    if (entity == null) {
      streamEnd(List.of());
    }
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    channel.update(Integer.MAX_VALUE);
  }

  @Override
  public void consume(ByteBuffer buffer) {
    bytes += buffer.remaining();
    if (bytes > maxBytes) {
      exchange.fail(failures.tooLong(maxBytes));
    }
    if (!exchange.isOver()) {
      exchange.received();
      body.ifPresent(reading -> take(reading, buffer));
    }
    buffer.position(buffer.limit());
  }

  private void take(Body<T> reading, ByteBuffer buffer) {
    try {
      if (reading.take(buffer)) {
        exchange.complete(reading.end());
        exchange.awaitEnd();
      }
    } catch (IOException | RuntimeException unusable) {
      exchange.fail(failures.unusable(unusable));
    }
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    body.ifPresent(this::finish);
    result.ifPresent(whenRead -> whenRead.completed(exchange));
  }

  private void finish(Body<T> read) {
    try {
      if (!exchange.isOver()) {
        exchange.complete(read.end());
      }
    } catch (IOException | RuntimeException unusable) {
      exchange.fail(failures.unusable(unusable));
    }
  }

  @Override
  public void completed(Exchange<T> read) {}

  /** A failure after the reply is complete is ignored. */
  @Override
  public void failed(Exception failure) {
    body.filter(Body::isComplete).ifPresent(this::finish);
    exchange.fail(failures.broken(failure));
  }

  @Override
  public void cancelled() {
    exchange.cancel();
  }

  /** The last callback; the connection is free again. */
  @Override
  public void releaseResources() {
    exchange.ended();
  }
}
