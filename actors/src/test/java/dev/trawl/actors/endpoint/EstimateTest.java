package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.trawl.actors.Trawl;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Estimate;
import dev.trawl.protocol.Level;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.endpoint.SimulatedEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares estimates with the usage of the run, measured by a simulated endpoint. */
class EstimateTest {
  private static final int CHUNKS = 120;
  private static final Logbook LOGBOOK = Logbook.ofChunks(CHUNKS);

  /** The call that understands the question, and the one that writes the answer. */
  private static final int OTHER_CALLS = 2;

  /** The tolerance for the tokens of all prompts together. */
  private static final double MAX_DEVIATION_PERCENT = 10;

  private static final String PRICED =
      "trawl.model.price { prompt-per-million = 2, reply-per-million = 10 }";

  @TempDir private Path data;

  @ParameterizedTest
  @ValueSource(ints = {8192, 4096, 2048})
  void isWithinTenPercentForAReadingPass(int window) throws Exception {
    var settings = "trawl.model.window-tokens = " + window;
    try (var trawl =
        PromptedTrawl.start(
            EndpointPlan.withoutFaults(), data, settings, PRICED, PromptedTrawl.LONG_TIMEOUTS)) {
      var estimate = trawl.estimate(LOGBOOK, Level.READ);
      assertThat(trawl.counts().requests()).isZero();
      var usage = trawl.read(LOGBOOK).answer().usage();
      var most = estimate.most();
      assertThat(estimate.least()).isEqualTo(most);
      assertThat(most.chunks()).isEqualTo(CHUNKS);
      assertThat(most.usage().calls()).isEqualTo(usage.calls());
      assertThat(most.usage().promptTokens())
          .isCloseTo(trawl.counts().promptTokens(), withinPercentage(MAX_DEVIATION_PERCENT));
      assertThat(most.usage().maxPromptTokens())
          .isBetween(usage.maxPromptTokens() * 9 / 10, estimate.window().promptTokens());
      assertThat(most.usage().completionTokens())
          .isBetween(usage.completionTokens() / 2, usage.completionTokens() * 2);
      assertThat(most.usage().cost().orElseThrow())
          .isCloseTo(usage.cost().orElseThrow(), withinPercentage(20));
      assertThat(estimate.tooLarge()).isZero();
    }
  }

  /** Fewer chunks fit into a smaller window. */
  @ParameterizedTest
  @CsvSource({"8192, 4", "1500, 3", "1056, 2"})
  void estimatesThePromptTokensOfAPassWithAndWithoutGroups(int window, int chunksPerCall)
      throws Exception {
    var settings = "trawl { reading.chunks-per-call = 4, model.window-tokens = %d }";
    try (var trawl =
        PromptedTrawl.start(
            EndpointPlan.withoutFaults(),
            data,
            settings.formatted(window),
            PromptedTrawl.LONG_TIMEOUTS)) {
      var estimate = trawl.estimate(LOGBOOK, Level.READ);
      var usage = trawl.read(LOGBOOK).answer().usage();
      var reading = estimate.reading().orElseThrow();
      assertThat(estimate.most().usage().calls()).isEqualTo(usage.calls());
      assertThat(estimate.most().chunks()).isEqualTo(CHUNKS);
      assertThat(estimate.most().usage().promptTokens())
          .isCloseTo(usage.promptTokens(), withinPercentage(MAX_DEVIATION_PERCENT));
      assertThat(reading.chunksPerCall()).isEqualTo(chunksPerCall);
      assertThat(usage.calls()).isEqualTo(Math.ceilDiv(CHUNKS, chunksPerCall) + OTHER_CALLS);
      assertThat(reading.textTokens()).isLessThan(reading.promptTokens());
      assertThat(reading.promptTokens()).isLessThanOrEqualTo(reading.promptTokensAlone());
    }
  }

  @Test
  void isWithinTenPercentForASearch() throws Exception {
    try (var trawl =
        PromptedTrawl.start(EndpointPlan.withoutFaults(), data, PromptedTrawl.LONG_TIMEOUTS)) {
      var estimate = trawl.estimate(LOGBOOK, Level.RETRIEVE);
      var usage = trawl.ask(LOGBOOK, Level.RETRIEVE, Budget.UNLIMITED).finish().answer().usage();
      assertThat(estimate.most().chunks()).isZero();
      assertThat(estimate.most().usage().calls()).isEqualTo(usage.calls());
      assertThat(estimate.most().usage().promptTokens())
          .isCloseTo(usage.promptTokens(), withinPercentage(MAX_DEVIATION_PERCENT));
    }
  }

