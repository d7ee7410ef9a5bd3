package dev.trawl.actors;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.FoundItem;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.Turn;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.Wire;
import dev.trawl.protocol.model.ReadingModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that every message that may be sent to another node survives serialization. */
class WireTest {
  private static final ActorTestKit kit = ActorTestKit.create(RunFixture.config(""));

  private static final DocumentId DOCUMENT = new DocumentId("a".repeat(64));
  private static final ChunkId CHUNK = new ChunkId(DOCUMENT, 3);
  private static final Span SPAN = new Span(10, 15);
  private static final RunId RUN = new RunId("run-1");
  private static final Keyword KEYWORD = new Keyword("港", "ja");
  private static final Query QUERY = new Query("Where?", "en", List.of(KEYWORD));
  private static final Hit HIT = new Hit(CHUNK, 1.25, List.of(SPAN));
  private static final Evidence EVIDENCE = new Evidence(CHUNK, "a.txt", 2, SPAN, "Porto");
  private static final Usage USAGE = new Usage(2, 30, 4, 20, 1, OptionalDouble.of(0.5));
  private static final Timing TIMING = new Timing(1, 2, 3, 4);
  private static final Retrieval.PageStart PAGE = new Retrieval.PageStart(3, 12);
  private static final Retrieval.PlaceStart PLACE =
      new Retrieval.PlaceStart(new Evidence.Place(Evidence.Place.Kind.SHEET, "Costs"), 10);
  private static final Retrieval.SectionStart SECTION = new Retrieval.SectionStart("Storms", 40);
  private static final Coverage.Failure FAILURE = new Coverage.Failure(CHUNK, "declined");
  private static final Retrieval.FoundPlace FOUND_PLACE =
      new Retrieval.FoundPlace("Chapter 2", List.of(EVIDENCE.chunk()), List.of(EVIDENCE));
  private static final Coverage COVERAGE = new Coverage(5, 3, 2, 1, 1, 1, List.of(FAILURE));
  private static final Citation CITATION = new Citation(1, EVIDENCE);
  private static final Answer.Hop HOP = new Answer.Hop("Which board?", "The first.", List.of(1));
  private static final Answer.Claim CLAIM = new Answer.Claim(0, 5, List.of(1), true);
  private static final Answer.Item ITEM = new Answer.Item("Porto", List.of(1));
  private static final FoundItem FOUND = new FoundItem("Porto", EVIDENCE);
  private static final Turn TURN = new Turn("Where was it?", "In Porto.");
  private static final TermStatistics STATISTICS =
      new TermStatistics(1, 2, 3, 4, Map.of("porto", 1L), Map.of("porto", 2L));
  private static final Document TEXT =
      new Document(
          DOCUMENT, "a.txt", "text/plain", 2, 100, 20, 5, List.of("en", "ja"), List.of("odd"));
  private static final Chunk PART = new Chunk(CHUNK, 10, 15, 2, "Minutes", "en", 1, "Porto");
  private static final Answer ANSWER =
      new Answer(
          "Porto [1].",
          Answer.Status.PARTIAL,
          Optional.of(Answer.Reason.CUT),
          Level.READ,
          QuestionKind.LIST,
          List.of(CLAIM),
          Optional.of(new Span(0, 5)),
          List.of(CITATION),
          List.of(ITEM),
          COVERAGE,
          List.of(HOP),
          Map.of("ja", List.of("港")),
          USAGE,
          TIMING,
          List.of("careful"));

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  @Test
  void everyWireTypeHasASample() {
    var sampled =
        samples()
            .map(sample -> sample.getClass().getName())
            .collect(Collectors.toUnmodifiableSet());

    var types =
        new ClassFileImporter()
            .importPackages("dev.trawl").stream()
                .filter(type -> type.isAssignableTo(Wire.class) && !type.isInterface())
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .collect(Collectors.toUnmodifiableSet());

    assertThat(sampled).containsExactlyInAnyOrderElementsOf(types);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isUnchangedAfterSerialization(Wire sample) {
    var arrived = kit.serializationTestKit().verifySerialization(sample, false);

    assertThat(arrived).isEqualTo(sample);
  }

  static Stream<Wire> samples() {
    return Stream.of(values(), messages(), events()).flatMap(samples -> samples);
  }

  private static Stream<Wire> values() {
    return Stream.of(
        DOCUMENT,
        CHUNK,
        SPAN,
        RUN,
        KEYWORD,
        QUERY,
        HIT,
        EVIDENCE,
        USAGE,
        Usage.NONE,
        Budget.UNLIMITED,
        new Budget(
            OptionalInt.of(9),
            OptionalLong.of(8),
            OptionalDouble.of(0.5),
            Optional.of(Duration.ofMinutes(2))),
        TIMING,
        COVERAGE,
        FAILURE,
        CITATION,
        CLAIM,
        ITEM,
        FOUND,
        HOP,
        TURN,
        STATISTICS,
        TermStatistics.NONE,
        TEXT,
        PART,
        ANSWER,
        new Asking.Name(DOCUMENT, "minutes.txt"),
        Asking.Requirements.NONE,
        new Finding("Which?", "The first.", List.of(EVIDENCE), 7),
        new ReadingModel.Split("Where?", "In one word.", "en"));
  }

  private static Stream<Wire> messages() {
    var events = kit.<RunEvent>createTestProbe().ref();
    var outcomes = kit.<Retrieval.Outcome>createTestProbe().ref();
    return Stream.of(
        new Asking.Ask(RUN, "Where?", Level.AUTO, List.of(DOCUMENT), Budget.UNLIMITED, events),
        new Asking.Ask(
            RUN,
            "When?",
            List.of(TURN, TURN),
            Level.READ,
            List.of(DOCUMENT),
            List.of(new Asking.Name(DOCUMENT, "minutes.txt")),
            Budget.UNLIMITED,
            events),
        new Asking.Ask(
            RUN,
            "Hello",
            List.of(),
            Level.AUTO,
            List.of(),
            List.of(),
            Budget.UNLIMITED,
            new Asking.Requirements("In French.", "{}", true),
            events),
        new Asking.Cancel(RUN),
        new Retrieval.Count(DOCUMENT, QUERY, outcomes),
        new Retrieval.Search(DOCUMENT, QUERY, STATISTICS, 7, outcomes),
        new Retrieval.Fetch(DOCUMENT, List.of(0, 3), outcomes),
        new Retrieval.Slice(DOCUMENT, SPAN, outcomes),
        new Retrieval.Suggest(DOCUMENT, outcomes),
        new Retrieval.Locate(DOCUMENT, 214, outcomes),
        new Retrieval.Place(DOCUMENT, "What is the title of chapter 2?", outcomes),
        new Retrieval.Counted(DOCUMENT, STATISTICS),
        new Retrieval.Found(DOCUMENT, List.of(HIT)),
        new Retrieval.Text(
            DOCUMENT, List.of(PART), List.of(PAGE), List.of(SECTION), List.of(PLACE)),
        new Retrieval.Sliced(DOCUMENT, SPAN, "Porto", 2, List.of(PAGE)),
        new Retrieval.Suggested(DOCUMENT, List.of("Where is Porto?")),
        new Retrieval.Located(DOCUMENT, 214, SPAN),
        new Retrieval.Placed(DOCUMENT, List.of(FOUND_PLACE), ""),
        FOUND_PLACE,
        PLACE,
        PLACE.place(),
        new Retrieval.BadRequest(DOCUMENT, "There is no chunk 7."),
        new Retrieval.Closed(DOCUMENT),
        new Retrieval.Failed(DOCUMENT, "the index is gone"),
        PAGE,
        SECTION);
  }

  private static Stream<Wire> events() {
    return Stream.concat(
        Stream.of(new RunEvent(RUN, 1, Instant.ofEpochMilli(12), USAGE, new What.Answered(ANSWER))),
        Stream.of(
            new What.Started("Where?", Level.REASON),
            new What.DocumentOpened(TEXT),
            new What.Rewritten("When was it?"),
            new What.QuerySplit("Where?", "Briefly.", "en"),
            new What.QuerySplit("Which?", "", "en", QuestionKind.COUNT),
            new What.KeywordsChosen(List.of(KEYWORD)),
            new What.Retrieved(List.of(HIT)),
            new What.ReadingStarted(5),
            What.ChunkRead.relevant(CHUNK, 0.5, List.of(EVIDENCE)),
            What.ChunkRead.relevant(CHUNK, 1, List.of(), List.of(FOUND)),
            What.ChunkRead.none(CHUNK),
            What.ChunkRead.failed(CHUNK, "declined"),
            new What.SubQuestionAsked("Which?"),
            new What.SubQuestionAnswered("Which?", "The first.", List.of()),
            new What.Escalated(Level.RETRIEVE, Level.READ, "nothing found"),
            new What.Warned("careful"),
            new What.AnswerDelta(1, "Por"),
            new What.Answered(ANSWER),
            new What.Failed("no"),
            new What.Cancelled()));
  }
}
