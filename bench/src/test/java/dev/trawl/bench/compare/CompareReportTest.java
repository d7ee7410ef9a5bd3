package dev.trawl.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.subject.Replies;
import dev.trawl.bench.subject.Reply;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CompareReportTest {
  private static final Contender WINDOW = Contender.of("native:2048");
  private static final Contender READ = Contender.of("read:1000");
  private static final int REPLY_TOKENS = 512;

  private final List<CompareResult> results = new ArrayList<>();

  @Test
  void showsEachMethodByLength() {
    add(WINDOW, 2_000, 1, Replies.answered("812"));
    add(READ, 2_000, 1, Replies.answered("no"));
    add(WINDOW, 64_000, 1, Replies.answered("no"));
    add(READ, 64_000, 1, Replies.answered("812"));
    assertThat(tables())
        .contains("| method    | 2k ", "| 64k ")
        .contains("| 2k native | 100.0 (100–100) | 0.0 (0–0) ")
        .contains("| 1000 read | 0.0 (0–0)       | 100.0 (100–100) ")
        .contains("| questions | 1 ")
        .contains("100 + 512 ≤ 2,048")
        .doesNotContain("EXCEED");
  }

  @Test
  void countsAFailureAndScoresItZero() {
    add(WINDOW, 2_000, 1, Replies.failed());
    add(WINDOW, 2_000, 2, Replies.answered("812"));
    var figures = report(WINDOW).summary(Map.of(), 1).points().getFirst().figures();
    assertThat(figures.score().value()).isEqualTo(50);
    assertThat(figures.failed()).isEqualTo(1);
    assertThat(figures.calls()).isEqualTo(1);
  }

  @Test
  void reportsExceededWindowsFirst() {
    add(WINDOW, 2_000, 1, withPrompt(1_536));
    add(READ, 2_000, 1, withPrompt(489));
    assertThat(tables())
        .startsWith(
            "WINDOW EXCEEDED: 1000 read in 1 questions; the largest call has 1,001 tokens, but the"
                + " window has 1,000.")
        .contains("489 + 512 EXCEEDS 1,000", "1,536 + 512 ≤ 2,048");
    assertThat(report(WINDOW, READ).summary(Map.of(), 1).exceeding()).containsExactly("1000 read");
  }

  @Test
  void comparesEachMethodWithTheNativeWindowQuestionByQuestion() {
    for (var number = 0; number < 6; number++) {
      add(WINDOW, 64_000, number, Replies.answered("no"));
      add(READ, 64_000, number, Replies.answered("812"));
      add(WINDOW, 2_000, number, Replies.answered(number < 3 ? "no" : "812"));
      add(READ, 2_000, number, Replies.answered(number > 2 ? "no" : "812"));
    }
    assertThat(verdicts()).containsExactly("noise", "better");
  }

  @Test
  void drawsNoConclusionFromFewDifferences() {
    for (var number = 0; number < 8; number++) {
      add(WINDOW, 64_000, number, Replies.answered(number < 5 ? "no" : "812"));
      add(READ, 64_000, number, Replies.answered("812"));
    }
    assertThat(verdicts()).containsExactly("too few");
    assertThat(tables()).contains("| too few |");
  }

  @Test
  void showsTheCostIfThereIsAPrice() {
    add(READ, 2_000, 1, withPrompt(400));
    assertThat(report(READ).tables()).contains("| 0.25000 |");
  }

  private List<String> verdicts() {
    return report(WINDOW, READ).summary(Map.of(), 1).nativeComparisons().stream()
        .map(CompareReport.NativeComparison::verdict)
        .toList();
  }

  private String tables() {
    return report(WINDOW, READ).tables();
  }

  private CompareReport report(Contender... contenders) {
    return new CompareReport(List.of(contenders), results);
  }

  private void add(Contender contender, int length, int number, Reply reply) {
    var question =
        new ExamQuestion(
            "bells",
            "en",
            length,
            number,
            "What does it weigh?",
            List.of("812"),
            List.of("The bell weighs 812 pounds."),
            given -> Map.of(Marking.SCORE, given.text().equals("812") ? 100.0 : 0));
    results.add(CompareResult.of(contender, REPLY_TOKENS, question, reply, 5));
  }

  private static Reply withPrompt(int promptTokens) {
    var answer = Replies.answered("812").answer().orElseThrow();
    var usage = new Usage(1, promptTokens, 10, promptTokens, 0, OptionalDouble.of(0.25));
    var priced =
        new Answer(
            answer.text(),
            answer.status(),
            answer.level(),
            answer.citations(),
            answer.coverage(),
            answer.hops(),
            answer.keywords(),
            usage,
            answer.timing(),
            answer.warnings());
    return new Reply(Optional.of(priced), "", 10);
  }
}
