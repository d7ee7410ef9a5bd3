package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import dev.trawl.testkit.Counts;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Fault;
import dev.trawl.testkit.Faults;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests complete runs at level read over real sockets, with correct and with misbehaving endpoints.
 */
class PromptedRunTest {
  private static final int CHUNKS = 120;
  private static final Logbook LOGBOOK = Logbook.ofChunks(CHUNKS);

  /** The calls that are not for chunks: one understands the question, and one writes the answer. */
  private static final int OTHER_CALLS = 2;

  private static final int SEEDS = 6;

  /** No reply arrives before the cancellation. */
  private static final String NO_REPLY_BEFORE_CANCELLATION =
      "trawl.model { calls-initial = 16, call-timeout = 60s, stall-timeout = 60s }";

  private static final String GIVES_UP_SOON = "trawl.model.breaker.give-up-after = 1s";

  /** Timeouts that are so long that no reply counts as stalled, even on a slow machine. */
  private static final String LONG_STALL_TIMEOUT =
      "trawl.model { call-timeout = 60s, stall-timeout = 10s }";

  private static final String ONE_RETRY = "trawl.gateway.max-retries = 1";

  /** A reply may be late, but always arrives. */
  private static final Duration LATENCY = Duration.ofMillis(10);

  @TempDir private Path data;

  @ParameterizedTest
  @ValueSource(ints = {8192, 4096, 2048})
  void readsEveryChunkOnceWithinTheWindow(int window) throws Exception {
    var plan = EndpointPlan.withoutFaults().with(Offer.standard().withWindow(window));
    var settings = "trawl.model.window-tokens = " + window;
    try (var trawl = PromptedTrawl.start(plan, data, settings, PromptedTrawl.LONG_TIMEOUTS)) {
      var finished = trawl.read(LOGBOOK);
      var counts = trawl.counts();
      var usage = finished.answer().usage();
      assertThat(finished.answer().text()).contains(Logbook.BUILDER);
      assertThat(finished.answer().status()).isEqualTo(Status.ANSWERED);
      assertThat(finished.answer().coverage().chunks()).isEqualTo(CHUNKS);
      assertThat(finished.answer().coverage().isFull()).isTrue();
      assertThat(finished.readings()).extracting(ChunkRead::chunk).doesNotHaveDuplicates();
      assertThat(finished.readings()).hasSize(CHUNKS);
      assertThat(counts.requests()).isEqualTo(CHUNKS + OTHER_CALLS).isEqualTo(usage.calls());
      assertThat(counts.status(200)).isEqualTo(counts.requests());
      assertThat(counts.promptTokens()).isEqualTo(usage.promptTokens());
      assertThat(counts.largestPromptTokens()).isEqualTo(usage.maxPromptTokens());
      assertThat(counts.largestPromptTokens() + 512).isLessThanOrEqualTo(window);
    }
  }

  @Test
  void readsEverythingDespiteFaultsWithAtMostAQuarterMoreCalls() throws Exception {
    var faults =
        Faults.none()
            .with(Fault.ERROR, 0.05)
            .with(Fault.BUSY, 0.05)
            .with(Fault.RESET, 0.02)
            .with(Fault.STALL, 0.02)
            .with(Fault.GARBLED, 0.02);
    var plan =
        EndpointPlan.withoutFaults()
            .with(faults)
            .with(Pace.instant().withRetryAfter(Duration.ZERO));
    var faultless = answerWithoutFaults();
    var faulty = new ArrayList<PromptedTrawl>();
    try {
      for (var seed = 1; seed <= SEEDS; seed++) {
        faulty.add(PromptedTrawl.start(plan.withSeed(seed), data, LONG_STALL_TIMEOUT));
      }
      var asked = faulty.stream().map(trawl -> trawl.ask(LOGBOOK, Budget.UNLIMITED)).toList();
      assertThat(asked)
          .extracting(run -> run.finish().answer())
          .allSatisfy(
              answer -> {
                assertThat(answer.coverage().isFull()).isTrue();
                assertThat(answer.status()).isEqualTo(Status.ANSWERED);
                assertThat(answer.text()).isEqualTo(faultless.text());
              });
      assertThat(faulty)
          .extracting(PromptedTrawl::counts)
          .allSatisfy(counts -> assertThat(counts.status(200)).isLessThan(counts.requests()));
      assertThat(faulty.stream().mapToLong(trawl -> trawl.counts().requests()).sum())
          .isLessThanOrEqualTo(SEEDS * faultless.usage().calls() * 5L / 4);
    } finally {
      for (var trawl : faulty) {
        trawl.close();
      }
    }
  }

