package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.model.ReadingModel.Split;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionRepliesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"question\": \"When was Tove Lind born?\"}",
        "Here it is:\n```json\n{\"question\": \"When was Tove Lind born?\"}\n```",
        "<think>she is {Tove}</think>{'question': 'When was Tove Lind born?',}",
        "{“Question”: “When was Tove Lind born?”}",
        "{\"question\": \"When was Tove Lind born?\"",
        "[\"When was Tove Lind born?\"]",
        "When was Tove Lind born?",
        "\"When was Tove Lind born?\"",
      })
  void readsARewrittenQuestion(String reply) {
    assertThat(QuestionReplies.question(reply)).contains("When was Tove Lind born?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "None",
        "She was born in 1871.",
        "The rewritten question is: When was Tove Lind born?",
        "{\"question\": \"\"}",
        "{\"question\": \"None\"}",
        "{\"question\": null}",
        "{\"question\": \"When was Tove L",
        "{\"answer\": \"In 1871.\"}",
        "I cannot help.\nCan you ask otherwise?",
      })
  void rejectsAReplyWithoutAQuestion(String reply) {
    assertThat(QuestionReplies.question(reply)).isEmpty();
  }

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
    assertThat(QuestionReplies.split(reply))
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
  void readsASplitWithoutAnInstruction(String reply) {
    assertThat(QuestionReplies.split(reply)).contains(new Split("大门什么时候开？", "", "zh"));
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
  void rejectsASplitWithIncompleteInformation(String reply) {
    assertThat(QuestionReplies.split(reply)).isEmpty();
  }
}
