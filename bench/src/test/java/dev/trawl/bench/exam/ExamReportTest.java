package dev.trawl.bench.exam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.report.Figure;
import dev.trawl.bench.subject.Replies;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExamReportTest {
  private static final String SENTENCE = "The bell weighs 812 pounds.";

  @Test
  void showsEachMetricOfATaskByLength() {
    var report =
        new ExamReport(
            List.of(
                result("bells", 4_000, 0, 100, "812"),
                result("bells", 4_000, 1, 0, "no"),
                result("bells", 32_000, 0, 100, "812"),
                result("boats", 4_000, 0, 100, "812")),
            List.of(Figure.atLeast(95, "bells heard", 90, "%")));
    assertThat(report.tables())
        .contains("score, 0 to 100:", "words, 0 to 100:")
        .contains(
            "| bells | en | 3 | 50.0  | 100.0 | 66.7  |",
            "| boats | en | 1 | 100.0 |       |",
            "| all   | en | 4 | 66.7  | 100.0 | 75.0  |",
            "| bells heard | 90    | %    | ≥ 95   | no      |");
    assertThat(report.summary(Map.of(), 1).scores())
        .extracting(ExamReport.Score::metric)
        .containsExactly("score", "words", "score", "words");
  }

  @Test
  void countsCitedEvidenceIgnoringWhiteSpace() {
    var cited =
        Replies.answered("812", cite("Look:\nthe bell."), cite("x The bell\nweighs 812 pounds. y"));
    assertThat(EvidenceRecall.of(List.of(SENTENCE, "It rings."), cited)).hasValue(0.5);
    assertThat(EvidenceRecall.of(List.of(SENTENCE), Replies.failed())).hasValue(0);
    assertThat(EvidenceRecall.of(List.of(), cited)).isEmpty();
  }

  @Test
  void countsFailures() {
    var failed = question("bells", 4_000, 0, 0).result(Replies.failed(), 1);
    assertThat(new ExamReport(List.of(failed), List.of()).summary(Map.of(), 1).failed())
        .isEqualTo(1);
  }

  private static ExamResult result(
      String task, int length, int number, double score, String answer) {
    return question(task, length, number, score).result(Replies.answered(answer), 5);
  }

  private static ExamQuestion question(String task, int length, int number, double score) {
    return new ExamQuestion(
        task,
        "en",
        length,
        number,
        "What does it weigh?",
        List.of("812"),
        List.of(SENTENCE),
        reply -> Map.of(Marking.SCORE, score, "words", 10.0));
  }

  private static Citation cite(String quote) {
    var chunk = new ChunkId(new DocumentId("a".repeat(64)), 0);
    return new Citation(1, new Evidence(chunk, "a", 1, new Span(0, quote.length()), quote));
  }
}
