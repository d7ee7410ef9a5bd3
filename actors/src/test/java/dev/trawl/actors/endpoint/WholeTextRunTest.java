package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.ParsedPrompt.Line;
import dev.trawl.testkit.prompt.Replies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests questions that concern a whole text, with a model that sees only its prompts: everything
 * that readers find reaches the answer, however small the window is.
 */
class WholeTextRunTest {
  private static final String SMALL_WINDOW =
      "trawl.model { window-tokens = 3072, reply-tokens = 512 }";
  private static final Pattern LAUNCHED = Pattern.compile("The yard launched the (\\w+)\\.");
  private static final String BELL = "fog bell";
  private static final String POINT = "In short, chapter";
  private static final String METHOD = "The method has a step";

  @TempDir private Path data;

  @Test
  void aListNamesTheItemsOfAllRelevantChunks() throws Exception {
    var ships = ships(45);
    var answer =
        ask(
            "List all ships that the yard launched.",
            QuestionKind.LIST,
            text(60, ships.stream().map("The yard launched the %s."::formatted).toList()));

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.items())
        .extracting(Answer.Item::text)
        .containsExactlyInAnyOrderElementsOf(ships);
    assertThat(answer.citations())
        .extracting(citation -> citation.evidence().quote())
        .containsExactlyInAnyOrderElementsOf(
            ships.stream().map("The yard launched the %s."::formatted).toList());
    assertThat(answer.coverage().relevantShown()).isEqualTo(answer.coverage().relevant());
  }

  @Test
  void aCountIsTheNumberOfDistinctItemsOfAllChunks() throws Exception {
    var ships = ships(30);
    var twice = Stream.concat(ships.stream(), ships.stream().limit(10));
    var answer =
        ask(
            "How many ships did the yard launch?",
            QuestionKind.COUNT,
            text(60, twice.map("The yard launched the %s."::formatted).toList()));

    assertThat(answer.text()).startsWith("30:");
  }

  @Test
  void identicalSentencesInAChunkAreSeveralMentions() throws Exception {
    var mentions = List.of("They rang the fog bell. It grew dark. They rang the fog bell.");
    var answer =
        ask("How many times is the fog bell mentioned?", QuestionKind.COUNT, text(60, mentions));

    assertThat(answer.text()).startsWith("2:");
  }

  /** Every sentence contains "fog bell", and one contains it twice. */
  @Test
  void everyMentionOfAPhraseCounts() throws Exception {
    var mentions =
        IntStream.range(0, 24)
            .mapToObj(
                day ->
                    day == 7
                        ? "The fog bell answered another fog bell on day 7."
                        : "On day %d they rang the fog bell.".formatted(day))
            .toList();
    var answer =
        ask("How many times is the fog bell mentioned?", QuestionKind.COUNT, text(60, mentions));

    assertThat(answer.text()).startsWith("25:");
    assertThat(answer.citations()).hasSize(24);
  }

  @Test
  void aSummaryCitesEveryChapter() throws Exception {
    var points =
        IntStream.rangeClosed(1, 5)
            .mapToObj((POINT + " %d is about the harbour.")::formatted)
            .toList();
    var answer = ask("Summarise the book.", QuestionKind.SUMMARY, text(50, points));

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.citations())
        .extracting(citation -> citation.evidence().quote())
        .containsAll(points);
    assertThat(answer.coverage().relevant()).isGreaterThan(50);
    assertThat(answer.coverage().relevantShown()).isEqualTo(answer.coverage().relevant());
  }

  /** This writer copies its whole prompt, which is longer than a reply may be. */
  @Test
  void aSummaryWithPartsCutOffIsPartialAndHasAWarning() throws Exception {
    try (var trawl =
        PromptedTrawl.start(
            new Transcript()
                .plan(
                    prompt ->
                        prompt.task() == ParsedPrompt.Task.ANSWER
                            ? Optional.of(cited(prompt, line -> true))
                            : reply(prompt, QuestionKind.SUMMARY)),
            data,
            SMALL_WINDOW,
            PromptedTrawl.LONG_TIMEOUTS)) {
      var answer = trawl.ask("Summarise the book.", text(50, List.of()), Level.AUTO).answer();

      assertThat(answer.status()).isEqualTo(Status.PARTIAL);
      assertThat(answer.warnings()).anyMatch(warning -> warning.contains("cut off"));
    }
  }

  @Test
  void theWriterSeesExactlyWhatReadersFoundInNineChunks() throws Exception {
    var steps = IntStream.rangeClosed(1, 9).mapToObj(n -> METHOD + " " + n + ".").toList();
    var transcript = new Transcript();
    try (var trawl =
        PromptedTrawl.start(
            transcript.plan(prompt -> reply(prompt, QuestionKind.FACT)),
            data,
            SMALL_WINDOW,
            PromptedTrawl.LONG_TIMEOUTS)) {
      var answer =
          trawl.ask("Describe the experimental method.", text(40, steps), Level.READ).answer();

      assertThat(transcript.shownToTheWriter()).containsAll(steps);
      assertThat(transcript.of(ParsedPrompt.Task.ANSWER).getLast().texts())
          .allSatisfy(text -> assertThat(text.sentences()).contains(METHOD));
      assertThat(answer.coverage().relevantShown()).isEqualTo(9);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = QuestionKind.class,
      names = {"LIST", "COUNT", "SUMMARY"})
  void levelAutoReadsEveryChunkForListsCountsAndSummaries(QuestionKind kind) throws Exception {
    try (var trawl =
        PromptedTrawl.start(
            new Transcript().plan(prompt -> reply(prompt, kind)),
            data,
            SMALL_WINDOW,
            PromptedTrawl.LONG_TIMEOUTS)) {
      var finished = trawl.ask("What about the ships?", text(30, ships(1)), Level.AUTO);

      assertThat(finished.readings()).hasSize(finished.document().chunks());
    }
  }

  @Test
  void aComparisonCitesBothOfItsSides() throws Exception {
    var sides = List.of("The Aurora has two masts.", "The Boreas has three masts.");
    try (var trawl =
        PromptedTrawl.start(
            new Transcript()
                .plan(
                    prompt ->
                        switch (prompt.task()) {
                          case UNDERSTAND ->
                              Optional.of(
                                  Transcript.understood(
                                      prompt, QuestionKind.COMPARE, "Aurora", "Boreas", "masts"));
                          case ANSWER -> Optional.of(cited(prompt, line -> line.contains("masts")));
                          default -> Optional.empty();
                        }),
            data,
            SMALL_WINDOW,
            PromptedTrawl.LONG_TIMEOUTS)) {
      var answer =
          trawl
              .ask("Compare the masts of the Aurora and the Boreas.", text(50, sides), Level.AUTO)
              .answer();

      assertThat(answer.citations())
          .extracting(citation -> citation.evidence().quote())
          .containsExactlyElementsOf(sides);
    }
  }

  private Answer ask(String question, QuestionKind kind, String text) throws Exception {
    try (var trawl =
        PromptedTrawl.start(
            new Transcript().plan(prompt -> reply(prompt, kind)),
            data,
            SMALL_WINDOW,
            PromptedTrawl.LONG_TIMEOUTS)) {
      return trawl.ask(question, text, Level.AUTO).answer();
    }
  }

  private static Optional<JsonNode> reply(ParsedPrompt prompt, QuestionKind kind) {
    return switch (prompt.task()) {
      case UNDERSTAND -> Optional.of(Transcript.understood(prompt, kind, "ships"));
      case READ_ITEMS -> Optional.of(items(prompt));
      case READ_POINTS -> Optional.of(Replies.read(points(prompt.lines().toList()), false));
      case READ ->
          Optional.of(
              Replies.read(
                  prompt
                      .lines()
                      .filter(line -> line.sentence().contains(METHOD))
                      .map(Line::number)
                      .toList(),
                  false));
      case ANSWER -> Optional.of(cited(prompt, WholeTextRunTest::isPoint));
      default -> Optional.empty();
    };
  }

  private static boolean isPoint(String sentence) {
    return sentence.startsWith(POINT) || sentence.startsWith(METHOD);
  }

  /**
   * The numbers of the sentences that state a chapter's point, or of the first sentence if none
   * does.
   */
  private static List<Integer> points(List<Line> lines) {
    var points =
        lines.stream().filter(line -> line.sentence().startsWith(POINT)).map(Line::number).toList();
    return points.isEmpty() ? List.of(lines.getFirst().number()) : points;
  }

  private static JsonNode items(ParsedPrompt prompt) {
    return Replies.items(
        prompt
            .lines()
            .flatMap(
                line -> {
                  var launched = LAUNCHED.matcher(line.sentence());
                  var name =
                      launched.find()
                          ? launched.group(1)
                          : line.sentence().contains(BELL) ? BELL : "";
                  return name.isEmpty()
                      ? Stream.<Replies.Item>of()
                      : Stream.of(new Replies.Item(name, line.number()));
                })
            .toList());
  }

  /** Answers with each sentence that matches {@code sentences}, followed by its number. */
  private static JsonNode cited(ParsedPrompt prompt, Predicate<String> sentences) {
    var text =
        prompt
            .lines()
            .filter(line -> sentences.test(line.sentence()))
            .map(
                line ->
                    "%s [%d].".formatted(line.sentence().replaceFirst("\\.$", ""), line.number()))
            .collect(Collectors.joining(" "));
    return Replies.answer(!text.isEmpty(), text);
  }

  /**
   * Paragraphs about other topics. Between them are paragraphs that each start with one of {@code
   * sentences}.
   */
  private static String text(int paragraphs, List<String> sentences) {
    var logbook = Logbook.ofChunks(paragraphs);
    var others =
        IntStream.range(0, sentences.size())
            .mapToObj(at -> Logbook.filled(sentences.get(at), 100 + at))
            .toList();
    return (others.isEmpty() ? logbook : logbook.with(others)).text();
  }

  private static List<String> ships(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> "" + (char) ('A' + at % 26) + (char) ('a' + at / 26) + "dria")
        .toList();
  }
}
