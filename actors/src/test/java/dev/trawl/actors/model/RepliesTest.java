package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.ReadingModel.Split;
import dev.trawl.protocol.ReadingModel.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"information\": \"When does the gate open?\", \"instruction\": \"In one word.\"}",
        "Sure!\n```json\n{\"information\": \"When does the gate open?\", \"instruction\": \"In one word.\"}\n```",
        "{'information': 'When does the gate open?', 'instruction': 'In one word.',}",
        "{“information”: “When does the gate open?”, “instruction”: “In one word.”}",
        "{\"information\": \"When does the gate open?\", \"instruction\": \"In one word.\"",
      })
  void readsASplit(String reply) {
    assertThat(Replies.split(reply))
        .contains(new Split("When does the gate open?", "In one word.", "en"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"information\": \"大门什么时候开？\", \"instruction\": \"\"}",
        "{\"information\": \"大门什么时候开？\", \"instruction\": null}",
        "{\"information\": \"大门什么时候开？\", \"instruction\": \"无\"}",
        "{\"information\": \"大门什么时候开？\"}",
      })
  void readsThatNothingWasSaidOfHowToAnswer(String reply) {
    assertThat(Replies.split(reply)).contains(new Split("大门什么时候开？", "", "zh"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "None",
        "42",
        "At noon.",
        "{\"information\": \"\", \"instruction\": \"In one word.\"}",
        "{\"information\": \"None\", \"instruction\": \"In one word.\"}",
        "{\"instruction\": \"In one word.\"}",
        "{\"information\": \"When does the gate open?\", \"instruction\": \"In on",
        "{\"information\": \"When does the ga",
        "[\"When does the gate open?\"]",
      })
  void readsNoSplitWhereTheInformationOrPartOfItIsLost(String reply) {
    assertThat(Replies.split(reply)).isEmpty();
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
  void readsWhatToAskNext(String reply) {
    assertThat(Replies.step(reply, List.of()))
        .contains(new Step.Ask(List.of("Who built it?", "When?")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"step\": \"answer\", \"answer\": \"In 1871.\", \"findings\": [2]}",
        "{'step': 'Answer', 'answer': 'In 1871.', 'findings': ['2', 7, 0, 'x']}",
        "{\"step\": \"finish\", \"answer\": \"In 1871.\", \"findings\": 2}",
      })
  void readsAnAnswerAndWhatItStandsOn(String reply) {
    assertThat(Replies.step(reply, FINDINGS))
        .contains(new Step.Answer("In 1871.", List.of(FINDINGS.getLast())));
  }

  @Test
  void takesEveryFindingWithEvidenceWhereAnAnswerNamesNone() {
    assertThat(Replies.step("{\"step\": \"answer\", \"answer\": \"In 1871.\"}", FINDINGS))
        .contains(new Step.Answer("In 1871.", List.of(FINDINGS.getLast())));
  }

  @Test
  void readsWhatIsMissing() {
    assertThat(
            Replies.step(
                "{\"step\": \"missing\", \"missing\": \"when she was born\", \"findings\": [1]}",
                FINDINGS))
        .contains(new Step.GiveUp("when she was born", List.of(FINDINGS.getFirst())));
  }

  @Test
  void readsWhatToSearch() {
    assertThat(Replies.step("{\"step\": \"search\", \"phrase\": \"Tove Lind\"}", FINDINGS))
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
  void readsNoStepInAnythingElse(String reply) {
    assertThat(Replies.step(reply, List.of())).isEmpty();
  }
}
