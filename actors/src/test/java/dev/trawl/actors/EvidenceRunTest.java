package dev.trawl.actors;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Item;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.testkit.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests which chunks the writer sees, which chunks are read, and how an answer reports this. */
class EvidenceRunTest {
  private static final ActorTestKit kit = ActorTestKit.create(RunFixture.config(""));
  private static final String QUESTION = "Which ships were built at Lund?";

  private static final String AURORA = "The Aurora was built at Lund.";
  private static final String BOREAS = "The Boreas and the Aurora came from the same yard.";

  /** The fifth chunk matches the question best but does not answer it. */
  private static final List<String> TEXTS =
      List.of(
          "It rained.",
          AURORA + " It was 1902.",
          "It rained again.",
          BOREAS + " It was 1904.",
          "Which ships were built at Lund is a question for another book.");

  private static final MemoryDocument YARD = MemoryDocument.of('a', TEXTS);

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  @ParameterizedTest
  @EnumSource(
      value = QuestionKind.class,
      names = {"FACT", "SUMMARY", "COMPARE"})
  void aTextThatFitsTheWindowNeedsOneCallOfTheWriterAndNoReader(QuestionKind kind) {
    var model = ScriptedModel.finding("Aurora");

    var answer = answer(model, kind, Level.AUTO);

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.kind()).isEqualTo(kind);
    assertThat(answer.coverage().isFull()).isTrue();
    assertThat(answer.coverage().shown()).isEqualTo(5);
    assertThat(model.log().tasks())
        .extracting(Object::getClass)
        .containsExactly(ModelTask.Understand.class, ModelTask.Answer.class);
    assertThat(shown(model)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void showsChunksInTheOrderOfTheDocuments() {
    var other = MemoryDocument.of('0', "Nothing on the Aurora.", "More of nothing.");
    var model = ScriptedModel.finding("Boreas");
    RunFixture.of(kit, understanding(model, QuestionKind.FACT), YARD, other)
        .answer(QUESTION, Level.AUTO);

    var expected = new ArrayList<>(YARD.chunks());
    expected.addAll(other.chunks());
    assertThat(model.log().of(ModelTask.Answer.class).getFirst().chunks()).isEqualTo(expected);
    assertThat(model.log().of(ModelTask.Answer.class).getFirst().names())
        .containsEntry(YARD.id(), "a.txt")
        .containsEntry(other.id(), "0.txt");
  }

  @Test
  void doesNotReadChunksThatTheWriterHasSeen() {
    var model = ScriptedModel.create();

    var answer = answer(model, QuestionKind.FACT, Level.AUTO);

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(answer.text()).startsWith("Not in the documents: all 5 chunks were read");
    assertThat(model.log().of(ModelTask.Answer.class)).hasSize(1);
    assertThat(model.log().of(ModelTask.Read.class)).isEmpty();
  }

  @Test
  void afterAReadingPassTheWriterSeesOnlyRelevantChunks() {
    var model = ScriptedModel.finding("Aurora");

    var answer = answer(model, QuestionKind.FACT, Level.READ);

    assertThat(shown(model)).containsExactly(1, 3);
    assertThat(answer.coverage().read()).isEqualTo(5);
    assertThat(answer.coverage().shown()).isEqualTo(2);
    assertThat(answer.coverage().relevant()).isEqualTo(2);
    assertThat(answer.coverage().relevantShown()).isEqualTo(2);
  }

  @Test
  void aRelevantChunkWithoutAVerifiedQuoteIsShownToTheWriter() {
    var found = ScriptedModel.finding("Aurora");
    var model =
        found.reading(
            task ->
                completedFuture(
                    switch (task.chunk().id().ordinal()) {
                      case 1 -> new Verdict.Relevant(List.of(), 0.5);
                      case 3 -> new Verdict.Relevant(List.of("Someone sank it long ago."), 1);
                      default -> new Verdict.None();
                    }));

    var answer = answer(model, QuestionKind.FACT, Level.READ);

    assertThat(shown(model)).containsExactly(1, 3);
    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.text()).isEqualTo("The Aurora was built at Lund [1].");
    assertThat(answer.coverage().relevant()).isEqualTo(2);
    assertThat(answer.warnings())
        .anyMatch(warning -> warning.startsWith("1 of the model's quotes"));
  }

