package dev.trawl.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.bench.report.Figure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  private final List<WatchedQuestion.Observation> observations = new ArrayList<>();

  @Test
  void reportsNothingIfAllSucceed() throws Exception {
    addQuestion("{'event': {'seq': 1, 'type': 'answered', 'answer': 'It is 12.'}}");
    assertThat(reasons().first()).isEmpty();
    assertThat(reasons().figures()).isEmpty();
  }

  @Test
  void keepsTheFirstReasonAndCountsReasonsByKind() throws Exception {
    addQuestion("{'event': {'seq': 1, 'type': 'failed', 'error': 'no reply within 30 s'}}");
    addQuestion("{'event': {'seq': 1, 'type': 'failed', 'error': 'no reply within 45 s'}}");
    addQuestion("{'event': {'seq': 1, 'type': 'answered', 'answer': 'It is 13.'}}");
    addQuestion("{'event': {'seq': 1, 'type': 'cancelled'}}");
    addQuestion("{'event': {'seq': 3, 'type': 'chunkRead'}}");
    addQuestion("{'error': {'message': 'too many runs'}}");
    addQuestion();
    assertThat(reasons().first()).hasValue("failed: no reply within 30 s");
    assertThat(reasons().counts())
        .containsEntry("failed: no reply within … s", 2)
        .containsEntry("wrong answer", 1)
        .containsEntry("cancelled", 1)
        .containsEntry("event … after …", 1)
        .containsEntry("refused: too many runs", 1)
        .containsEntry("no final event received", 1)
        .hasSize(6);
  }

  @Test
  void countsRareReasonsTogether() throws Exception {
    for (var letter : "abcdefghijk".split("")) {
      addQuestion("{'event': {'seq': 1, 'type': 'failed', 'error': '" + letter + "'}}");
    }
    assertThat(reasons().figures()).hasSize(9);
    assertThat(reasons().figures().getLast())
        .isEqualTo(Figure.of("…… other reasons", 3, "questions"));
  }

  /** Adds one question, whose correct answer contains 12. */
  private void addQuestion(String... messages) throws JsonProcessingException {
    var watched = new WatchedQuestion();
    for (var message : messages) {
      watched.receive(new ObjectMapper().readTree(message.replace('\'', '"')));
    }
    observations.add(watched.observation("read", "12"));
  }

  private Reasons reasons() {
    return Reasons.of(observations);
  }
}
