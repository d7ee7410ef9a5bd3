package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.model.ReadingModel.Item;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests replies that list the items of a text. */
class ReadItemsReplyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\": [{\"item\": \"Aurora\", \"sentence\": 1}, {\"item\": \"Boreas\", \"sentence\":"
            + " 1}]}",
        "{'Items': [{'Item': 'Aurora', 'Sentence': '1'}, {'Item': 'Boreas', 'Sentence': [1]}]}",
        "[{\"item\": \"Aurora\", \"sentence\": \"sentence 1\"}, {\"item\": \"Boreas\","
            + " \"sentence\": \"[1]\"}]",
        "{\"items\": [{\"item\": \"Aurora\", \"sentence\": 1}, {\"item\": \"Boreas\", \"sentence\":"
            + " 1}, {\"item\": \"None\"}, {\"item\": \" \"}]}",
        "{\"items\": [{\"item\": \"Aurora\", \"sentence\": 1}, {\"item\": \"Boreas\", \"sentence\":"
            + " 1}, {\"item\": \"Cas",
        "{\"items\": [{\"item\": \"Aurora\", \"sentence\": 1}, {\"item\": \"Boreas\", \"sentence\":"
            + " 1}, {\"item\": \"Boreas\", \"sentence\": 1}]}",
        "<think>Two.</think>```json\n"
            + "{\"items\": [{\"item\": \"Aurora\", \"sentence\": 1}, {\"item\": \"Boreas\","
            + " \"sentence\": 1}]}\n"
            + "```",
      })
  void readsEachItemWithItsSentence(String reply) {
    var launched = "The yard launched the Aurora and the Boreas.";
    assertThat(items(reply))
        .contains(
            new Verdict.Relevant(
                List.of(launched),
                1,
                List.of(new Item("Aurora", launched), new Item("Boreas", launched))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\": [\"Aurora\"]}",
        "[\"Aurora\"]",
        "{\"items\": [{\"item\": \"Aurora\"}]}",
        "{\"items\": [{\"item\": \"Aurora\", \"sentence\": 99}]}",
        "{\"items\": [{\"item\": \"Aurora\", \"sentence\": \"\"}]}",
        "{\"item\": \"Aurora\"}",
      })
  void looksForAnItemWithoutItsSentence(String reply) {
    assertThat(items(reply))
        .contains(
            new Verdict.Relevant(List.of("Aurora"), 1, List.of(new Item("Aurora", "Aurora"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"items\": []}", "{}", "None", "{\"items\": [\"none\"]}", "[]"})
  void findsNoItem(String reply) {
    assertThat(items(reply)).contains(new Verdict.None());
  }

  @Test
  void readsSentencesIfAModelGivesNoItems() {
    assertThat(items("{\"sentences\": [2], \"answers\": false}"))
        .contains(relevant(0.5, "The Castor came from Malmo."));
  }

  private static Optional<Verdict> items(String reply) {
    var text = "The yard launched the Aurora and the Boreas. The Castor came from Malmo.";
    return ReadReply.of(reply, Job.READ_ITEMS, 1, NumberedText.of(List.of(Chunks.of(text))))
        .map(List::getFirst);
  }

  private static Verdict relevant(double relevance, String... quotes) {
    return new Verdict.Relevant(List.of(quotes), relevance);
  }
}
