package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReplyTest {
  private static final List<Chunk> CHUNKS =
      Chunks.all("The gate is red. It is old.", "The wall is\ngrey. It is old.");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"quotes\": [{\"text\": 1, \"quote\": \"The gate is red.\"}], \"answered\": true, \"answer\": \"Red.\"}",
        "{\"quotes\": [{\"text\": \"1\", \"quote\": \"The gate is red.\"}], \"answered\": \"true\", \"answer\": \"Red.\"}",
        "{\"quotes\": [{\"text\": \"[TEXT 1]\", \"quote\": \"The gate is red.\"}], \"answered\": true, \"answer\": \"Red.\"}",
        "{'quotes': [{'text': 1, 'quote': 'The gate is red.'}], 'answered': True, 'answer': 'Red.',}",
        "```json\n{\"quotes\": [{\"quote\": \"The gate is red.\"}], \"answered\": true, \"answer\": \"Red.\"}\n```",
        "{\"quotes\": [\"The gate is red.\"], \"answered\": true, \"answer\": \"Red.\"}",
        "{\"quotes\": \"The gate is red.\", \"answer\": \"Red.\"}",
        "{\"quotes\": [{\"text\": 7, \"quote\": \"The gate is red.\"}], \"answered\": true, \"answer\": \"Red.\"}",
        "{\"quotes\": [{\"text\": 0, \"quote\": \"The gate is red.\"}], \"answered\": true, \"answer\": \"Red.\"}",
        "{\"quotes\": [{\"text\": 2, \"quote\": \"The gate is red.\"}], \"answered\": true, \"answer\": \"Red.\"}",
        "{\"quotes\": [{\"text\": 1, \"quote\": \"The gate is red.\"}], \"answered\": true, \"answer\": \"Red.\"",
      })
  void readsAnAnswerAndTheChunkOfItsQuote(String reply) {
    assertThat(AnswerReply.of(reply, CHUNKS))
        .contains(new Draft(true, "Red.", List.of(quote(0, "The gate is red.")), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"quotes\": [], \"answered\": false, \"answer\": \"\"}",
        "{\"quotes\": [], \"answered\": false, \"answer\": \"I would guess red.\"}",
        "{\"quotes\": null, \"answered\": False, \"answer\": None}",
        "{\"answered\": false",
        "{\"answer\": \"N/A\"}",
        "{\"answer\": \"The texts do not mention it.\"}",
        "{}",
        "[]",
        "None",
        "I'm sorry, I could not find the answer in the texts.",
        "抱歉，文中没有提到。",
      })
  void readsThatThereIsNoAnswer(String reply) {
    assertThat(AnswerReply.of(reply, CHUNKS)).contains(new Draft(false, "", List.of(), 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "42",
        "Red.",
        "The text says \"The gate is red.\"",
        "I'm sorry, I can't help with that.",
        "{\"quotes\": [{\"text\": 1, \"quote\": \"The gate is red.\"}], \"answered\": true, \"answer\": \"Re",
        "{\"quotes\": [{\"text\": 1, \"quote\": \"The gate is red.\"}]}",
        "{\"quotes\": [], \"answered\": true, \"answer\": \"\"}",
        "[{\"text\": 1, \"quote\": \"The gate is red.\"}]",
        "[\"Red.\"]",
      })
  void rejectsAnyOtherReply(String reply) {
    assertThat(AnswerReply.of(reply, CHUNKS)).isEmpty();
  }

  @Test
  void keepsTheClosestQuotesWithoutAnAnswer() {
    assertThat(
            AnswerReply.of(
                "{\"quotes\": [{\"text\": 2, \"quote\": \"It is old.\"}], \"answered\": false, \"answer\": \"\"}",
                CHUNKS))
        .contains(new Draft(false, "", List.of(quote(1, "It is old.")), 0));
  }

  @Test
  void acceptsNoAsAnAnswer() {
    assertThat(AnswerReply.of("{\"quotes\": [], \"answered\": true, \"answer\": \"No.\"}", CHUNKS))
        .contains(new Draft(true, "No.", List.of(), 1));
    assertThat(AnswerReply.of("{\"quotes\": [], \"answered\": true, \"answer\": 42}", CHUNKS))
        .contains(new Draft(true, "42", List.of(), 1));
  }

  @Test
  void findsAnUnnumberedQuoteInEveryChunkThatContainsIt() {
    assertThat(quotes("[\"It is old.\", \"The wall is grey.\", \"It is new.\"]"))
        .containsExactly(
            quote(0, "It is old."), quote(1, "It is old."), quote(1, "The wall is grey."));
  }

  @Test
  void keepsAnUnknownQuoteWithTheChunkItNames() {
    assertThat(quotes("[{\"text\": 2, \"quote\": \"It is new.\"}]"))
        .containsExactly(quote(1, "It is new."));
  }

  @Test
  void needsNoNumberIfThereIsOneChunk() {
    assertThat(
            AnswerReply.of(
                "{\"quotes\": [\"It is new.\"], \"answered\": true, \"answer\": \"New.\"}",
                CHUNKS.subList(1, 2)))
        .contains(new Draft(true, "New.", List.of(quote(1, "It is new.")), 1));
  }

  @Test
  void dropsHalfOfACodePoint() {
    assertThat(
            AnswerReply.of(
                    "{\"answered\": true, \"answer\": \"a\\ud83d b\", \"quotes\": []}", CHUNKS)
                .map(Draft::text))
        .contains("a\uFFFD b");
  }

  private static List<Quote> quotes(String quotes) {
    return AnswerReply.of(
            "{\"quotes\": %s, \"answered\": true, \"answer\": \"Old.\"}".formatted(quotes), CHUNKS)
        .orElseThrow()
        .quotes();
  }

  private static Quote quote(int chunk, String text) {
    return new Quote(CHUNKS.get(chunk).id(), text);
  }
}