  @Test
  void aNearlyExactQuoteOfAReaderIsEvidence() {
    var model =
        ScriptedModel.finding("Aurora")
            .reading(
                task ->
                    completedFuture(
                        task.chunk().id().ordinal() == 1
                            ? new Verdict.Relevant(List.of("the “Aurora” was built at the Lund"), 1)
                            : new Verdict.None()));

    var whats = ask(model, QuestionKind.FACT, Level.READ);

    assertThat(whats)
        .filteredOn(What.ChunkRead.class::isInstance)
        .flatExtracting(what -> ((What.ChunkRead) what).quotes())
        .extracting(Evidence::quote)
        .containsExactly(AURORA);
  }

  @Test
  void aFactQuestionStartsWithTheBestChunksAndAListQuestionWithReading() {
    var fact = ScriptedModel.finding("question").window(40, 4);
    answer(fact, QuestionKind.FACT, Level.AUTO);
    assertThat(fact.log().of(ModelTask.Read.class)).isEmpty();

    var list = ScriptedModel.finding("Aurora").window(40, 4);
    answer(list, QuestionKind.LIST, Level.AUTO);
    assertThat(list.log().of(ModelTask.Read.class))
        .hasSize(5)
        .allSatisfy(
            task -> assertThat(task.questions().getFirst().kind()).isEqualTo(QuestionKind.LIST));
  }

