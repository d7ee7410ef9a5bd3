package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.End;
import dev.trawl.protocol.model.LanguageModel.ToolUse;
import dev.trawl.protocol.model.ReadingModel.Step;
import dev.trawl.protocol.model.ReadingModel.Step.SubQuestion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepReplyTest {
  private static final List<Finding> FINDINGS =
      List.of(
          new Finding("Who was the architect?", "", List.of()),
          new Finding(
              "When was she born?",
              "1871",
              List.of(
                  new Evidence(
                      new ChunkId(new DocumentId("0".repeat(64)), 0),
                      "a.txt",
                      1,
                      new Span(0, 5),
                      "1871."))));

  private static Optional<Step> step(String reply, List<Finding> findings) {
    return StepReply.of(new Completion(reply, List.of(), End.COMPLETE), findings);
  }

  private static Optional<Step> called(ToolUse... uses) {
    return StepReply.of(new Completion("", List.of(uses), End.COMPLETE), FINDINGS);
  }

  private static ToolUse ask(String arguments) {
    return new ToolUse("ask_document", arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"step\": \"ask\", \"subQuestions\": [\"Who built it?\", \"When?\"], \"why\": \"\"}",
        "{\"step\": \"ASK\", \"sub_questions\": [\"Who built it?\", \" \", \"When?\", \"When?\"]}",
        "{\"subQuestions\": [\"Who built it?\", \"When?\"]}",
        "{'step': 'ask', 'subQuestions': [{'question': 'Who built it?'}, {'question': 'When?'}]}",
        "{\"step\": \"ask\", \"subQuestions\": [\"Who built it?\", \"When?\", \"Wh",
        "[\"Who built it?\", \"When?\"]",
      })
  void readsSubQuestions(String reply) {
    assertThat(step(reply, List.of())).contains(Step.Ask.of(List.of("Who built it?", "When?")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"step\": \"answer\", \"answer\": \"In 1871.\", \"findings\": [2]}",
        "{'step': 'Answer', 'answer': 'In 1871.', 'findings': ['2', 7, 0, 'x']}",
        "{\"step\": \"finish\", \"answer\": \"In 1871.\", \"findings\": 2}",
      })
  void readsAnAnswerAndItsFindings(String reply) {
    assertThat(step(reply, FINDINGS))
        .contains(new Step.Answer("In 1871.", List.of(FINDINGS.getLast())));
  }

  @Test
  void usesAllFindingsWithEvidenceIfAnAnswerNamesNone() {
    assertThat(step("{\"step\": \"answer\", \"answer\": \"In 1871.\"}", FINDINGS))
        .contains(new Step.Answer("In 1871.", List.of(FINDINGS.getLast())));
  }

  @Test
  void readsWhichFindingsContradictEachOther() {
    var reply =
        "{'step': 'answer', 'answer': 'In 1871.', 'findings': [2], 'contradicting': [2, 1]}";
    assertThat(step(reply, FINDINGS))
        .contains(new Step.Answer("In 1871.", List.of(FINDINGS.getLast()), FINDINGS.reversed()));
  }

  @Test
  void readsTheMissingInformation() {
    assertThat(
            step(
                "{\"step\": \"missing\", \"missing\": \"when she was born\", \"findings\": [1]}",
                FINDINGS))
        .contains(new Step.GiveUp("when she was born", List.of(FINDINGS.getFirst())));
  }

  @Test
  void readsAConnectStep() {
    var connect = new Step.Connect("library architect born", "library architect born");
    assertThat(step("{'step': 'connect', 'phrase': 'library architect born'}", FINDINGS))
        .contains(connect);
    assertThat(called(new ToolUse("connect", "{\"phrase\": \"library architect born\"}")))
        .contains(connect);
  }

  @Test
  void readsASearchStep() {
    assertThat(step("{\"step\": \"search\", \"phrase\": \"Tove Lind\"}", FINDINGS))
        .contains(new Step.Search("Tove Lind", "Tove Lind"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "None",
        "finish",
        "{\"step\": \"ask\", \"subQuestions\": []}",
        "{\"step\": \"ask\", \"subQuestions\": [\"None\"]}",
        "{\"step\": \"ask\"}",
        "{\"step\": \"answer\", \"answer\": \"\"}",
        "{\"step\": \"answer\", \"answer\": \"None\"}",
        "{\"step\": \"missing\", \"missing\": \" \"}",
        "{\"step\": \"search\", \"phrase\": []}",
        "{\"step\": \"think\", \"subQuestions\": [\"Who?\"]}",
      })
  void rejectsAnyOtherReply(String reply) {
    assertThat(step(reply, List.of())).isEmpty();
  }

  @Test
  void readsTheDocumentsToAsk() {
    var reply =
        "{'step': 'ask', 'subQuestions': [{'question': 'When?', 'documents': ['a.txt', 'b.txt']}]}";
    assertThat(step(reply, List.of()))
        .contains(new Step.Ask(List.of(new SubQuestion("When?", List.of("a.txt", "b.txt")))));
  }

  @Test
  void readsSeveralToolCallsAsSeveralSubQuestions() {
    assertThat(
            called(
                ask("{\"question\": \"Who built it?\", \"documents\": [\"a.txt\"]}"),
                ask("{\"question\": \"When?\", \"documents\": []}")))
        .contains(
            new Step.Ask(
                List.of(
                    new SubQuestion("Who built it?", List.of("a.txt")),
                    new SubQuestion("When?", List.of()))));
  }

  @Test
  void readsTheSameStepsFromToolCalls() {
    assertThat(called(new ToolUse("search", "{\"phrase\": \"Tove Lind\"}")))
        .contains(new Step.Search("Tove Lind", "Tove Lind"));
    assertThat(called(new ToolUse("answer", "{\"answer\": \"In 1871.\", \"findings\": [2]}")))
        .contains(new Step.Answer("In 1871.", List.of(FINDINGS.getLast())));
    assertThat(called(new ToolUse("give_up", "{\"missing\": \"when she was born\"}")))
        .contains(new Step.GiveUp("when she was born", List.of(FINDINGS.getLast())));
  }

  @Test
  void prefersAnAnswerToOtherToolCalls() {
    assertThat(
            called(
                ask("{\"question\": \"When?\"}"),
                new ToolUse("answer", "{\"answer\": \"In 1871.\", \"findings\": [2]}")))
        .contains(new Step.Answer("In 1871.", List.of(FINDINGS.getLast())));
  }

  @Test
  void ignoresAToolThatWasNotOffered() {
    assertThat(
            called(
                new ToolUse("browse_web", "{\"question\": \"Where?\"}"),
                ask("{'question': 'When?',}")))
        .contains(Step.Ask.of(List.of("When?")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "browse_web   | {\"question\": \"When?\"}",
        "ask_document | {}",
        "ask_document | {\"question\": \"\"}",
        "ask_document | When?",
        "search       | {\"phrase\": \" \"}",
        "answer       | {\"findings\": [2]}",
        "give_up      | nothing",
      })
  void rejectsAToolCallWithoutUsefulArguments(String name, String arguments) {
    assertThat(called(new ToolUse(name, arguments))).isEmpty();
  }
}
