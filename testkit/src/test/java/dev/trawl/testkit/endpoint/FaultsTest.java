package dev.trawl.testkit.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.testkit.Counts;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Fault;
import dev.trawl.testkit.Faults;
import dev.trawl.testkit.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how each fault appears to a client. */
class FaultsTest {
  private static final JsonNode READ = Prompts.read("Who came?", "Nobody came.");

  @Test
  void failsWithAServerErrorInOpenAiFormat() throws Exception {
    try (var endpoint = always(Fault.ERROR);
        var caller = new TestClient(endpoint)) {
      var reply = caller.post(READ);
      assertThat(reply.statusCode()).isEqualTo(500);
      assertThat(TestClient.json(reply).at("/error/type").asText()).isEqualTo("server_error");
      assertThat(endpoint.counts().status(500)).isEqualTo(1);
    }
  }

  @Test
  void rejectsARequestAsBusy() throws Exception {
    try (var endpoint = always(Fault.BUSY);
        var caller = new TestClient(endpoint)) {
      var reply = caller.post(READ);
      assertThat(reply.statusCode()).isEqualTo(429);
      assertThat(reply.headers().firstValue("Retry-After")).hasValue("1");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void resetsTheConnection(boolean streams) throws Exception {
    try (var endpoint = always(Fault.RESET);
        var caller = new TestClient(endpoint)) {
      assertThatIOException().isThrownBy(() -> caller.post(read(streams)));
      assertThat(endpoint.counts().status(Counts.BROKEN)).isEqualTo(1);
      assertThat(endpoint.counts().inFlight()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void closesInTheMiddleOfTheReply(boolean streams) throws Exception {
    try (var endpoint = always(Fault.TRUNCATED);
        var caller = new TestClient(endpoint)) {
      assertThatIOException().isThrownBy(() -> caller.post(read(streams)));
      assertThat(endpoint.counts().status(Counts.BROKEN)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void stallsUntilTheClientGivesUp(boolean streams) throws Exception {
    try (var endpoint = always(Fault.STALL);
        var caller = new TestClient(endpoint)) {
      var call = caller.postAsync(read(streams));
      await().until(() -> endpoint.counts().inFlight() == 1);
      call.cancel(true);
      await().atMost(Duration.ofSeconds(30)).until(() -> endpoint.counts().inFlight() == 0);
      assertThat(endpoint.counts().cancelled()).isEqualTo(1);
    }
  }

  @Test
  void stallsNoLongerThanConfigured() throws Exception {
    var faults = Faults.none().with(Fault.STALL, 1).withLongestStall(Duration.ofMillis(20));
    try (var endpoint = SimulatedEndpoint.start(EndpointPlan.withoutFaults().with(faults));
        var caller = new TestClient(endpoint)) {
      assertThatIOException().isThrownBy(() -> caller.post(READ));
      assertThat(endpoint.counts().status(Counts.BROKEN)).isEqualTo(1);
      assertThat(endpoint.counts().cancelled()).isZero();
    }
  }

  @Test
  void repliesWithAnHtmlPage() throws Exception {
    try (var endpoint = always(Fault.MALFORMED);
        var caller = new TestClient(endpoint)) {
      var reply = caller.post(READ);
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.body()).startsWith("<html>");
    }
  }

  @Test
  void repliesWithProseAndHalfOfAJsonObject() throws Exception {
    try (var endpoint = always(Fault.GARBLED);
        var caller = new TestClient(endpoint)) {
      var content = TestClient.json(caller.post(READ)).at("/choices/0/message/content").asText();
      assertThat(content).startsWith("Sure!").contains("{\"sentences\"").doesNotContain("}");
    }
  }

  @Test
  void staysDownAfterAnEndlessOutageStarts() throws Exception {
    var plan = EndpointPlan.withoutFaults().with(Faults.none().withOutage(3));
    try (var endpoint = SimulatedEndpoint.start(plan);
        var caller = new TestClient(endpoint)) {
      assertThat(outcomes(caller, 4)).containsExactly("200", "200", "broken", "broken");
    }
  }

  @Test
  void recoversAfterAnOutage() throws Exception {
    var plan =
        EndpointPlan.withoutFaults().with(Faults.none().withOutage(1, Duration.ofMillis(300)));
    try (var endpoint = SimulatedEndpoint.start(plan);
        var caller = new TestClient(endpoint)) {
      assertThat(caller.outcome(READ)).isEqualTo("broken");
      await().until(() -> caller.outcome(READ).equals("200"));
    }
  }

  @Test
  void anOutageBreaksRunningRequests() throws Exception {
    var plan =
        EndpointPlan.withoutFaults()
            .with(Pace.instant().withLatency(Duration.ofMinutes(5)))
            .with(Faults.none().withOutage(2));
    try (var endpoint = SimulatedEndpoint.start(plan);
        var caller = new TestClient(endpoint)) {
      var first = caller.postAsync(READ);
      await().until(() -> endpoint.counts().inFlight() == 1);
      assertThat(caller.outcome(READ)).isEqualTo("broken");
      assertThat(first).failsWithin(Duration.ofSeconds(30));
      await().until(() -> endpoint.counts().status(Counts.BROKEN) == 2);
      assertThat(endpoint.counts().cancelled()).isZero();
    }
  }

  /** Reverses the order of the requests; each request must still have the same outcome. */
  @Test
  void drawsTheSameFaultsForAnyOrderOfRequests() throws Exception {
    var plan =
        EndpointPlan.withoutFaults()
            .with(Faults.none().with(Fault.ERROR, 0.3).with(Fault.RESET, 0.2));
    var forward = outcomesOfDifferentRequests(plan, false);
    var backward = outcomesOfDifferentRequests(plan, true);
    assertThat(forward).isEqualTo(backward.reversed()).contains("200", "500", "broken");
    assertThat(outcomesOfDifferentRequests(plan.withSeed(2), false)).isNotEqualTo(forward);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void countsTheEndOfEveryRequestOnce(Fault fault) throws Exception {
    var faults = Faults.none().with(fault, 0.5).withLongestStall(Duration.ofMillis(5));
    try (var endpoint = SimulatedEndpoint.start(EndpointPlan.withoutFaults().with(faults));
        var caller = new TestClient(endpoint)) {
      outcomes(caller, 20);
      await().until(() -> endpoint.counts().inFlight() == 0);
      var counts = endpoint.counts();
      long ended = counts.byStatus().values().stream().mapToLong(Long::longValue).sum();
      assertThat(counts.requests()).isEqualTo(ended + counts.cancelled()).isEqualTo(20);
    }
  }

  private static List<String> outcomes(TestClient caller, int count) throws Exception {
    var outcomes = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      outcomes.add(caller.outcome(READ));
    }
    return outcomes;
  }

  private static List<String> outcomesOfDifferentRequests(EndpointPlan plan, boolean reversedOrder)
      throws Exception {
    try (var endpoint = SimulatedEndpoint.start(plan);
        var caller = new TestClient(endpoint)) {
      var outcomes = new ArrayList<String>();
      for (int i = 0; i < 30; i++) {
        var text = "Nobody came in week " + (reversedOrder ? 29 - i : i) + ".";
        outcomes.add(caller.outcome(Prompts.read("Who came?", text)));
      }
      return outcomes;
    }
  }

  private static JsonNode read(boolean streams) {
    return streams ? Prompts.streamed(Prompts.read("Who came?", "Nobody came.")) : READ;
  }

  private static SimulatedEndpoint always(Fault fault) throws Exception {
    return SimulatedEndpoint.start(EndpointPlan.withoutFaults().with(Faults.none().with(fault, 1)));
  }
}
