package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.model.ReadingModel.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests replies to a prompt that asks several questions about a text. */
class ReadSeveralReplyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'verdicts': [{'question': 2, 'quotes': ['It is red.'], 'answers': true}]}",
        "[{'question': '2', 'quotes': ['It is red.'], 'answers': 'yes'}]",
        "{'question': 2, 'quotes': ['It is red.'], 'answers': true}",
        "```json\n{'Verdicts': [{'question': 1, 'quotes': []},"
            + " {'question': 2, 'quotes': 'It is red.', 'answers': true}]}\n```",
        "{'verdicts': [{'question': 2, 'quotes': ['It is red.'], 'answers': true},"
            + " {'question': 7, 'quotes': ['The gate']}]}",
      })
  void givesEachQuestionItsVerdict(String reply) {
    assertThat(verdictsForTwoQuestions(reply))
        .contains(List.of(new Verdict.None(), relevant(1, "It is red.")));
  }

  @Test
  void givesEachQuestionItsNumberedSentences() {
    assertThat(
            verdictsForTwoQuestions(
                """
                {"verdicts": [{"question": 2, "sentences": [2, 9], "answers": true},
                {"question": 1, "sentences": [9], "answers": false}]}\
                """))
        .contains(List.of(relevant(0.5), relevant(1, "It is red.")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"None.", "{'verdicts': []}", "无", "[]", "{}"})
  void findsNothingForAnyQuestion(String reply) {
    assertThat(verdictsForTwoQuestions(reply))
        .contains(List.of(new Verdict.None(), new Verdict.None()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "It is red.",
        "{'quotes': ['It is red.'], 'answers': true}",
        "{'verdicts': [{'question': 3, 'quotes': ['It is red.']}]}",
        "{'verdicts': [{'question': 1, 'quotes': ['The gate opens at noon.']}, {'quest",
      })
  void rejectsAReplyThatDoesNotNameTheQuestion(String reply) {
    assertThat(verdictsForTwoQuestions(reply)).isEmpty();
  }

  private static Optional<List<Verdict>> verdictsForTwoQuestions(String reply) {
    return ReadReply.of(
        reply,
        Job.READ_SEVERAL,
        2,
        NumberedText.of(List.of(Chunks.of("The gate opens at noon. It is red."))));
  }

  private static Verdict relevant(double relevance, String... quotes) {
    return new Verdict.Relevant(List.of(quotes), relevance);
  }
}
