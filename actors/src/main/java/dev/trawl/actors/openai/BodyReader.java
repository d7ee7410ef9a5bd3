package dev.trawl.actors.openai;

import dev.trawl.actors.openai.Exchange.Body;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Reads the body of one exchange as it arrives, and no more of it than the limit. It reads on after
 * the reply is whole: a connection whose reply was read to its end is used again.
 */
final class BodyReader<T> implements BodySubscriber<Void> {
  private final Exchange<T> exchange;
  private final Body<T> body;
  private final Failures failures;
  private final int mostBytes;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private long bytes;

  BodyReader(Exchange<T> exchange, Body<T> body, Failures failures, int mostBytes) {
    this.exchange = exchange;
    this.body = body;
    this.failures = failures;
    this.mostBytes = mostBytes;
  }

  @Override
  public CompletionStage<Void> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    exchange.begun(subscription::cancel);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (var buffer : buffers) {
      bytes += buffer.remaining();
      if (bytes > mostBytes) {
        exchange.fail(failures.tooLong(mostBytes));
      }
      if (!exchange.isOver()) {
        exchange.reached();
        take(buffer);
      }
    }
  }

  private void take(ByteBuffer buffer) {
    try {
      if (body.take(buffer)) {
        exchange.whole(body.end());
        exchange.awaitEnd();
      }
    } catch (IOException | RuntimeException unusable) {
      exchange.fail(failures.unusable(unusable));
    }
  }

  @Override
  public void onComplete() {
    finish();
    end.complete(null);
  }

  /** What breaks once the reply is whole does not spoil it. */
  @Override
  public void onError(Throwable failure) {
    if (body.suffices()) {
      finish();
    }
    exchange.fail(failures.broken(failure));
    end.completeExceptionally(failure);
  }

  private void finish() {
    try {
      if (!exchange.isOver()) {
        exchange.whole(body.end());
      }
      exchange.ended();
    } catch (IOException | RuntimeException unusable) {
      exchange.fail(failures.unusable(unusable));
    }
  }
}
