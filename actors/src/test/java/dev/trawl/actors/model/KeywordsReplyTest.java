package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Keyword;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordsReplyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"keywords\": [{\"language\": \"en\", \"terms\": [\"gate\", \"opening hours\"]}, {\"language\": \"zh\", \"terms\": [\"大门\"]}]}",
        "{'keywords': [{'language': 'EN', 'terms': ['gate', 'opening  hours',]}, {'language': 'zh-CN', 'terms': ['大门']}]}",
        "[{\"language\": \"English\", \"terms\": [\"gate\", \"opening hours\"]}, {\"language\": \"中文\", \"terms\": [\"大门\"]}]",
        "{\"keywords\": {\"en\": [\"gate\", \"opening hours\"], \"zh\": [\"大门\"]}}",
        "{\"keywords\": [\"gate\", \"opening hours\", \"大门\"]}",
        "{\"keywords\": \"gate, opening hours、大门\"}",
        "[\"gate\", \"opening hours\", \"大门\"]",
        "{\"keywords\": [{\"language\": \"\", \"terms\": \"gate, opening hours\"}, {\"terms\": [\"大门\"]}]}",
        "{\"keywords\": [{\"language\": \"en\", \"terms\": [\"gate\", \"opening hours\"]}, {\"language\": \"zh\", \"terms\": [\"大门\", \"开",
        "{\"keywords\": [{\"language\": \"en\", \"terms\": [\"gate\", \" \", \"gate\", \"opening hours\", \"%s\"]}, {\"language\": \"zh\", \"terms\": [\"大门\"]}]}",
      })
  void readsKeywordsWithTheirLanguages(String reply) {
    var overlong = "word ".repeat(17);
    assertThat(KeywordsReply.of(reply.replace("%s", overlong), "en"))
        .contains(
            List.of(
                new Keyword("gate", "en"),
                new Keyword("opening hours", "en"),
                new Keyword("大门", "zh")));
  }

  @Test
  void readsASingleGroup() {
    assertThat(KeywordsReply.of("{\"language\": \"de\", \"terms\": [\"Tor\"]}", "en"))
        .contains(List.of(new Keyword("Tor", "de")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"snake_case", "v2.1", "4711", "RFC-2616", "_x", "a1b2"})
  void givesIdentifiersNoLanguage(String term) {
    assertThat(one(term)).contains(new Keyword(term, "und"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gate", "4 May 1904", "2024年预算"})
  void keepsTheLanguageOfWords(String term) {
    assertThat(one(term)).contains(new Keyword(term, "en"));
  }

  @Test
  void readsAnEmptyListAsNoKeywords() {
    assertThat(KeywordsReply.of("{\"keywords\": []}", "en")).contains(List.of());
  }

  @Test
  void keepsAtMostSixtyFourKeywords() {
    var terms =
        IntStream.range(0, 100)
            .mapToObj(i -> "\"term %d\"".formatted(i))
            .collect(Collectors.joining(","));
    assertThat(KeywordsReply.of("{\"keywords\": [" + terms + "]}", "en"))
        .hasValueSatisfying(keywords -> assertThat(keywords).hasSize(64));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "None",
        "42",
        "gate, wall",
        "{\"words\": {}}",
        "I'm sorry, I can't.",
        "[1, 2]"
      })
  void regression8RejectsAnyOtherReply(String reply) {
    assertThat(KeywordsReply.of(reply, "en")).isEmpty();
  }

  private static Optional<Keyword> one(String term) {
    return KeywordsReply.of(
            "{\"keywords\": [{\"language\": \"en\", \"terms\": [\"%s\"]}]}".formatted(term), "en")
        .map(List::getFirst);
  }
}
