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

/** Answers told while they are written, over real sockets, by endpoints good and bad. */
class DraftRunTest {
  private static final Logbook LOGBOOK = Logbook.ofChunks(12);

  @TempDir private Path data;

  @ParameterizedTest
  @EnumSource(Thinking.class)
  void theDraftIsTheAnswerWithoutItsMarkersAndWithoutThoughts(Thinking way) throws Exception {
    var plan = EndpointPlan.calm().with(Offer.standard().with(way));
    try (var trawl = PromptedTrawl.start(plan, data, PromptedTrawl.PATIENT)) {
      var told = trawl.read(LOGBOOK);
      assertThat(deltas(told)).extracting(AnswerDelta::draft).containsOnly(1);
      assertThat(lastDraft(told)).isEqualTo(withoutMarkers(told));
    }
  }

  /** Replies break in the middle, are cut, stall, or are half an object that is asked for again. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theLastDraftIsTheAnswerWhateverCameBefore(long seed) throws Exception {
    var faults =
        Faults.none()
            .with(Fault.TRUNCATED, 0.2)
            .with(Fault.GARBLED, 0.1)
            .with(Fault.RESET, 0.1)
            .with(Fault.STALL, 0.05);
    var plan =
        EndpointPlan.calm()
            .withSeed(seed)
            .with(faults)
            .with(Pace.instant().withRetryAfter(Duration.ZERO));
    try (var trawl =
        PromptedTrawl.start(
            plan, data, "trawl.gateway.max-retries = 20", "trawl.drafts.interval = 1ms")) {
      var told = trawl.read(LOGBOOK);
      assertThat(deltas(told)).extracting(AnswerDelta::draft).isSorted();
      assertThat(lastDraft(told)).isEqualTo(withoutMarkers(told));
      assertThat(told.events().getLast().what().isLast()).isTrue();
    }
  }

  @Test
  void anEndpointThatGivesEachReplyAtOnceTellsNothing() throws Exception {
    var whole = "trawl.model.extra-body = { stream = false }";
    var plan = EndpointPlan.calm();
    try (var trawl = PromptedTrawl.start(plan, data, PromptedTrawl.PATIENT, whole)) {
      var told = trawl.read(LOGBOOK);
      assertThat(told.answer().text()).contains(Logbook.BUILDER);
      assertThat(deltas(told)).isEmpty();
    }
  }

  private static List<AnswerDelta> deltas(PromptedTrawl.Told told) {
    return told.events().stream()
        .map(RunEvent::what)
        .filter(AnswerDelta.class::isInstance)
        .map(AnswerDelta.class::cast)
        .toList();
  }

  private static String lastDraft(PromptedTrawl.Told told) {
    var deltas = deltas(told);
    assertThat(deltas).isNotEmpty();
    var last = deltas.getLast().draft();
    return deltas.stream()
        .filter(delta -> delta.draft() == last)
        .map(AnswerDelta::text)
        .collect(Collectors.joining());
  }

  private static String withoutMarkers(PromptedTrawl.Told told) {
    return told.answer().text().replaceAll(" ?\\[\\d+]", "");
  }
}
