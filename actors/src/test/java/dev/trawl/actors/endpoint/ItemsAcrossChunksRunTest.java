package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.Replies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests lists of items that two sentences describe: the first sentence names the item, and the
 * second decides whether it belongs to the list. In a long paragraph, a chunk may end between the
 * two.
 */
class ItemsAcrossChunksRunTest {
  private static final Pattern NAMED = Pattern.compile("The (\\w+) left the harbour in fog\\.");
  private static final String SANK = "She sank before morning, they say.";
  private static final String ARRIVED = "She arrived two days late.";

  @TempDir private Path data;

  @Test
  void findsEveryItemOnceWhereverChunksEnd() throws Exception {
    var ships = IntStream.range(0, 400).mapToObj(ItemsAcrossChunksRunTest::name).toList();
    var answer = list(paragraph(ships));

    assertThat(answer.items())
        .extracting(Answer.Item::text)
        .containsExactlyElementsOf(
            IntStream.range(0, 400).filter(at -> at % 3 > 0).mapToObj(ships::get).toList());
    assertThat(answer.items()).allSatisfy(item -> assertThat(item.citations()).hasSize(1));
    assertThat(answer.citations())
        .allSatisfy(citation -> assertThat(citation.evidence().quote()).matches(NAMED));
  }

  @Test
  void asksForTheRestOfAListThatTheReplyLimitCutsOff() throws Exception {
    var ships = IntStream.range(0, 60).mapToObj(ItemsAcrossChunksRunTest::name).toList();
    var answer = list(paragraph(ships), 120);

    assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
    assertThat(answer.warnings()).isEmpty();
    assertThat(answer.items())
        .extracting(Answer.Item::text)
        .containsExactlyElementsOf(
            IntStream.range(0, 60).filter(at -> at % 3 > 0).mapToObj(ships::get).toList());
  }

  @Test
  void saysWhichChunkMayLackItemsIfTheRestCannotBeHad() throws Exception {
    var ships = IntStream.range(0, 60).mapToObj(ItemsAcrossChunksRunTest::name).toList();
    var answer = list(paragraph(ships), 32);

    assertThat(answer.status()).isEqualTo(Answer.Status.PARTIAL);
    assertThat(answer.warnings())
        .isNotEmpty()
        .allSatisfy(
            warning ->
                assertThat(warning)
                    .matches("The list of items in chunk \\d+ of text.txt was cut off .*"));
  }

  @Test
  void namesTheItemsOfTheModelThatTheTextDoesNotName() throws Exception {
    try (var trawl =
        PromptedTrawl.start(
            new Transcript().plan(ItemsAcrossChunksRunTest::inventing),
            data,
            "trawl.model.window-tokens = 3072",
            PromptedTrawl.LONG_TIMEOUTS)) {
      var text = paragraph(List.of(name(0), name(1), name(2)));
      var answer = trawl.ask("List all ships that sank.", text, Level.AUTO).answer();

      assertThat(answer.items()).extracting(Answer.Item::text).containsExactly(name(1), name(2));
      assertThat(answer.status()).isEqualTo(Answer.Status.PARTIAL);
      assertThat(answer.warnings())
          .containsExactly(
              "These items of the model's list were left out, because no sentence names them: “Zephyr (1902)”.");
    }
  }

  private static Optional<JsonNode> inventing(ParsedPrompt prompt) {
    if (prompt.task() != ParsedPrompt.Task.READ_ITEMS) {
      return reply(prompt);
    }
    var items = new ArrayList<>(sunk(prompt.lines().toList()));
    items.add(new Replies.Item("Zephyr (1902)", 1));
    return Optional.of(Replies.items(items));
  }

  /** One paragraph, in which every third ship arrives. */
  private static String paragraph(List<String> ships) {
    return IntStream.range(0, ships.size())
        .mapToObj(
            at ->
                "The %s left the harbour in fog. %s"
                    .formatted(ships.get(at), at % 3 > 0 ? SANK : ARRIVED))
        .collect(Collectors.joining(" "));
  }

  private static String name(int number) {
    return "" + (char) ('A' + number % 26) + (char) ('a' + number / 26) + "dria";
  }

  private Answer list(String text) throws Exception {
    return list(text, 1024);
  }

  private Answer list(String text, int replyTokens) throws Exception {
    try (var trawl =
        PromptedTrawl.start(
            new Transcript().plan(ItemsAcrossChunksRunTest::reply),
            data,
            "trawl.model { window-tokens = 3072, reply-tokens = %d }".formatted(replyTokens),
            PromptedTrawl.LONG_TIMEOUTS)) {
      return trawl.ask("List all ships that sank.", text, Level.AUTO).answer();
    }
  }

  private static Optional<JsonNode> reply(ParsedPrompt prompt) {
    return switch (prompt.task()) {
      case UNDERSTAND -> Optional.of(Transcript.understood(prompt, QuestionKind.LIST, "ships"));
      case READ_ITEMS -> Optional.of(Replies.items(sunk(prompt.lines().toList())));
      default -> Optional.empty();
    };
  }

  private static List<Replies.Item> sunk(List<ParsedPrompt.Line> lines) {
    return IntStream.range(0, lines.size() - 1)
        .filter(at -> lines.get(at + 1).sentence().equals(SANK))
        .mapToObj(lines::get)
        .map(line -> new Replies.Item(ship(line.sentence()), line.number()))
        .toList();
  }

  private static String ship(String sentence) {
    var named = NAMED.matcher(sentence);
    return named.matches() ? named.group(1) : "";
  }
}
