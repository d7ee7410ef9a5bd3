package dev.trawl.testkit.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Fault;
import dev.trawl.testkit.Faults;
import dev.trawl.testkit.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests response times, concurrency, and clients that close the connection. */
class PaceTest {
  private static final JsonNode READ = Prompts.read("Who came?", "Nobody came.");
  private static final Pace ENDLESS = Pace.instant().withLatency(Duration.ofMinutes(5));

  @Test
  void waitsForTheLatency() throws Exception {
    try (var endpoint = paced(Pace.instant().withLatency(Duration.ofMillis(120)));
        var caller = new TestClient(endpoint)) {
      assertThat(timed(caller, READ)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }
  }

  @Test
  void rejectsRequestsBeyondItsConcurrency() throws Exception {
    var pace = ENDLESS.withConcurrency(1).withRetryAfter(Duration.ofMillis(1500));
    try (var endpoint = paced(pace);
        var caller = new TestClient(endpoint)) {
      var first = caller.postAsync(READ);
      await().until(() -> endpoint.counts().inFlight() == 1);
      var second = caller.post(READ);
      assertThat(second.statusCode()).isEqualTo(429);
      assertThat(second.headers().firstValue("Retry-After")).hasValue("2");
      assertThat(TestClient.json(second).at("/error/code").asText())
          .isEqualTo("rate_limit_exceeded");
      assertThat(endpoint.counts().mostInFlight()).isEqualTo(2);
      first.cancel(true);
    }
  }

  @Test
  void omitsRetryAfterIfConfigured() throws Exception {
    var faults = Faults.none().with(Fault.BUSY, 1);
    var pace = Pace.instant().withRetryAfter(Duration.ZERO);
    try (var endpoint =
            SimulatedEndpoint.start(EndpointPlan.withoutFaults().with(pace).with(faults));
        var caller = new TestClient(endpoint)) {
      assertThat(caller.post(READ).headers().firstValue("Retry-After")).isEmpty();
    }
  }

  @Test
  void queuesRequestsIfConfigured() throws Exception {
    var pace = Pace.instant().withLatency(Duration.ofMillis(20)).withConcurrency(2).withQueue();
    try (var endpoint = paced(pace);
        var caller = new TestClient(endpoint)) {
      var calls = Stream.generate(() -> caller.postAsync(READ)).limit(12).toList();
      assertThat(calls).allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(200));
      assertThat(endpoint.counts().mostInFlight()).isGreaterThan(2);
    }
  }

  @Test
  void releasesThePermitBeforeTheClientSeesTheReply() throws Exception {
    try (var endpoint = paced(Pace.instant().withConcurrency(1));
        var caller = new TestClient(endpoint)) {
      for (int i = 0; i < 200; i++) {
        assertThat(caller.outcome(READ)).isEqualTo("200");
      }
    }
  }

  @Test
  void noticesAWaitingClientThatClosesTheConnection() throws Exception {
    try (var endpoint = paced(ENDLESS);
        var caller = new TestClient(endpoint)) {
      var calls = new ArrayList<CompletableFuture<?>>();
      for (int i = 0; i < 20; i++) {
        calls.add(caller.postAsync(READ));
      }
      await().until(() -> endpoint.counts().inFlight() == 20);
      calls.forEach(call -> call.cancel(true));
      await().atMost(Duration.ofSeconds(30)).until(() -> endpoint.counts().inFlight() == 0);
      assertThat(endpoint.counts().cancelled()).isEqualTo(20);
    }
  }

  @Test
  void noticesAQueuedClientThatClosesTheConnection() throws Exception {
    var pace = ENDLESS.withConcurrency(1).withQueue();
    try (var endpoint = paced(pace);
        var caller = new TestClient(endpoint)) {
      var first = caller.postAsync(READ);
      await().until(() -> endpoint.counts().inFlight() == 1);
      var second = caller.postAsync(READ);
      await().until(() -> endpoint.counts().inFlight() == 2);
      second.cancel(true);
      await().until(() -> endpoint.counts().cancelled() == 1);
      first.cancel(true);
      await().until(() -> endpoint.counts().inFlight() == 0);
      assertThat(endpoint.counts().cancelled()).isEqualTo(2);
    }
  }

  /**
   * Without the cache, the prompt takes more than a minute. With the cache, less than one block is
   * new.
   */
  @Test
  void needsNoTimeForACachedPrefix() throws Exception {
    try (var endpoint = paced(Pace.instant().withPrefill(50));
        var caller = new TestClient(endpoint)) {
      var request = Prompts.read("Who came?", "Nobody came on that day. ".repeat(700));
      var first = caller.postAsync(request);
      await().until(() -> endpoint.counts().inFlight() == 1);
      first.cancel(true);
      await().until(() -> endpoint.counts().cancelled() == 1);
      assertThat(caller.postAsync(request)).succeedsWithin(Duration.ofSeconds(30));
      assertThat(endpoint.counts().largestPromptTokens()).isGreaterThan(60 * 50);
    }
  }

  private static Duration timed(TestClient caller, JsonNode request) throws Exception {
    long start = System.nanoTime();
    assertThat(caller.post(request).statusCode()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static SimulatedEndpoint paced(Pace pace) throws Exception {
    return SimulatedEndpoint.start(EndpointPlan.withoutFaults().with(pace));
  }
}
