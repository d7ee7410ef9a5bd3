package dev.trawl.testkit.habit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.Replies;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests how each habit changes a correct reply. */
class HabitualReplyTest {
  private static final String LINES =
      """
      [TEXT 1]
      1: It rained.
      2: The landlord can’t raise the rent in winter.
      [TEXT 2]
      3: The lease ends in June.
      """;

  private static final ParsedPrompt READ = prompt("read");
  private static final ParsedPrompt ANSWER = prompt("answer");
  private static final JsonNode FOUND = Replies.read(List.of(2), true);
  private static final JsonNode ANSWERED = Replies.answer(true, "In winter [2].");

  private static ParsedPrompt prompt(String task) {
    return ParsedPrompt.of("TASK: " + task, "[QUESTION]\nWhen?\n" + LINES).orElseThrow();
  }

  @Test
  void withoutHabitsTheReplyIsUnchanged() {
    assertThat(DrawnHabits.NONE.reply(READ, FOUND).text()).isEqualTo(FOUND.toString());
  }

  @Test
  void writesWordsInsteadOfNumbers() {
    assertThat(reply(READ, FOUND, Habit.WORDS))
        .isEqualTo(
            "{\"quotes\":[\"The landlord can’t raise the rent in winter.\"],\"answers\":true}");
    assertThat(reply(ANSWER, ANSWERED, Habit.WORDS))
        .isEqualTo(
            "{\"quotes\":[{\"text\":1,\"quote\":\"The landlord can’t raise the rent in winter.\"}],"
                + "\"answered\":true,\"answer\":\"In winter.\"}");
  }

  @Test
  void aHabitThatChangesQuotesImpliesTheHabitWords() {
    assertThat(reply(READ, FOUND, Habit.STRAIGHT_QUOTES, Habit.CAPITAL))
        .isEqualTo(
            "{\"quotes\":[\"the landlord can't raise the rent in winter.\"],\"answers\":true}");
  }

  @Test
  void writesWordsInAReplyToSeveralQuestions() {
    var verdicts = new TreeMap<>(Map.of(4, Replies.read(List.of(3), false)));
    assertThat(reply(prompt("read_several"), Replies.readSeveral(verdicts), Habit.WORDS))
        .isEqualTo(
            "{\"verdicts\":[{\"question\":4,\"quotes\":[\"The lease ends in June.\"],"
                + "\"answers\":false}]}");
  }

  @Test
  void itemsKeepTheirNumbersUnlessTheModelWritesWords() {
    var items = Replies.items(List.of(new Replies.Item("landlord’s rent", 2)));
    var prompt = prompt("read_items");
    assertThat(reply(prompt, items, Habit.STRAIGHT_QUOTES, Habit.ELLIPSIS))
        .isEqualTo("{\"items\":[{\"item\":\"landlord's rent\",\"sentence\":2}]}");
    assertThat(reply(prompt, items, Habit.WORDS))
        .contains("\"sentence\":\"The landlord can’t raise the rent in winter.\"");
  }

  @Test
  void aWrongNumberIsNextToTheCorrectOneOrBelongsToNoSentence() {
    var numbers =
        seeds(READ, FOUND, Habit.WRONG_NUMBER)
            .map(text -> json(text).at("/sentences/0").asInt())
            .distinct()
            .toList();
    assertThat(numbers).doesNotContain(2).contains(3).anyMatch(number -> number > 3);
    assertThat(seeds(ANSWER, ANSWERED, Habit.WRONG_NUMBER))
        .contains("{\"answered\":true,\"answer\":\"In winter [3].\"}");
    assertThat(reply(ANSWER, ANSWERED, Habit.WRONG_NUMBER, Habit.WORDS)).contains("\"text\":2");
  }

  @Test
  void listsTwoHundredNumbersOrItems() {
    assertThat(json(reply(READ, FOUND, Habit.TWO_HUNDRED)).path("sentences").valueStream())
        .extracting(JsonNode::asInt)
        .isEqualTo(IntStream.range(2, 202).boxed().toList());
    assertThat(json(reply(ANSWER, ANSWERED, Habit.TWO_HUNDRED)).path("answer").asText())
        .startsWith("In winter [2][3][4]")
        .endsWith("[201].");
    var items = Replies.items(List.of(new Replies.Item("rent", 2)));
    assertThat(json(reply(prompt("read_items"), items, Habit.TWO_HUNDRED)).path("items").size())
        .isEqualTo(200);
    assertThat(reply(READ, Replies.read(List.of(), false), Habit.TWO_HUNDRED))
        .contains("\"sentences\":[]");
  }

