package dev.trawl.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.bench.report.Figure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  private final List<Watched.Heard> heard = new ArrayList<>();

  @Test
  void nothingIsToldWhereAllEndWell() throws Exception {
    hears("{'event': {'seq': 1, 'type': 'answered', 'answer': 'It is 12.'}}");
    assertThat(reasons().first()).isEmpty();
    assertThat(reasons().figures()).isEmpty();
  }

  @Test
  void tellsTheFirstAsItWasAndCountsAllByReason() throws Exception {
    hears("{'event': {'seq': 1, 'type': 'failed', 'error': 'no reply within 30 s'}}");
    hears("{'event': {'seq': 1, 'type': 'failed', 'error': 'no reply within 45 s'}}");
    hears("{'event': {'seq': 1, 'type': 'answered', 'answer': 'It is 13.'}}");
    hears("{'event': {'seq': 1, 'type': 'cancelled'}}");
    hears("{'event': {'seq': 3, 'type': 'chunkRead'}}");
    hears("{'error': {'message': 'too many runs'}}");
    hears();
    assertThat(reasons().first()).hasValue("failed: no reply within 30 s");
    assertThat(reasons().counts())
        .containsEntry("failed: no reply within … s", 2)
        .containsEntry("answered otherwise", 1)
        .containsEntry("cancelled", 1)
        .containsEntry("event … after …", 1)
        .containsEntry("refused: too many runs", 1)
        .containsEntry("no end was heard", 1)
        .hasSize(6);
  }

  @Test
  void manyReasonsAreSummedUp() throws Exception {
    for (var letter : "abcdefghijk".split("")) {
      hears("{'event': {'seq': 1, 'type': 'failed', 'error': '" + letter + "'}}");
    }
    assertThat(reasons().figures()).hasSize(9);
    assertThat(reasons().figures().getLast())
        .isEqualTo(Figure.of("…… other reasons", 3, "questions"));
  }

  /** Of one question, whose right answer holds 12. */
  private void hears(String... messages) throws JsonProcessingException {
    var watched = new Watched();
    for (var message : messages) {
      watched.hear(new ObjectMapper().readTree(message.replace('\'', '"')));
    }
    heard.add(watched.heard("read", "12"));
  }

  private Reasons reasons() {
    return Reasons.of(heard);
  }
}
