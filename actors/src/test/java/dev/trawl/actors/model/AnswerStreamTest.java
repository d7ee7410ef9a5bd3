package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which parts of an answer are extracted while the reply is still arriving. */
class AnswerStreamTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REPLY =
      "{\"quotes\": [{\"text\": 1, \"quote\": \"moved to {Porto}, \\\"answer\\\": \\\"no\\\"\"}],"
          + " \"answered\": true, \"answer\": %s}";

  @Property
  void extractsTheAnswerFromPiecesOfAnySize(@ForAll String answer, @ForAll Random random)
      throws JsonProcessingException {
    var reply = REPLY.formatted(JSON.writeValueAsString(answer));
    assertThat(extracted(reply, random)).isEqualTo(answer);
  }

  @Property
  void anyReplyIsHandledWithoutAnException(@ForAll String reply, @ForAll Random random) {
    assertThat(extracted(reply, random)).isNotNull();
    extracted(REPLY.formatted("\"" + reply), random);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"answer\": \"To Porto.\", \"answered\": true, \"quotes\": []}",
        "\n  {\n \"answered\" : true , \"Answer\" : \"To Porto.\" }",
        "```json\n{\"answered\": true, \"answer\": \"To Porto.\"}\n```",
        "```\n{\"answered\": \"yes\", \"answer\": \"To Porto.\"}\n```",
        "<think>Is it {\"answer\": \"Lisbon\"}? No.</think>\n{\"answer\": \"To Porto.\"}",
        "<thinking>a</thinking> <think>b</think> {\"answer\": \"To Porto.\"}",
        "So, {\"answer\": \"Lisbon\"}? No.</think>{\"answer\": \"To Porto.\"}",
        "<think>a</think>```json\n{\"answer\": \"To Porto.\"}",
        "{\"answer\": \"To \\u0050orto.\"}",
        "{\"answered\": true, \"answer\": \"To Porto.\""
      })
  void findsTheAnswerAfterThoughtsAndOtherText(String reply) {
    assertThat(extracted(reply)).isEqualTo("To Porto.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "To Porto.",
        "Let me see. {\"answer\": \"Lisbon\"}",
        "<think>{\"answer\": \"Lisbon\"}",
        "<think>Is it </ think>{\"answer\": \"Lisbon\"}",
        "{\"answered\": false, \"answer\": \"The texts do not say.\"}",
        "{\"answered\": \"no\", \"answer\": \"The texts do not say.\"}",
        "{\"quotes\": [{\"answer\": \"Lisbon\"}]}",
        "[{\"answer\": \"Lisbon\"}]",
        "{answer: \"Lisbon\"}",
        "NONE",
        ""
      })
  void extractsNothingIfThereMayBeNoAnswer(String reply) {
    assertThat(extracted(reply)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"He said \"no\" to it.", "\"Porto\" it is"})
  void keepsTheWholeAnswerIfAnEscapeIsMissing(String answer) {
    assertThat(extracted("{\"answer\": \"" + answer + "\"}")).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"answer\": \"To Por", "{\"answer\": \"To Por\\", "{\"answer\": \"To Por\\u00"})
  void extractsTheBeginningOfACutReply(String reply) {
    assertThat(extracted(reply)).isEqualTo("To Por");
  }

  @Test
  void passesOnEachPieceAtOnce() {
    var extracted = new ArrayList<String>();
    var text = new AnswerStream(extracted::add);
    List.of("{\"answer\": \"To", " Por", "to", ".\"}").forEach(text::take);
    assertThat(extracted).containsExactly("To", " Por", "to", ".");
  }

  private static String extracted(String reply) {
    return extracted(reply, new Random(7));
  }

  private static String extracted(String reply, Random random) {
    var extracted = new StringBuilder();
    var text = new AnswerStream(extracted::append);
    for (var from = 0; from < reply.length(); ) {
      var to = Math.min(reply.length(), from + 1 + random.nextInt(5));
      text.take(reply.substring(from, to));
      from = to;
    }
    return extracted.toString();
  }
}
