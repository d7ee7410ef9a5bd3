package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What.AnswerDelta;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Fault;
import dev.trawl.testkit.Faults;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.Pace;
import dev.trawl.testkit.Thinking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests drafts over real sockets, with correct and with misbehaving endpoints. */
class DraftRunTest {
  private static final Logbook LOGBOOK = Logbook.ofChunks(12);

  @TempDir private Path data;

  @ParameterizedTest
  @EnumSource(Thinking.class)
  void theDraftIsTheAnswerWithoutMarkersAndThoughts(Thinking thinking) throws Exception {
    var plan = EndpointPlan.withoutFaults().with(Offer.standard().with(thinking));
    try (var trawl = PromptedTrawl.start(plan, data, PromptedTrawl.LONG_TIMEOUTS)) {
      var finished = trawl.read(LOGBOOK);
      assertThat(deltas(finished)).extracting(AnswerDelta::draft).containsOnly(1);
      assertThat(lastDraft(finished)).isEqualTo(withoutMarkers(finished));
    }
  }

  /** Some replies break off, are cut, stall, or are invalid and requested again. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theLastDraftIsTheAnswerDespiteFaults(long seed) throws Exception {
    var faults =
        Faults.none()
            .with(Fault.TRUNCATED, 0.2)
            .with(Fault.GARBLED, 0.1)
            .with(Fault.RESET, 0.1)
            .with(Fault.STALL, 0.05);
    var plan =
        EndpointPlan.withoutFaults()
            .withSeed(seed)
            .with(faults)
            .with(Pace.instant().withRetryAfter(Duration.ZERO));
    try (var trawl =
        PromptedTrawl.start(
            plan, data, "trawl.gateway.max-retries = 20", "trawl.drafts.interval = 1ms")) {
      var finished = trawl.read(LOGBOOK);
      assertThat(deltas(finished)).extracting(AnswerDelta::draft).isSorted();
      assertThat(lastDraft(finished)).isEqualTo(withoutMarkers(finished));
      assertThat(finished.events().getLast().what().isLast()).isTrue();
    }
  }

  @Test
  void anEndpointThatDoesNotStreamSendsNoDrafts() throws Exception {
    var withoutStream = "trawl.model.extra-body = { stream = false }";
    var plan = EndpointPlan.withoutFaults();
    try (var trawl = PromptedTrawl.start(plan, data, PromptedTrawl.LONG_TIMEOUTS, withoutStream)) {
      var finished = trawl.read(LOGBOOK);
      assertThat(finished.answer().text()).contains(Logbook.BUILDER);
      assertThat(deltas(finished)).isEmpty();
    }
  }

  private static List<AnswerDelta> deltas(PromptedTrawl.FinishedRun finished) {
    return finished.events().stream()
        .map(RunEvent::what)
        .filter(AnswerDelta.class::isInstance)
        .map(AnswerDelta.class::cast)
        .toList();
  }

  private static String lastDraft(PromptedTrawl.FinishedRun finished) {
    var deltas = deltas(finished);
    assertThat(deltas).isNotEmpty();
    var last = deltas.getLast().draft();
    return deltas.stream()
        .filter(delta -> delta.draft() == last)
        .map(AnswerDelta::text)
        .collect(Collectors.joining());
  }

  private static String withoutMarkers(PromptedTrawl.FinishedRun finished) {
    return finished.answer().text().replaceAll(" ?\\[\\d+]", "");
  }
}