  @Test
  void contradictsItself() {
    assertThat(reply(READ, FOUND, Habit.CONTRADICT))
        .isEqualTo("{\"sentences\":[2],\"answers\":false}");
    assertThat(reply(READ, Replies.read(List.of(2), false), Habit.CONTRADICT))
        .isEqualTo("{\"sentences\":[],\"answers\":true}");
    assertThat(reply(ANSWER, ANSWERED, Habit.CONTRADICT))
        .isEqualTo("{\"answered\":false,\"answer\":\"In winter [2].\"}");
    assertThat(reply(ANSWER, Replies.answer(false, ""), Habit.CONTRADICT))
        .isEqualTo("{\"answered\":true,\"answer\":\"The texts do not say.\"}");
  }

  @Test
  void writesProseInsteadOfJson() {
    assertThat(reply(READ, FOUND, Habit.PROSE)).isEqualTo("Sentence 2 answers the question.");
    assertThat(seeds(READ, Replies.read(List.of(), false), Habit.PROSE).distinct())
        .containsExactlyInAnyOrder("None.", "The text does not mention this.");
    assertThat(seeds(READ, FOUND, Habit.PROSE, Habit.WORDS).distinct())
        .containsExactlyInAnyOrder(
            "- \"The landlord can’t raise the rent in winter.\"",
            "The landlord can’t raise the rent in winter.");
    assertThat(reply(ANSWER, ANSWERED, Habit.PROSE)).isEqualTo("In winter [2].");
    assertThat(reply(ANSWER, ANSWERED, Habit.PROSE, Habit.WORDS))
        .isEqualTo("In winter: “The landlord can’t raise the rent in winter.”");
    assertThat(reply(prompt("split"), Replies.split("When?", ""), Habit.PROSE))
        .isEqualTo("Information: When? Instruction: none");
  }

  @Test
  void addsTextAroundTheJson() {
    assertThat(reply(READ, FOUND, Habit.FENCE)).isEqualTo("```json\n" + FOUND + "\n```");
    assertThat(reply(READ, FOUND, Habit.PREAMBLE)).isEqualTo("Here is the JSON:\n" + FOUND);
    assertThat(reply(READ, FOUND, Habit.THINK))
        .startsWith("<think>\nThe text says: “The landlord can’t")
        .endsWith("</think>\n" + FOUND);
  }

  @Test
  void writesAnEmptyReplyOrPartOfAReply() {
    assertThat(reply(READ, FOUND, Habit.EMPTY)).isEmpty();
    assertThat(reply(READ, FOUND, Habit.EMPTY_OBJECT)).isEqualTo("{}");
    var cut = new DrawnHabits(Set.of(Habit.CUT), 1).reply(READ, FOUND);
    assertThat(cut.cut()).isTrue();
    assertThat(FOUND.toString()).startsWith(cut.text()).isNotEqualTo(cut.text());
  }

  @ParameterizedTest
  @EnumSource(ParsedPrompt.Task.class)
  void everyTaskHasAReplyWithEveryHabit(ParsedPrompt.Task task) {
    var prompt = new ParsedPrompt(task, READ.sections(), READ.texts(), List.of());
    var right = Replies.nothing().replyTo(prompt);
    for (var habit : Habit.values()) {
      var drawn = new DrawnHabits(Set.of(habit), 3);
      assertThat(drawn.reply(prompt, right)).isEqualTo(drawn.reply(prompt, right));
    }
  }

  private static String reply(ParsedPrompt prompt, JsonNode correct, Habit... habits) {
    return new DrawnHabits(Set.of(habits), 1).reply(prompt, correct).text();
  }

  private static Stream<String> seeds(ParsedPrompt prompt, JsonNode correct, Habit... habits) {
    return LongStream.range(0, 40)
        .mapToObj(seed -> new DrawnHabits(Set.of(habits), seed).reply(prompt, correct).text());
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
