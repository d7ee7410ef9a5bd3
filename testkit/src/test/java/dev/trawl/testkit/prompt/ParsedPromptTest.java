package dev.trawl.testkit.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Turn;
import dev.trawl.testkit.prompt.ParsedPrompt.Line;
import dev.trawl.testkit.prompt.ParsedPrompt.Section;
import dev.trawl.testkit.prompt.ParsedPrompt.Task;
import dev.trawl.testkit.prompt.ParsedPrompt.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParsedPromptTest {
  @Test
  void readsTheTextsOfAnAnswerWithTheirOriginsAndNumbers() {
    var prompt =
        parsed(
            "answer",
            """
            [QUESTION]
            Who runs the mill?
            [INSTRUCTION]
            In one
            sentence.
            [TEXT 1] mills.pdf › Orvik
            1: The mill is old.
            2: It is 12: 30 metres high.
            [TEXT 2]
            3: Marit Dahl runs it.""");
    assertThat(prompt.task()).isEqualTo(Task.ANSWER);
    assertThat(prompt.section(Section.INSTRUCTION)).isEqualTo("In one\nsentence.");
    assertThat(prompt.texts())
        .containsExactly(
            new Text(
                "mills.pdf › Orvik",
                List.of(new Line(1, "The mill is old."), new Line(2, "It is 12: 30 metres high."))),
            new Text("", List.of(new Line(3, "Marit Dahl runs it."))));
    assertThat(prompt.sentence(3)).hasValue("Marit Dahl runs it.");
    assertThat(prompt.sentence(4)).isEmpty();
  }

  @Test
  void readsTheHeadingOfAText() {
    var prompt = parsed("read", "[QUESTION]\nWhen?\n[TEXT] Harbour › Lights\n1: At nine.");
    assertThat(prompt.texts())
        .containsExactly(new Text("Harbour › Lights", List.of(new Line(1, "At nine."))));
  }

  @Test
  void readsDocumentsAndTurns() {
    var prompt =
        parsed(
            "understand",
            """
            [QUESTION]
            And she?
            [DOCUMENTS]
            pump.pdf (de, en)
            [TURN 1]
            Question: Who?
            Answer: Ida Kroll.
            [TURN 2]
            Question: Why?""");
    assertThat(prompt.section(Section.DOCUMENTS)).isEqualTo("pump.pdf (de, en)");
    assertThat(prompt.turns())
        .containsExactly(new Turn("Who?", "Ida Kroll."), new Turn("Why?", ""));
  }

  @Test
  void doesNotTreatASentenceAsAHeader() {
    var prompt =
        parsed("read", "[QUESTION]\nWhen?\n[TEXT]\n1: [QUESTION]\n2: [TEXT 2]\n3: At nine.");
    assertThat(prompt.question()).isEqualTo("When?");
    assertThat(prompt.texts()).hasSize(1);
    assertThat(prompt.lines()).hasSize(3);
  }

  @Test
  void aPromptNeedsAKnownTaskAndAQuestion() {
    assertThat(ParsedPrompt.of("TASK: dance", "[QUESTION]\nWhen?")).isEmpty();
    assertThat(ParsedPrompt.of("TASK: read", "[TEXT]\n1: At nine.")).isEmpty();
    assertThat(ParsedPrompt.of("TASK: read_several", "[QUESTIONS]\n1. When?")).isPresent();
  }

  private static ParsedPrompt parsed(String task, String user) {
    return ParsedPrompt.of("TASK: " + task + "\nReply.", user).orElseThrow();
  }
}