  @Test
  void readsEverythingIfTheEndpointIsDownForASecond() throws Exception {
    var faults = Faults.none().withOutage(CHUNKS / 2, Duration.ofSeconds(1));
    var plan = EndpointPlan.withoutFaults().with(faults).with(Pace.instant().withLatency(LATENCY));
    try (var trawl = PromptedTrawl.start(plan, data)) {
      var answer = trawl.read(LOGBOOK).answer();
      assertThat(answer.coverage().isFull()).isTrue();
      assertThat(answer.status()).isEqualTo(Status.ANSWERED);
      assertThat(answer.text()).contains(Logbook.BUILDER);
      assertThat(trawl.counts().status(Counts.BROKEN)).isPositive();
    }
  }

  @Test
  void reportsTheCoverageIfTheEndpointStaysDown() throws Exception {
    var faults = Faults.none().withOutage(CHUNKS / 2);
    var plan = EndpointPlan.withoutFaults().with(faults).with(Pace.instant().withLatency(LATENCY));
    try (var trawl = PromptedTrawl.start(plan, data, GIVES_UP_SOON)) {
      var start = System.nanoTime();
      var answer = trawl.read(LOGBOOK).answer();
      var took = Duration.ofNanos(System.nanoTime() - start);
      var coverage = answer.coverage();
      assertThat(answer.status()).isEqualTo(Status.PARTIAL);
      assertThat(answer.citations())
          .extracting(citation -> citation.evidence().quote())
          .contains(Logbook.FACT);
      assertThat(coverage.read()).isBetween(1, CHUNKS / 2);
      assertThat(coverage.read() + coverage.failed()).isEqualTo(CHUNKS);
      assertThat(coverage.failures())
          .hasSize(coverage.failed())
          .allSatisfy(
              failure ->
                  assertThat(failure.reason())
                      .contains(trawl.uri().toString(), "trawl.model.breaker.give-up-after"));
      assertThat(took).isLessThan(Duration.ofMinutes(1));
    }
  }

  @Test
  void reportsThatNothingWasReadIfTheEndpointNeverReplies() throws Exception {
    var plan = EndpointPlan.withoutFaults().with(Faults.none().withOutage(1));
    try (var trawl = PromptedTrawl.start(plan, data, GIVES_UP_SOON)) {
      var answer = trawl.read(LOGBOOK).answer();
      assertThat(answer.status()).isEqualTo(Status.PARTIAL);
      assertThat(answer.citations()).isEmpty();
      assertThat(answer.coverage().read()).isZero();
      assertThat(answer.coverage().failed()).isEqualTo(CHUNKS);
    }
  }

  @Test
  void levelReasonMakesAtMostTwiceTheCallsOfLevelRetrieveIfThatAnswers() throws Exception {
    try (var trawl =
        PromptedTrawl.start(EndpointPlan.withoutFaults(), data, PromptedTrawl.LONG_TIMEOUTS)) {
      var retrieved = trawl.ask(LOGBOOK, Level.RETRIEVE, Budget.UNLIMITED).finish().answer();
      var reasoned = trawl.ask(LOGBOOK, Level.REASON, Budget.UNLIMITED).finish().answer();
      assertThat(retrieved.text()).contains(Logbook.BUILDER);
      assertThat(reasoned.text()).contains(Logbook.BUILDER);
      assertThat(reasoned.level()).isEqualTo(Level.REASON);
      assertThat(reasoned.hops()).hasSize(1);
      assertThat(reasoned.usage().calls()).isLessThanOrEqualTo(2 * retrieved.usage().calls());
      assertThat(trawl.counts().requests())
          .isEqualTo(retrieved.usage().calls() + reasoned.usage().calls());
    }
  }

