package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.model.ReadingModel.Split;
import dev.trawl.protocol.model.ReadingModel.Understanding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandReplyTest {
  private static final String COMPLETE =
      "{\"question\": \"When? Briefly.\", \"information\": \"When?\", \"instruction\":"
          + " \"Briefly.\", \"kind\": \"list\", \"keywords\": [{\"language\": \"en\", \"terms\":"
          + " [\"gate\"]}, {\"language\": \"de\", \"terms\": [\"Tor\"]}]}";

  @Test
  void readsAllPartsOfAReply() {
    assertThat(read(COMPLETE))
        .contains(
            new Understanding(
                "When? Briefly.",
                new Split("When?", "Briefly.", "en"),
                List.of(new Keyword("gate", "en"), new Keyword("Tor", "de")),
                QuestionKind.LIST));
  }

  @Test
  void noiseChangesNothing() {
    var plain = read(COMPLETE);
    assertThat(read("```json\n" + COMPLETE + "\n```")).isEqualTo(plain);
    assertThat(read("<think>{\"information\": \"no\"}</think>" + COMPLETE)).isEqualTo(plain);
    assertThat(read("Here it is: " + COMPLETE + " I hope it helps.")).isEqualTo(plain);
    assertThat(read("[" + COMPLETE + "]")).isEqualTo(plain);
    assertThat(read(COMPLETE.replace("\"", "'"))).isEqualTo(plain);
  }

  @Test
  void takesMissingPartsFromTheQuestion() {
    assertThat(read("{\"information\": \"When?\"}"))
        .contains(
            new Understanding(
                "When, please?", new Split("When?", "", "en"), List.of(), QuestionKind.FACT));
    assertThat(
            read(
                "{\"question\": \"None\", \"information\": \"When?\", \"instruction\": \"none\","
                    + " \"keywords\": \"\"}"))
        .isEqualTo(read("{\"information\": \"When?\"}"));
  }

  @Test
  void usesACutReplyThatHasTheInformation() {
    assertThat(read(COMPLETE.substring(0, COMPLETE.indexOf("{\"language\": \"de\"") + 5)))
        .hasValueSatisfying(
            cut -> {
              assertThat(cut.split()).isEqualTo(new Split("When?", "Briefly.", "en"));
              assertThat(cut.kind()).isEqualTo(QuestionKind.LIST);
              assertThat(cut.keywords()).containsExactly(new Keyword("gate", "en"));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "fact, FACT",
    "List, LIST",
    "COUNT, COUNT",
    "summary, SUMMARY",
    "compare, COMPARE",
    "place, PLACE",
    "chat, CHAT",
    "list of items, LIST",
    "guess, FACT",
    "'', FACT"
  })
  void readsTheKind(String name, QuestionKind kind) {
    assertThat(read("{\"information\": \"When?\", \"kind\": \"%s\"}".formatted(name)))
        .map(Understanding::kind)
        .contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "None",
        "At noon.",
        "{}",
        "{\"question\": \"When?\"}",
        "{\"information\": \"\"}",
        "{\"information\": \"none\"}",
        "{\"question\": \"When?\", \"informa",
        "[\"When?\"]",
      })
  void rejectsAReplyWithoutInformation(String reply) {
    assertThat(read(reply)).isEmpty();
  }

  @Test
  void acceptsAGreetingWithoutInformation() {
    assertThat(read("{\"information\": \"\", \"kind\": \"chat\"}"))
        .map(Understanding::kind)
        .contains(QuestionKind.CHAT);
  }

  @Test
  void detectsTheLanguageOfTheInformation() {
    assertThat(read("{\"information\": \"大门什么时候打开？\"}"))
        .map(understanding -> understanding.split().language())
        .contains("zh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"harbour\", \"lighthouse\"]",
        "\"harbour, lighthouse\"",
        "\"harbour; lighthouse\"",
        "[[\"harbour\"], [\"lighthouse\"]]",
        "{\"en\": [\"harbour\", \"lighthouse\"]}",
        "{\"en\": \"harbour, lighthouse\"}",
        "{\"English\": [\"harbour\", null, \"lighthouse\"]}",
        "{\"language\": \"en\", \"terms\": [\"harbour\", \"lighthouse\"]}",
        "{\"language\": \"en\", \"words\": \"harbour, lighthouse\"}",
        "[{\"en\": [\"harbour\", \"lighthouse\"]}]",
        "[{\"language\": \"en\", \"keywords\": [\"harbour\", \"lighthouse\"]}]",
        "[{\"term\": \"harbour\", \"weight\": 2}, {\"term\": \"lighthouse\"}]",
        "[{\"language\": \"en\", \"terms\": [\"harbour\"]}, \"lighthouse\", 7.5, false]",
      })
  void readsKeywordsOfAnyShape(String keywords) {
    var reply =
        "{\"note\": {\"a\": [1]}, \"question\": \"When?\", \"terms\": 3, \"information\":"
            + " \"When?\", \"kind\": \"list\", \"keywords\": %s, \"confidence\": 0.9}";
    assertThat(read(reply.formatted(keywords)))
        .hasValueSatisfying(
            understanding -> {
              assertThat(understanding.split().information()).isEqualTo("When?");
              assertThat(understanding.kind()).isEqualTo(QuestionKind.LIST);
              assertThat(understanding.keywords())
                  .contains(new Keyword("harbour", "en"), new Keyword("lighthouse", "en"));
            });
  }

  @Test
  void keepsEachUsableMember() {
    assertThat(read("{\"question\": \"Who?\", \"keywords\": [\"harbour\"]}"))
        .contains(
            new Understanding(
                "Who?",
                new Split("Who?", "", "en"),
                List.of(new Keyword("harbour", "en")),
                QuestionKind.FACT));
    assertThat(read("{\"information\": {\"x\": 1}, \"kind\": \"count\", \"keywords\": true}"))
        .contains(
            new Understanding(
                "When, please?",
                new Split("When, please?", "", "en"),
                List.of(),
                QuestionKind.COUNT));
    assertThat(read("{\"information\": [\"When?\", \"Where?\"], \"question\": 5}"))
        .map(understanding -> understanding.split().information())
        .contains("When? Where?");
  }

  private static Optional<Understanding> read(String reply) {
    return UnderstandReply.of(reply, "When, please?");
  }
}