  @Test
  void aListNamesEachItemOnceWithItsSentences() {
    var model = listing();

    var answer = answer(model, QuestionKind.LIST, Level.READ);

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.text()).isEqualTo("- Aurora [1][2]\n- Boreas [2]");
    assertThat(answer.items())
        .containsExactly(
            new Answer.Item("Aurora", List.of(1, 2)), new Answer.Item("Boreas", List.of(2)));
    assertThat(quotes(answer)).containsExactly(AURORA, BOREAS);
    assertThat(model.log().of(ModelTask.Answer.class)).isEmpty();
    assertThat(answer.coverage().relevantShown()).isEqualTo(2);
  }

  @Test
  void aCountIsTheNumberOfDistinctItems() {
    var answer = answer(listing(), QuestionKind.COUNT, Level.READ);

    assertThat(answer.text()).isEqualTo("2:\n- Aurora [1][2]\n- Boreas [2]");
    assertThat(answer.items()).hasSize(2);
  }

  @Test
  void anItemThatTheTextDoesNotNameIsLeftOut() {
    var model =
        ScriptedModel.create()
            .reading(
                task ->
                    completedFuture(
                        task.chunk().id().ordinal() == 1
                            ? new Verdict.Relevant(
                                List.of(AURORA),
                                1,
                                List.of(new Item("Aurora", AURORA), new Item("Castor", AURORA)))
                            : new Verdict.None()));

    var answer = answer(model, QuestionKind.LIST, Level.READ);

    assertThat(answer.items()).containsExactly(new Answer.Item("Aurora", List.of(1)));
  }

  @Test
  void aRelevantChunkWithoutAnItemMakesAListPartial() {
    var listing = listing();
    var model =
        listing.reading(
            task ->
                task.chunk().id().ordinal() == 4
                    ? completedFuture(new Verdict.Relevant(List.of("Which ships"), 0.5))
                    : listing.reading().apply(task));

    var answer = answer(model, QuestionKind.LIST, Level.READ);

    assertThat(answer.items()).hasSize(2);
    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.coverage().relevant()).isEqualTo(3);
    assertThat(answer.coverage().relevantShown()).isEqualTo(2);
    assertThat(answer.warnings()).contains("Relevant chunks in which no item was found: 1.");
  }

  @Test
  void aListWithAnUnreadChunkIsPartial() {
    var listing = listing();
    var model =
        listing.reading(
            task ->
                task.chunk().id().ordinal() == 0
                    ? ScriptedModel.fail(new ModelException.Final("declined"))
                    : listing.reading().apply(task));

    assertThat(answer(model, QuestionKind.LIST, Level.READ).status()).isEqualTo(Status.PARTIAL);
  }

  @Test
  void aComparisonFromSomeOfTheRelevantChunksIsPartial() {
    var answer = answerFromSomeChunks(QuestionKind.COMPARE, "");

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.coverage().relevant()).isEqualTo(20);
    assertThat(answer.coverage().relevantShown()).isBetween(1, 19);
  }

  @Test
  void aFactFromSomeOfTheRelevantChunksIsAnswered() {
    assertThat(answerFromSomeChunks(QuestionKind.FACT, "").status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void aSummaryThatNeedsSeveralWindowsIsWrittenInParts() {
    var answer = answerFromSomeChunks(QuestionKind.SUMMARY, "");

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.coverage().relevantShown()).isEqualTo(20);
    assertThat(answer.citations()).hasSizeGreaterThan(3);
  }

  @Test
  void aSummaryOfOnlySomeWindowsIsPartial() {
    var answer = answerFromSomeChunks(QuestionKind.SUMMARY, "trawl.window.max-reductions = 2");

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.coverage().relevantShown()).isBetween(1, 19);
    assertThat(answer.warnings()).anyMatch(warning -> warning.contains("max-reductions"));
  }

  @Test
  void aSummaryFromAllRelevantChunksIsAnswered() {
    var model = ScriptedModel.finding("Aurora");
    assertThat(answer(model, QuestionKind.SUMMARY, Level.READ).status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void oneUnsupportedClaimMakesAnAnswerPartial() {
    var answer =
        answer(
            writing(claim("The Aurora was.", AURORA), claim(" Pirates sank it in a storm.")),
            QuestionKind.FACT,
            Level.AUTO);

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.text()).isEqualTo("The Aurora was [1]. Pirates sank it in a storm.");
    assertThat(answer.claims())
        .containsExactly(
            new Answer.Claim(0, 14, List.of(1), true), new Answer.Claim(20, 46, List.of(), false));
  }

  @Test
  void aClaimThatContradictsItsSentenceIsUnsupported() {
    var answer =
        answer(
            writing(claim("The Aurora was built at Malmo.", AURORA)),
            QuestionKind.FACT,
            Level.AUTO);

    assertThat(answer.claims())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.supported()).isFalse();
              assertThat(claim.citations()).containsExactly(1);
            });
  }

  @Test
  void anAnswerWithoutASupportedClaimIsUnanswered() {
    var answer =
        answer(writing(claim("Pirates sank it in a storm.")), QuestionKind.FACT, Level.RETRIEVE);

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(answer.citations()).isEmpty();
    assertThat(answer.text())
        .startsWith("Not in the documents: all 5 chunks were read and none answers the question.")
        .endsWith(
            "No sentence was found that supports the model's answer, which is: Pirates sank it in a"
                + " storm.");
  }

  @Test
  void anAnswerWhoseSentencesLackItsNamesIsPartialAndHasAWarning() {
    var answer =
        answer(
            writing(claim("The Aurora was built at Malmo.", AURORA)),
            QuestionKind.FACT,
            Level.RETRIEVE);

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.text()).isEqualTo("The Aurora was built at Malmo [1].");
    assertThat(answer.warnings())
        .contains(
            "The cited sentences do not contain these names or numbers from the answer: “Malmo”.");
    var claim = answer.claims().getFirst();
    assertThat(claim.supported()).isFalse();
    assertThat(answer.text().substring(claim.start(), claim.end()))
        .isEqualTo("The Aurora was built at Malmo");
  }

  @Test
  void anAnswerThatDeniesWhatItsSentenceSaysIsPartialAndHasAWarning() {
    var answer =
        answer(
            writing(claim("The Aurora was not built at Lund.", AURORA)),
            QuestionKind.FACT,
            Level.RETRIEVE);

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.claims()).extracting(Answer.Claim::supported).containsExactly(false);
    assertThat(answer.warnings())
        .contains(
            "This part of the answer says “not”, but the cited sentence does not: “The Aurora was"
                + " not built at Lund”.");
  }

  @Test
  void aMarkerSupportsOnlyTheSentenceBeforeIt() {
    var answer =
        answer(
            writing(claim("Pirates sank it in a storm. It was the Aurora.", AURORA)),
            QuestionKind.FACT,
            Level.RETRIEVE);

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.text()).isEqualTo("Pirates sank it in a storm. It was the Aurora [1].");
    assertThat(answer.claims()).extracting(Answer.Claim::supported).containsExactly(false, true);
    assertThat(answer.warnings())
        .contains("No sentence was found that supports this: “Pirates sank it in a storm”.");
  }

  @Test
  void anAnswerWithANumberThatTheModelCalculatedIsPartialAndHasAWarning() {
    var answer =
        answer(
            writing(
                claim("The Aurora was built at Lund.", AURORA),
                claim(" It was built 17 times.", AURORA)),
            QuestionKind.FACT,
            Level.RETRIEVE);

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.claims()).extracting(Answer.Claim::supported).containsExactly(true, false);
    assertThat(answer.warnings())
        .contains(
            "The cited sentences do not contain these names or numbers from the answer: “17”.");
  }

  @Test
  void anAnswerThatClosesWithACourtesyIsAnswered() {
    var answer =
        answer(
            writing(claim("The Aurora was built at Lund.", AURORA), claim(" I hope this helps.")),
            QuestionKind.FACT,
            Level.RETRIEVE);

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.text()).isEqualTo("The Aurora was built at Lund [1]. I hope this helps.");
    assertThat(answer.warnings()).isEmpty();
  }

  /** All chunks are relevant without a quote, so each is shown completely or not at all. */
  private static Answer answerFromSomeChunks(QuestionKind kind, String overrides) {
    var texts =
        IntStream.range(0, 20).mapToObj(i -> "The Aurora sailed " + "on ".repeat(20) + i + ".");
    var model =
        ScriptedModel.finding("Aurora")
            .window(140, 20)
            .reading(task -> completedFuture(new Verdict.Relevant(List.of(), 1)));
    return RunFixture.of(
            kit, understanding(model, kind), overrides, MemoryDocument.of('b', texts.toList()))
        .answer(QUESTION, Level.READ);
  }

  /** A model that finds the items of two sentences. One of the items has two names. */
  private static ScriptedModel listing() {
    return ScriptedModel.create()
        .reading(
            task ->
                completedFuture(
                    switch (task.chunk().id().ordinal()) {
                      case 1 ->
                          new Verdict.Relevant(
                              List.of(AURORA), 1, List.of(new Item("Aurora", AURORA)));
                      case 3 ->
                          new Verdict.Relevant(
                              List.of(BOREAS),
                              1,
                              List.of(new Item("Boreas", BOREAS), new Item("the Aurora", BOREAS)));
                      default -> new Verdict.None();
                    }));
  }

  private static ScriptedModel writing(Claim... claims) {
    var text = Stream.of(claims).map(Claim::text).reduce("", String::concat);
    var quotes = Stream.of(claims).flatMap(claim -> claim.quotes().stream()).toList();
    return ScriptedModel.create()
        .answering(
            task -> completedFuture(new Draft(true, text, quotes, List.of(claims), 1, false)));
  }

  private static Claim claim(String text, String... sentences) {
    return new Claim(
        text, Stream.of(sentences).map(each -> new Quote(YARD.chunk(1), each)).toList());
  }

  private static Answer answer(ScriptedModel model, QuestionKind kind, Level level) {
    return RunFixture.of(kit, understanding(model, kind), YARD).answer(QUESTION, level);
  }

  private static List<What> ask(ScriptedModel model, QuestionKind kind, Level level) {
    return RunFixture.of(kit, understanding(model, kind), YARD).ask(QUESTION, level).whats();
  }

  private static UnderstandingModel understanding(ScriptedModel model, QuestionKind kind) {
    return new UnderstandingModel(model, kind);
  }

  private static List<Integer> shown(ScriptedModel model) {
    return model.log().of(ModelTask.Answer.class).getLast().chunks().stream()
        .map(Chunk::id)
        .map(ChunkId::ordinal)
        .toList();
  }

  private static List<String> quotes(Answer answer) {
    return answer.citations().stream().map(Citation::evidence).map(Evidence::quote).toList();
  }
}