  @Test
  void leavesNoRequestRunningWhenCancelled() throws Exception {
    var plan = EndpointPlan.withoutFaults().with(Pace.instant().withLatency(Duration.ofSeconds(3)));
    try (var trawl = PromptedTrawl.start(plan, data, NO_REPLY_BEFORE_CANCELLATION)) {
      var asked = trawl.ask(LOGBOOK, Budget.UNLIMITED);
      await().atMost(Duration.ofSeconds(20)).until(() -> trawl.counts().inFlight() == 16);
      asked.inquiry().cancel().run();
      var start = System.nanoTime();
      await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(Duration.ofSeconds(1))
          .until(() -> trawl.counts().inFlight() == 0);
      assertThat(trawl.counts().cancelled()).isEqualTo(16);
      assertThatThrownBy(asked::finish).hasCauseInstanceOf(CancellationException.class);
    }
  }

  @Test
  void makesNoMoreRequestsThanTheBudgetAllows() throws Exception {
    var answer = assertStaysWithin(30, EndpointPlan.withoutFaults());
    assertThat(answer.text()).contains(Logbook.BUILDER);
    assertThat(answer.citations()).isNotEmpty();
  }

  @Test
  void makesNoMoreRequestsThanTheBudgetAllowsWhenCallsFail() throws Exception {
    var faults = Faults.none().with(Fault.ERROR, 0.2).with(Fault.RESET, 0.1);
    assertStaysWithin(60, EndpointPlan.withoutFaults().with(faults));
  }

  @Test
  void makesNoMoreRequestsThanTheBudgetAllowsWhenRepliesAreRepaired() throws Exception {
    var faults = Faults.none().with(Fault.GARBLED, 0.3).with(Fault.ERROR, 0.2);
    assertStaysWithin(60, EndpointPlan.withoutFaults().with(faults));
  }

  @Test
  void countsEveryRequestAndTokenEvenIfNoReplyIsValid() throws Exception {
    var faults = Faults.none().with(Fault.GARBLED, 1);
    try (var trawl =
        PromptedTrawl.start(
            EndpointPlan.withoutFaults().with(faults),
            data,
            ONE_RETRY,
            PromptedTrawl.LONG_TIMEOUTS)) {
      var usage = trawl.read(Logbook.ofChunks(10)).answer().usage();
      var counts = trawl.counts();
      assertThat(usage.calls()).isEqualTo((int) counts.requests());
      assertThat(usage.promptTokens()).isEqualTo(counts.promptTokens());
      assertThat(usage.maxPromptTokens()).isEqualTo(counts.largestPromptTokens());
    }
  }

  private Answer assertStaysWithin(int calls, EndpointPlan plan) throws Exception {
    try (var trawl = PromptedTrawl.start(plan, data, PromptedTrawl.LONG_TIMEOUTS)) {
      var answer = trawl.ask(LOGBOOK, callsAtMost(calls)).finish().answer();
      assertThat(trawl.counts().requests()).isLessThanOrEqualTo(calls);
      assertThat(answer.usage().calls()).isEqualTo((int) trawl.counts().requests());
      assertThat(answer.status()).isEqualTo(Status.PARTIAL);
      assertThat(answer.coverage().isFull()).isFalse();
      assertThat(answer.coverage().read()).isPositive();
      return answer;
    }
  }

  private Answer answerWithoutFaults() throws Exception {
    try (var trawl = PromptedTrawl.start(EndpointPlan.withoutFaults(), data)) {
      return trawl.read(LOGBOOK).answer();
    }
  }

  private static Budget callsAtMost(int calls) {
    return new Budget(
        OptionalInt.of(calls), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());
  }
}
