package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.ReadingModel.Split;
import dev.trawl.protocol.ReadingModel.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {
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
    assertThat(Replies.step(reply)).contains(new Step.Ask(List.of("Who built it?", "When?")));
  }

  @Test
  void readsThatEnoughIsKnown() {
    assertThat(
            Replies.step(
                "{\"step\": \"finish\", \"subQuestions\": [\"x\"], \"why\": \"All found.\"}"))
        .contains(new Step.Finish("All found."));
    assertThat(Replies.step("{'step': 'finish', 'subQuestions': [], 'why': None}"))
        .contains(new Step.Finish(""));
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
        "{\"step\": \"think\", \"subQuestions\": [\"Who?\"]}",
      })
  void readsNoStepInAnythingElse(String reply) {
    assertThat(Replies.step(reply)).isEmpty();
  }
}
