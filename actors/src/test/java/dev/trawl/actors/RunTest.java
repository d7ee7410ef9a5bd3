package dev.trawl.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.testkit.ScriptedModel;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RunTest {
  private static final ActorTestKit kit = ActorTestKit.create(RunFixture.config(""));

  private static final MemoryDocument MINUTES =
      MemoryDocument.of(
          'a',
          "The board met on Monday. Coffee was served.",
          "The meeting was moved to Porto. Everyone agreed.",
          "The next meeting is in autumn.");

  /** The same model with a window that is too small for the whole minutes. */
  private static ScriptedModel withSmallWindow(ScriptedModel model) {
    return model.window(28, 4);
  }

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  @Test
  void answersFromTheBestChunkWithPageAndQuote() {
    var answer =
        RunFixture.of(kit, ScriptedModel.finding("Porto"), MINUTES)
            .answer("Where was the meeting moved?", Level.RETRIEVE);

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.text()).isEqualTo("The meeting was moved to Porto [1].");
    assertThat(answer.citations())
        .extracting(Citation::evidence)
        .singleElement()
        .satisfies(
            evidence -> {
              assertThat(evidence.quote()).isEqualTo("The meeting was moved to Porto.");
              assertThat(evidence.page()).isEqualTo(2);
              assertThat(evidence.documentName()).isEqualTo("a.txt");
            });
  }

  @Test
  void numbersItsEventsFromOneWithoutGapsAndEndsOnce() {
    var events =
        RunFixture.of(kit, ScriptedModel.finding("Coffee"), MINUTES)
            .ask("Where was the meeting moved?", Level.READ)
            .all();

    assertThat(events)
        .extracting(RunEvent::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
    assertThat(events.stream().filter(event -> event.what().isLast())).hasSize(1);
  }

  @Test
  void readsEveryChunkOnceWhenAutoFindsNoAnswer() {
    var model = withSmallWindow(ScriptedModel.finding("Coffee"));
    var whats =
        RunFixture.of(kit, model, MINUTES).ask("Where was the meeting?", Level.AUTO).whats();

    assertThat(whats).hasAtLeastOneElementOfType(What.Escalated.class);
    assertThat(whats.stream().filter(What.ChunkRead.class::isInstance)).hasSize(3);
    assertThat(whats.getLast())
        .isInstanceOfSatisfying(
            What.Answered.class,
            answered -> {
              assertThat(answered.answer().level()).isEqualTo(Level.READ);
              assertThat(answered.answer().text()).isEqualTo("Coffee was served [1].");
              assertThat(answered.answer().coverage().isFull()).isTrue();
            });
  }

  @Test
  void readsEachChunkOnceForTheSameQuestion() {
    var model = ScriptedModel.finding("Porto");
    var fixture = RunFixture.of(kit, model, MINUTES);

    var first = fixture.answer("Where was the meeting moved?", Level.READ);
    var second = fixture.answer("Where was the meeting moved?", Level.READ);

    assertThat(model.log().of(ModelTask.Read.class)).hasSize(3);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.citations()).isEqualTo(first.citations());
    assertThat(second.coverage()).isEqualTo(first.coverage());
    assertThat(second.usage().calls()).isEqualTo(first.usage().calls() - 3);
  }

  @Test
  void readsEveryChunkAgainForAnotherQuestionOrAnotherSetOfDocuments() {
    var model = ScriptedModel.finding("Porto");
    var other = MemoryDocument.of('b', "Nothing of note.");
    var fixture = RunFixture.of(kit, model, MINUTES, other);

    fixture.answer("Where was the meeting moved?", Level.READ);
    fixture.answer("Where to?", Level.READ);
    fixture.answer("Where was the meeting moved?", List.of(MINUTES), Level.READ);

    assertThat(model.log().of(ModelTask.Read.class)).hasSize(4 + 4 + 3);
  }

  @Test
  void remembersNoVerdictsIfTheSettingIsZero() {
    var model = ScriptedModel.finding("Porto");
    var fixture = RunFixture.of(kit, model, "trawl.reading.max-remembered = 0", MINUTES);

    fixture.answer("Where was the meeting moved?", Level.READ);
    fixture.answer("Where was the meeting moved?", Level.READ);

    assertThat(model.log().of(ModelTask.Read.class)).hasSize(6);
  }

  @Test
  void saysNotInTheDocumentsOnlyAfterReadingThemAll() {
    var fixture = RunFixture.of(kit, withSmallWindow(ScriptedModel.create()), MINUTES);

    assertThat(fixture.answer("Where was the meeting?", Level.RETRIEVE).text())
        .doesNotContain("Not in the documents");
    var read = fixture.answer("Where was the meeting?", Level.READ);
    assertThat(read.status()).isEqualTo(Status.UNANSWERED);
    assertThat(read.text()).startsWith("Not in the documents: all 3 chunks were read");
  }
}
