package dev.trawl.bench.calls;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures how long calls to an endpoint take without trawl, as a lower bound. The JDK's HTTP
 * client repeats one request of a chunk's size and discards the replies. The time beyond the
 * endpoint's latency is due to the machine, its current load and the endpoint.
 */
final class DirectCalls {
  private static final String BODY =
      """
      {"model":"trawl-simulated","stream":true,"max_tokens":1024,"messages":[\
      {"role":"system","content":"TASK: read"},\
      {"role":"user","content":"[QUESTION]\\nWhen?\\n[TEXT]%s"}]}\
      """
          .formatted(
              IntStream.rangeClosed(1, 80)
                  .mapToObj("\\n%d: It rained on the harbour all day."::formatted)
                  .collect(Collectors.joining()));

  private DirectCalls() {}

  /**
   * Returns the time of {@code count} calls in milliseconds, with {@code concurrency} calls at the
   * same time.
   */
  static double millis(URI base, int count, int concurrency) {
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var request =
          HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
              .timeout(Duration.ofMinutes(1))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(BODY))
              .build();
      var remaining = new AtomicInteger(count);
      var ended = new CountDownLatch(count);
      var start = System.nanoTime();
      for (var i = 0; i < concurrency; i++) {
        next(http, request, remaining, ended);
      }
      ended.await();
      var nanos = System.nanoTime() - start;
      http.shutdownNow();
      return nanos / 1e6;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void next(
      HttpClient http, HttpRequest request, AtomicInteger remaining, CountDownLatch ended) {
    if (remaining.getAndDecrement() > 0) {
      http.sendAsync(request, BodyHandlers.discarding())
          .whenComplete(
              (reply, failure) -> {
                ended.countDown();
                next(http, request, remaining, ended);
              });
    }
  }
}
