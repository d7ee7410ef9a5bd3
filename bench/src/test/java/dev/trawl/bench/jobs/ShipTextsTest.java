package dev.trawl.bench.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.ExamTextsContract;
import dev.trawl.retrieval.chunk.Sentences;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.ParsedPrompt.Line;
import dev.trawl.testkit.prompt.ParsedPrompt.Section;
import dev.trawl.testkit.prompt.ParsedPrompt.Task;
import dev.trawl.testkit.prompt.ParsedPrompt.Text;
import dev.trawl.testkit.prompt.Replies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShipTextsTest extends ExamTextsContract {
  private final JobReader reader = new JobReader(Replies.nothing());

  @Test
  void theReaderFindsExactlyTheShipsThatSank() {
    for (var text : texts) {
      var question = questionOfTask(text, "list");
      assertThat(ships(question, text.text()))
          .as(text.label())
          .isEqualTo(((ItemMarking) question.marking()).ships());
    }
  }

  @Test
  void theExpectedCountIsTheLengthOfTheExpectedList() {
    for (var text : texts) {
      var list = (ItemMarking) questionOfTask(text, "list").marking();
      assertThat(questionOfTask(text, "count").marking())
          .isEqualTo(new CountMarking(list.ships().size()));
    }
  }

  @Test
  void theFactQuestionHasAnAnswerAndTheMissingOneHasNone() {
    for (var text : texts) {
      assertThat(isAnswered(questionOfTask(text, "fact"), text.text())).isTrue();
      assertThat(isAnswered(questionOfTask(text, "missing"), text.text())).isFalse();
    }
  }

  @Test
  void rejectsListSizesOutsideOneToTwoHundred() {
    for (var size : List.of(0, 201)) {
      assertThatThrownBy(() -> new ShipTexts(POOLS, TOKENS, List.of(size), 1, 1))
          .hasMessage("--items must be 1 to 200: " + size);
    }
  }

  private static ExamQuestion questionOfTask(ExamText text, String task) {
    return text.items().stream()
        .filter(question -> question.task().startsWith(task))
        .findFirst()
        .orElseThrow();
  }

  private Set<String> ships(ExamQuestion question, String text) {
    var ships = new HashSet<String>();
    var reply = reader.replyTo(prompt(Task.READ_ITEMS, question, text));
    reply
        .path("items")
        .forEach(item -> ships.add(item.path("item").asText().replaceFirst(".* ", "")));
    return ships;
  }

  private boolean isAnswered(ExamQuestion question, String text) {
    return reader.replyTo(prompt(Task.ANSWER, question, text)).path("answered").asBoolean();
  }

  private static ParsedPrompt prompt(Task task, ExamQuestion question, String text) {
    var lines = new ArrayList<Line>();
    for (var sentence : Sentences.of(text)) {
      lines.add(
          new Line(lines.size() + 1, text.substring(sentence.startChar(), sentence.endChar())));
    }
    return new ParsedPrompt(
        task,
        Map.of(Section.QUESTION, question.question()),
        List.of(new Text("", lines)),
        List.of());
  }

  @Override
  protected List<ExamText> texts(long seed) {
    return new ShipTexts(POOLS, TOKENS, List.of(3, 20), 2, seed)
        .texts(LANGUAGES, List.of(2_000, 8_000));
  }
}
