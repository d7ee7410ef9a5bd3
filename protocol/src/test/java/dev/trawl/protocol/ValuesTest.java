package dev.trawl.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final ChunkId CHUNK = new ChunkId(new DocumentId("a".repeat(64)), 3);

  @Test
  void aDocumentIdMustBeAHash() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DocumentId("../../etc/passwd"));
    assertThatIllegalArgumentException().isThrownBy(() -> new DocumentId("A".repeat(64)));
  }

  @Test
  void aRunIdMustBeSafeInAPath() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RunId("../up"));
    assertThat(RunId.random()).isNotEqualTo(RunId.random());
  }

  @Test
  void aChunkMustHaveTheLengthOfItsSpan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Chunk(CHUNK, 10, 15, 1, "", "en", 1, "four"));
  }

  @Test
  void evidenceMustHaveTheLengthOfItsSpan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Evidence(CHUNK, "a.txt", 1, new Span(0, 3), "four"));
  }

  @Test
  void coverageIsFullOnlyWhenEveryChunkWasRead() {
    assertThat(new Coverage(3, 3, 0, 0, List.of()).isFull()).isTrue();
    assertThat(new Coverage(3, 2, 0, 1, List.of()).isFull()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new Coverage(3, 3, 0, 1, List.of()));
  }

  @Test
  void onlyAnAnswerThatIsNotWholeHasAReason() {
    var absent = answer(Answer.Status.UNANSWERED, Optional.of(Answer.Reason.ABSENT));

    assertThat(absent.cut(" One document could not be searched."))
        .extracting(Answer::text, Answer::status, Answer::reason)
        .containsExactly(
            "Porto One document could not be searched.",
            Answer.Status.PARTIAL,
            Optional.of(Answer.Reason.CUT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answer(Answer.Status.ANSWERED, absent.reason()));
  }

  private static Answer answer(Answer.Status status, Optional<Answer.Reason> reason) {
    return new Answer(
        "Porto",
        status,
        reason,
        Level.READ,
        QuestionKind.FACT,
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        new Coverage(1, 1, 0, 0, List.of()),
        List.of(),
        Map.of(),
        Usage.NONE,
        Timing.NONE,
        List.of());
  }

  @Test
  void usageAddsCallsAndKeepsTheLargestPrompt() {
    var usage = Usage.ofCall(100, 10).plus(Usage.ofFailure().retried()).plus(Usage.ofCall(300, 5));

    assertThat(usage).isEqualTo(new Usage(3, 400, 15, 300, 1, OptionalDouble.empty()));
  }

  @Test
  void aWindowMustBeLargerThanItsReply() {
    assertThat(new Window(8192, 1024).promptTokens()).isEqualTo(7168);
    assertThatIllegalArgumentException().isThrownBy(() -> new Window(512, 512));
  }

  @Test
  void theRelevanceOfAVerdictIsBetween0And1() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadingModel.Verdict.Relevant(List.of("x"), 1.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadingModel.Verdict.Relevant(List.of("x"), Double.NaN));
  }

  @Test
  void aChunkMayBeRelevantWithoutQuotes() {
    assertThat(new ReadingModel.Verdict.Relevant(List.of(), 0.5).quotes()).isEmpty();
  }

  @Test
  void giveUpCannotBeCombinedWithOtherSteps() {
    var search = new Step.Search("Tove Lind", "Who?");
    assertThat(new Step.Together(List.of(search)).steps()).containsExactly(search);
    assertThatIllegalArgumentException().isThrownBy(() -> new Step.Together(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Step.Together(List.of(search, new Step.GiveUp("who", List.of()))));
  }

  @Test
  void theTotalOfAFindingCannotBeLessThanItsEvidence() {
    var evidence = new Evidence(CHUNK, "a.txt", 1, new Span(0, 4), "four");
    assertThat(new Finding("Who?", "", List.of(evidence)).total()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Finding("Who?", "", List.of(evidence), 0));
  }

  @Test
  void chunksAreSortedInReadingOrder() {
    assertThat(new ChunkId(CHUNK.document(), 2)).isLessThan(CHUNK);
  }

  @Test
  void namesAPlaceAsPeopleDo() {
    assertThat(Evidence.Place.page(3).text()).isEqualTo("page 3");
    assertThat(new Evidence.Place(Evidence.Place.Kind.SHEET, "Costs").text())
        .isEqualTo("sheet Costs");
    assertThat(new Evidence.Place(Evidence.Place.Kind.TIME, "00:12:00").text())
        .isEqualTo("00:12:00");
    assertThat(new Evidence.Place(Evidence.Place.Kind.CHAPTER, "Storms").text())
        .isEqualTo("chapter Storms");
    assertThat(new Evidence.Place(Evidence.Place.Kind.CHAPTER, "CHAPTER 2. Storms").text())
        .isEqualTo("CHAPTER 2. Storms");
  }
}
