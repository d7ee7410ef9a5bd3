package dev.trawl.actors.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.run.Escalation.NoAnswer;
import dev.trawl.actors.window.ClaimSupport.Support;
import dev.trawl.actors.window.ClaimSupport.SupportedClaim;
import dev.trawl.protocol.Answer.Reason;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConclusionTest {
  private static final DocumentId DOCUMENT = new DocumentId("a".repeat(64));
  private static final int CHUNKS = 5;

  @Test
  void aFullReadingWithEvidenceIsAnswered() {
    var answer = read(5, 0).answered(support("In Porto.", evidence(1)), false, 9);

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.coverage().isFull()).isTrue();
  }

  @Test
  void anAnswerFromPartOfTheChunksIsPartial() {
    assertThat(read(4, 1).answered(support("In Porto.", evidence(1)), false, 9).status())
        .isEqualTo(Status.PARTIAL);
    assertThat(read(2, 0).answered(support("In Porto.", evidence(1)), false, 9).status())
        .isEqualTo(Status.PARTIAL);
  }

  @Test
  void saysNotInTheDocumentsIfAllChunksWereRead() {
    var answer = read(5, 0).unanswered("", Shown.NOTHING, List.of(), 9);

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(answer.text()).startsWith("Not in the documents: all 5 chunks were read");
    assertThat(answer.citations()).isEmpty();
  }

  @Test
  void countsUnreadChunksInsteadOfDenyingAnAnswer() {
    var answer = read(2, 1).unanswered("", Shown.NOTHING, List.of(), 9);

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.text())
        .isEqualTo(
            "No answer in the 2 of 5 chunks that were read; 1 failed and 2 were not reached.");
  }

  /** A reading pass says "not in the documents" if, and only if, it read all chunks. */
  @Property
  void saysNotInTheDocumentsOnlyAfterAFullReading(
      @ForAll @IntRange(max = CHUNKS) int read, @ForAll @IntRange(max = CHUNKS) int failed) {
    var reached = Math.min(failed, CHUNKS - read);
    var answer = read(read, reached).unanswered("", Shown.NOTHING, List.of(), 9);

    assertThat(answer.status() == Status.UNANSWERED).isEqualTo(read == CHUNKS);
    assertThat(answer.text().startsWith("Not in the documents")).isEqualTo(read == CHUNKS);
    assertThat(answer.reason()).contains(read == CHUNKS ? Reason.ABSENT : Reason.CUT);
  }

  /** The answer may be there in other words. */
  @Property
  void isNeverAbsentIfTheModelCannotTell(
      @ForAll @IntRange(max = CHUNKS) int read, @ForAll @IntRange(max = CHUNKS) int failed) {
    var coverage = new Coverage(CHUNKS, read, 0, Math.min(failed, CHUNKS - read), List.of());
    var answer = comparingWords(coverage).unanswered("who came", Shown.NOTHING, List.of(), 9);

    assertThat(answer.reason()).isPresent().isNotEqualTo(Optional.of(Reason.ABSENT));
    assertThat(answer.text())
        .doesNotContain("Not in the documents", "do not say")
        .endsWith("Not found: who came.");
  }

  @Test
  void aModelThatComparesWordsMayHaveMissedTheAnswer() {
    var all = new Coverage(CHUNKS, CHUNKS, 0, 0, List.of());

    assertThat(comparingWords(all).unanswered("", Shown.NOTHING, List.of(), 9).text())
        .isEqualTo(
            "No answer was found, although all 5 chunks were read. The model only compares words, so"
                + " the answer may be there in other words.");
  }

  @Test
  void aPlaceThatTheDocumentsDoNotHaveIsAbsentForEveryModel() {
    var all = new Coverage(CHUNKS, CHUNKS, 0, 0, List.of());

    assertThat(comparingWords(all).absent("There are chapters 1 to 3.").reason())
        .contains(Reason.ABSENT);
  }

  @Test
  void showsTheBestSentencesIfTheModelIsNotCertain() {
    var shown = Shown.uncertain(Set.of(), List.of(evidence(1), evidence(3)), new Span(1, 4));
    var answer = read(5, 0).unanswered("", shown, List.of(), 9);

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(answer.text())
        .startsWith("No sentence in the 5 chunks of the text certainly answers")
        .endsWith("“Porto” [1]\n“Porto” [2]");
    assertThat(answer.answeringWords()).isEqualTo("ort");
    assertThat(answer.citations()).hasSize(2);
  }

  @Test
  void highlightsTheWordsThatAnswerInAnAnswerOfOneClaim() {
    var support = support(" In Porto. ", evidence(1));
    var answer = read(5, 0).answered(support, false, 9);

    assertThat(
            Conclusion.highlighted(answer, Optional.of(new Span(4, 10)), support).answeringWords())
        .isEqualTo("Porto");
    assertThat(Conclusion.highlighted(answer, Optional.empty(), support).highlight()).isEmpty();
  }

  @Test
  void levelRetrieveReportsWhatItSearched() {
    var answer = retrieved(2).unanswered("", Shown.NOTHING, List.of(), 9);

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(answer.text())
        .startsWith("No answer in the 2 of 5 chunks that match the question best.")
        .contains("Level read");
    assertThat(retrieved(0).unanswered("", Shown.NOTHING, List.of(), 9).text())
        .startsWith("No answer: none of the 5 chunks matches the question's words.");
  }

  @Test
  void levelRetrieveAnswersWithoutReadingAll() {
    assertThat(retrieved(2).answered(support("In Porto.", evidence(1)), false, 9).status())
        .isEqualTo(Status.ANSWERED);
  }

  @Test
  void quotesWithoutAnAnswerArePartialAtAnyCoverage() {
    var answer = read(5, 0).quotes(NoAnswer.of("time is up"), List.of(evidence(1)));

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.text()).contains("time is up").endsWith("[1].");
  }

  @ParameterizedTest
  @CsvSource({
    "In Porto., In Porto [1][2].",
    "In Porto, In Porto [1][2]",
    "ポルトで。, ポルトで [1][2]。",
    "'Porto?! ', Porto [1][2]?!"
  })
  void markersComeBeforeTheEndOfTheSentence(String text, String marked) {
    assertThat(read(5, 0).answered(support(text, evidence(1), evidence(3)), false, 9).text())
        .isEqualTo(marked);
  }

  @Test
  void numbersCitationsFromOneInTheOrderOfTheEvidence() {
    assertThat(
            read(5, 0)
                .answered(support("In Porto.", evidence(3), evidence(1)), false, 9)
                .citations())
        .containsExactly(new Citation(1, evidence(3)), new Citation(2, evidence(1)));
  }

  @Test
  void theAnswerContainsKeywordsAndWarnings() {
    var answer = read(5, 0).unanswered("", Shown.NOTHING, List.of(), 9);

    assertThat(answer.keywords()).isEqualTo(Map.of("en", List.of("harbour"), "ja", List.of("港")));
    assertThat(answer.warnings()).containsExactly("a.txt: page 3 is empty", "time was short");
  }

  @Test
  void countsRepeatedWarnings() {
    var state =
        after(
            new What.Started("Where?", Level.READ),
            new What.Warned("No reply within 30 s."),
            new What.Warned("Reading stopped before the end"),
            new What.Warned("No reply within 30 s."),
            new What.Warned("Reading stopped before the end"),
            new What.Warned("No reply within 30 s."),
            new What.Warned("time was short"));

    var unread = new Coverage(CHUNKS, 0, 0, 0, List.of());

    assertThat(
            new Conclusion(state, unread, true, Timing.NONE, Usage.NONE)
                .unanswered("", Shown.NOTHING, List.of(), 9)
                .warnings())
        .containsExactly(
            "No reply within 30 s (3 times).",
            "Reading stopped before the end (2 times)",
            "time was short");
  }

  @Test
  void countsEachShownChunkOnceInTheCoverage() {
    var coverage =
        Conclusion.coverage(
            state(Level.RETRIEVE),
            chunks(0, 1, 3, 4),
            List.of(evidence(1), evidence(1), evidence(3)));

    assertThat(coverage).isEqualTo(new Coverage(CHUNKS, 4, 2, 0, List.of()).showing(4, 2));
  }

  private static Conclusion read(int read, int failed) {
    return conclusion(Level.READ, new Coverage(CHUNKS, read, 0, failed, List.of()));
  }

  private static Conclusion retrieved(int shown) {
    return conclusion(Level.RETRIEVE, new Coverage(CHUNKS, shown, 0, 0, List.of()));
  }

  private static Conclusion conclusion(Level level, Coverage coverage) {
    return new Conclusion(state(level), coverage, true, Timing.NONE, Usage.NONE);
  }

  /** The conclusion of a model that only compares words. */
  private static Conclusion comparingWords(Coverage coverage) {
    return new Conclusion(state(Level.READ), coverage, false, Timing.NONE, Usage.NONE);
  }

  private static RunState state(Level level) {
    var document =
        new Document(
            DOCUMENT,
            "a.txt",
            "text/plain",
            1,
            100,
            20,
            CHUNKS,
            List.of("en"),
            List.of("page 3 is empty"));
    return after(
        new What.Started("Where?", level),
        new What.DocumentOpened(document),
        new What.KeywordsChosen(List.of(new Keyword("harbour", "en"), new Keyword("港", "ja"))),
        new What.Warned("time was short"));
  }

  private static RunState after(What... whats) {
    var state = RunState.NONE;
    for (var what : whats) {
      var seq = state.progress().seq() + 1;
      state = state.updated(new RunEvent(new RunId("run"), seq, Instant.EPOCH, Usage.NONE, what));
    }
    return state;
  }

  private static Set<ChunkId> chunks(Integer... ordinals) {
    return Stream.of(ordinals)
        .map(ordinal -> new ChunkId(DOCUMENT, ordinal))
        .collect(Collectors.toSet());
  }

  private static Support support(String text, Evidence... evidence) {
    return new Support(List.of(new SupportedClaim(text, List.of(evidence), true)), 0);
  }

  private static Evidence evidence(int ordinal) {
    return new Evidence(new ChunkId(DOCUMENT, ordinal), "a.txt", 1, new Span(0, 5), "Porto");
  }
}
