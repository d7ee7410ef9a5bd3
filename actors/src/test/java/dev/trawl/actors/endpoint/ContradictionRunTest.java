package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Level;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.Replies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests two sentences that contradict each other, with a model that sees only its prompts. */
class ContradictionRunTest {
  private static final String QUESTION = "When was the chapel of Varn painted?";
  private static final String EARLY = "The chapel of Varn was painted in 1874.";
  private static final String LATE =
      "The chapel of Varn was painted in 1879, says the parish book.";
  private static final Pattern PAINTED = Pattern.compile("chapel of Varn was painted in (\\d+)");

  /** A line of a planner's findings. */
  private static final Pattern QUOTE = Pattern.compile("(?m)^(\\d+): .*painted in (\\d+)");

  @TempDir private Path data;

  @ParameterizedTest
  @CsvSource({
    "RETRIEVE, 8192", "READ, 8192", "AUTO, 8192", "REASON, 8192",
    "RETRIEVE, 2560", "READ, 2560", "AUTO, 2560", "REASON, 2560",
  })
  void bothSentencesReachTheWriterAndAreCited(Level level, int window) throws Exception {
    var answer = ask(level, window);

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.text()).contains("1874", "1879");
    assertThat(answer.citations())
        .extracting(citation -> citation.evidence().quote())
        .containsExactlyInAnyOrder(EARLY, LATE);
    assertThat(answer.claims()).allMatch(Answer.Claim::supported);
  }

  private Answer ask(Level level, int window) throws Exception {
    var text =
        Logbook.ofChunks(24)
            .with(List.of(Logbook.filled(EARLY, 41), Logbook.filled(LATE, 42)))
            .text();
    try (var trawl =
        PromptedTrawl.start(
            new Transcript().plan(ContradictionRunTest::reply),
            data,
            "trawl.model { reply-tokens = 512, window-tokens = %d }".formatted(window),
            PromptedTrawl.LONG_TIMEOUTS)) {
      return trawl.ask(QUESTION, text, level).answer();
    }
  }

  private static Optional<JsonNode> reply(ParsedPrompt prompt) {
    return switch (prompt.task()) {
      case READ ->
          Optional.of(
              Replies.read(
                  prompt
                      .lines()
                      .filter(line -> PAINTED.matcher(line.sentence()).find())
                      .map(line -> line.number())
                      .toList(),
                  true));
      case ANSWER -> Optional.of(answer(prompt));
      case NEXT_STEP -> Optional.of(nextStep(prompt));
      default -> Optional.empty();
    };
  }

  /** "In 1874 [1], but also in 1879 [5]." */
  private static JsonNode answer(ParsedPrompt prompt) {
    var years =
        prompt
            .lines()
            .flatMap(
                line ->
                    PAINTED
                        .matcher(line.sentence())
                        .results()
                        .map(found -> "in %s [%d]".formatted(found.group(1), line.number())))
            .collect(Collectors.joining(", but also "));
    return Replies.answer(!years.isEmpty(), "It was painted " + years + ".");
  }

  private static JsonNode nextStep(ParsedPrompt prompt) {
    var quotes = QUOTE.matcher(prompt.section(ParsedPrompt.Section.FINDINGS)).results().toList();
    if (quotes.isEmpty()) {
      return Replies.ask(List.of(prompt.question()));
    }
    var years =
        quotes.stream()
            .map(quote -> "in %s [%s]".formatted(quote.group(2), quote.group(1)))
            .collect(Collectors.joining(", but also "));
    return Replies.conclude("It was painted " + years + ".");
  }
}
