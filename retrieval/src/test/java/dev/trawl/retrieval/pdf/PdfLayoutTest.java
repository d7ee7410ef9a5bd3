package dev.trawl.retrieval.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PdfLayoutTest {
  private final PdfLayout layout = new PdfLayout();

  @Test
  void usesTheMostCommonLineDistance() {
    // With double line spacing everywhere, no gap separates paragraphs.
    layout.learn(IntStream.range(0, 20).mapToObj(i -> line("text", 72, i * 24f)).toList());
    assertThat(layout.startsParagraph(line("goes", 72, 100), line("on", 72, 124))).isFalse();
    assertThat(layout.startsParagraph(line("ends.", 72, 100), line("Next", 72, 136))).isTrue();
  }

  @Test
  void startsAParagraphAtAnIndentOnlyAfterTheEndOfASentence() {
    layout.learn(IntStream.range(0, 20).mapToObj(i -> line("text", 72, i * 12f)).toList());
    assertThat(layout.startsParagraph(line("It ended.", 72, 100), line("Then", 90, 112))).isTrue();
    assertThat(layout.startsParagraph(line("while (true) {", 72, 100), line("wait();", 90, 112)))
        .isFalse();
  }

  @Test
  void doesNotSplitASentenceThatContinuesInTheNextColumn() {
    assertThat(layout.startsParagraph(line("it goes", 72, 700), line("on here", 300, 80)))
        .isFalse();
    assertThat(layout.startsParagraph(line("It ends.", 72, 700), line("Next", 300, 80))).isTrue();
  }

  @Test
  void separatesATitleFromTextOfAnotherSize() {
    var title = new PdfLine("Title", 72, 150, 100, 18);
    assertThat(layout.startsParagraph(title, line("text", 72, 120))).isTrue();
  }

  @Test
  void acceptsAnEmptyPage() {
    layout.learn(List.of());
    assertThat(layout.startsParagraph(line("a", 72, 100), line("b", 72, 113))).isFalse();
  }

  private static PdfLine line(String text, float left, float baseline) {
    return new PdfLine(text, left, left + 100, baseline, 11);
  }
}
