package dev.trawl.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.document.ParsedDocument.Heading;
import dev.trawl.retrieval.document.ParsedDocument.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualQuestionsTest {
  private static final Source SOURCE =
      new Source.InMemory("manual.txt", "unused".getBytes(StandardCharsets.UTF_8));

  @Test
  void theHalvesHaveDifferentTopics() {
    var manual = manual(60);
    assertThat(topics(manual, 0)).isNotEmpty().doesNotContainAnyElementsOf(topics(manual, 1));
  }

  @Test
  void everyAnswerIsInTheTextOfItsTopic() {
    var manual = manual(60);
    assertThat(questions(manual, 1))
        .allSatisfy(
            question ->
                assertThat(question.answers()).isNotEmpty().allMatch(manual.text()::contains));
  }

  @Test
  void theSameSeedMakesTheSameQuestions() {
    assertThat(questions(manual(60), 1)).isEqualTo(questions(manual(60), 1));
  }

  private static List<Question> questions(ParsedDocument manual, int half) {
    return ManualQuestions.of("topics", SOURCE, manual, half, 1).questions();
  }

  private static List<String> topics(ParsedDocument manual, int half) {
    return questions(manual, half).stream()
        .map(question -> question.id().substring(question.id().lastIndexOf('-') + 1))
        .toList();
  }

  private static ParsedDocument manual(int topics) {
    var text = new StringBuilder();
    var headings = new ArrayList<Heading>();
    for (var i = 0; i < topics; i++) {
      headings.add(new Heading(1, text.length(), "lamp" + i));
      text.append(
          """
          lamp%1$d\tLight Lamp Number %1$d

          Description

          Lights the lamp with the number %1$d on the pier.

          Arguments

          glare\tthe brightness of the lamp with the number %1$d.

          Value

          Whether the lamp with the number %1$d is lit.

          """
              .formatted(i));
    }
    return new ParsedDocument(
        "text/plain", text.toString(), List.of(new Page(1, 0)), headings, List.of(), List.of());
  }
}
