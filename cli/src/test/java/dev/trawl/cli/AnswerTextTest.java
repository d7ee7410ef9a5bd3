package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTextTest {
  @Test
  void showsTheAnswerThenItsQuotes() {
    var answer =
        Sample.answer(
            "It was moved to Porto [1].",
            Sample.evidence(214, "The annual\n  meeting was moved\tto Porto."));
    assertThat(AnswerText.of(answer, false))
        .isEqualTo(
            """
            It was moved to Porto [1].

            [1] minutes.pdf, page 214: “The annual meeting was moved to Porto.”""");
  }

  @Test
  void showsOnlyTheTextOfAnAnswerWithoutCitations() {
    assertThat(AnswerText.of(Sample.answer("The documents do not say."), false))
        .isEqualTo("The documents do not say.");
  }

  @Test
  void onATerminalTheWordsThatAnswerAreBold() {
    var answer =
        Sample.answer(" It was moved to Porto [1].\n", Sample.evidence(1, "It moved to Porto."))
            .highlighting(new Span(17, 22));
    assertThat(AnswerText.of(answer, true))
        .startsWith("It was moved to \u001b[1mPorto\u001b[0m [1].\n\n[1] minutes.pdf");
    assertThat(AnswerText.of(answer, false))
        .isEqualTo(AnswerText.of(answer, true).replaceAll("\u001b\\[[01]m", ""))
        .startsWith("It was moved to Porto [1].\n\n[1] minutes.pdf");
  }

  @Test
  void onATerminalAnAnswerWithoutAHighlightIsPlain() {
    var answer = Sample.answer("It was moved to Porto [1].", Sample.evidence(1, "To Porto."));
    assertThat(AnswerText.of(answer, true)).isEqualTo(AnswerText.of(answer, false));
  }

  @Test
  void shortensAQuoteThatWouldFillTheScreen() {
    var text =
        AnswerText.of(Sample.answer("x [1]", Sample.evidence(1, "word ".repeat(500))), false);
    assertThat(text.length()).isLessThan(500);
    assertThat(text).endsWith("word…”");
  }

  @Test
  void countsTheFailedChunksForEachReason() {
    var failures =
        List.of(
            new Coverage.Failure(Sample.chunk(0), "it timed out"),
            new Coverage.Failure(Sample.chunk(1), "it timed out"));
    var answer = Sample.answer("x", List.of(), new Coverage(9, 7, 0, 2, failures));
    assertThat(AnswerText.notes(answer))
        .containsExactly("2 of 9 chunks could not be read: it timed out");
  }
}