  @Test
  void hasDifferentBoundsAtLevelAuto() throws Exception {
    try (var trawl = PromptedTrawl.start(EndpointPlan.withoutFaults(), data)) {
      var search = trawl.estimate(LOGBOOK, Level.RETRIEVE).most();
      var reading = trawl.estimate(LOGBOOK, Level.READ).most();
      var auto = trawl.estimate(LOGBOOK, Level.AUTO);
      assertThat(auto.least()).isEqualTo(search);
      assertThat(auto.most().usage().calls()).isEqualTo(reading.usage().calls() + 1);
      assertThat(auto.most().usage().promptTokens()).isGreaterThan(reading.usage().promptTokens());
    }
  }

  @Test
  void hasNoCostWithoutAPrice() throws Exception {
    try (var trawl = PromptedTrawl.start(EndpointPlan.withoutFaults(), data)) {
      var estimate = trawl.estimate(LOGBOOK, Level.READ);
      assertThat(estimate.most().usage().cost()).isEmpty();
      assertThat(estimate.assumptions())
          .anyMatch(assumption -> assumption.contains("price is not set"));
    }
  }

  /** Two calls are sequential, and all others run in parallel. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "calls-max = 40 | 10",
        "calls-max = 10 | 28",
        "calls-max = 40, requests-per-minute = 60 | 124",
        "calls-max = 40, tokens-per-minute = 60000 | 105"
      })
  void estimatesTheTimeFromThePace(String pace, int seconds) throws Exception {
    try (var trawl =
        PromptedTrawl.start(
            EndpointPlan.withoutFaults(),
            data,
            "trawl.model { %s, expected-latency = 2s }".formatted(pace))) {
      assertThat(trawl.estimate(LOGBOOK, Level.READ).most().time())
          .isCloseTo(Duration.ofSeconds(seconds), Duration.ofSeconds(2));
    }
  }

  @Test
  void usesThePriceOfTheEndpointOfEachRole() throws Exception {
    try (var server = SimulatedEndpoint.start(EndpointPlan.withoutFaults());
        var trawl =
            PromptedTrawl.at(
                server.uri(),
                data,
                """
                trawl.endpoints = [
                  { url = "%1$s", roles = [reader], price.prompt-per-million = 1 }
                  { url = "%1$s", roles = [planner, writer] }
                ]\
                """
                    .formatted(server.uri()))) {
      var opened = PromptedTrawl.inTime(trawl.open(List.of(LOGBOOK.source())));
      var ids = List.of(opened.documents().getFirst().id());
      var search = estimate(trawl, Level.RETRIEVE, ids);
      var reading = estimate(trawl, Level.READ, ids);
      var tokens = reading.usage().promptTokens() - search.usage().promptTokens();
      assertThat(search.usage().cost()).isEmpty();
      assertThat(reading.usage().cost().orElseThrow())
          .isCloseTo(tokens / 1e6, withinPercentage(0.01));
    }
  }

  @Test
  void countsTheChunksThatDoNotFitThePrompt() throws Exception {
    var narrow =
        "trawl.model { window-tokens = 680, reply-tokens = 256 }, trawl.chunks.tokens-max = 512,"
            + " trawl.window.question-share = 0.99";
    try (var trawl = PromptedTrawl.start(EndpointPlan.withoutFaults(), data, narrow)) {
      assertThat(trawl.estimate(LOGBOOK, Level.READ).tooLarge()).isGreaterThan(CHUNKS / 6);
    }
  }

  @Test
  void failsIfTheRunWouldFail() throws Exception {
    try (var server = SimulatedEndpoint.start(EndpointPlan.withoutFaults());
        var trawl = PromptedTrawl.at(server.uri(), data)) {
      assertThatThrownBy(() -> PromptedTrawl.inTime(trawl.estimate("Why?", Level.READ, List.of())))
          .hasMessageContaining("There is no document to ask");
    }
  }

  /** The time to open documents belongs to the first run. */
  @Test
  void doesNotIncludeTheTimeToOpenDocuments() throws Exception {
    try (var trawl = PromptedTrawl.start(EndpointPlan.withoutFaults(), data)) {
      trawl.estimate(LOGBOOK, Level.READ);
      assertThat(trawl.read(LOGBOOK).answer().timing().indexMs()).isPositive();
    }
  }

  private static Estimate.Spending estimate(Trawl trawl, Level level, List<DocumentId> documents) {
    return PromptedTrawl.inTime(trawl.estimate(Logbook.QUESTION, level, documents)).most();
  }
}
