package dev.trawl.lexical;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Asks questions about eight statements, one of which contains the answer. No weights were fitted
 * on these statements. However, they were used while writing the rules, so a wrong answer is a
 * regression.
 */
class StatementsTest {
  private static final double MIN_SHARE = 0.95;

  /** The fields have the same names as in {@code statements.jsonl}. */
  private record Case(String statement, String question, String answer, String language) {}

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void nearlyEveryAnswerContainsTheExpectedAnswer(String language) throws IOException {
    var cases = cases(language);
    var wrong = new ArrayList<String>();
    for (int i = 0; i < cases.size(); i++) {
      var testCase = cases.get(i);
      var text = ModelFixture.answer(testCase.question(), withNeighbours(cases, i)).text();
      if (!text.contains(testCase.answer())) {
        wrong.add(testCase.question() + " " + text);
      }
    }
    assertThat(wrong).hasSizeLessThanOrEqualTo((int) ((1 - MIN_SHARE) * cases.size()));
  }

  private static String withNeighbours(List<Case> cases, int at) {
    var separator = cases.get(at).language().equals("zh") ? "" : " ";
    return IntStream.range(at - 4, at + 4)
        .mapToObj(i -> cases.get(Math.floorMod(i, cases.size())).statement())
        .collect(joining(separator));
  }

  private static List<Case> cases(String language) throws IOException {
    var json = new ObjectMapper();
    var cases = new ArrayList<Case>();
    var stream =
        Objects.requireNonNull(StatementsTest.class.getResourceAsStream("statements.jsonl"));
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var one = json.readValue(line, Case.class);
        if (one.language().equals(language)) {
          cases.add(one);
        }
      }
    }
    return cases;
  }
}
