package dev.trawl.bench.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Span;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RanksTest {
  private static final DocumentId ONE = new DocumentId("1".repeat(64));
  private static final DocumentId TWO = new DocumentId("2".repeat(64));

  @Test
  void requiresTheWholeAnswerInTheRightDocument() {
    var place = new Place.InText(ONE, new Span(100, 200), List.of(new Span(150, 160)), List.of());
    assertThat(found(ONE, 140, 160).contains(place)).isTrue();
    assertThat(found(ONE, 155, 300).contains(place)).isFalse();
    assertThat(found(ONE, 155, 300).overlaps(place)).isTrue();
    assertThat(found(ONE, 200, 300).overlaps(place)).isFalse();
    assertThat(found(TWO, 140, 160).contains(place)).isFalse();
  }

  @Test
  void acceptsAnySentenceOfAnAnswerWithSeveralSentences() {
    var parts = List.of(new Span(120, 150), new Span(151, 190));
    var place = new Place.InText(ONE, new Span(100, 200), List.of(new Span(120, 190)), parts);
    assertThat(found(ONE, 110, 150).isAnswerSentence(place)).isTrue();
    assertThat(found(ONE, 110, 150).contains(place)).isFalse();
    assertThat(found(ONE, 130, 150).isAnswerSentence(place)).isFalse();
    assertThat(found(TWO, 110, 150).isAnswerSentence(place)).isFalse();
  }

  @Test
  void acceptsEveryPageOfAChunk() {
    var chunk = new FoundSpan(ONE, new Span(0, 10), 3, 5);
    assertThat(chunk.contains(new Place.OnPage(ONE, 4))).isTrue();
    assertThat(chunk.contains(new Place.OnPage(ONE, 6))).isFalse();
  }

  @Test
  void returnsTheRankOfTheStepThatIsFoundLast() {
    var first = new Place.InText(ONE, new Span(0, 10), List.of(new Span(0, 10)), List.of());
    var second = new Place.InText(TWO, new Span(0, 10), List.of(new Span(0, 10)), List.of());
    var ranked = List.of(found(ONE, 0, 20), found(ONE, 40, 50), found(TWO, 0, 20));
    var steps = List.of(new Place.Step(List.of(first)), new Place.Step(List.of(second)));
    assertThat(Ranks.rank(ranked, steps, FoundSpan::contains)).isEqualTo(3);
    assertThat(Ranks.rank(ranked.subList(0, 2), steps, FoundSpan::contains)).isEqualTo(Ranks.NEVER);
    assertThat(Ranks.rank(ranked, List.of(), FoundSpan::contains)).isEqualTo(Ranks.NEVER);
    var either = List.of(new Place.Step(List.of(second, first)));
    assertThat(Ranks.rank(ranked, either, FoundSpan::contains)).isEqualTo(1);
  }

  @Test
  void findsEvidenceIgnoringWhiteSpace() {
    var text = "Before.\n\n  The  gate\nopens at nine.\nAfter.";
    var locator = new Locator(text);
    var quote = "The gate opens at nine.";
    var quoteSpan = locator.find(quote).orElseThrow();
    assertThat(text.substring(quoteSpan.startChar(), quoteSpan.endChar()))
        .isEqualTo("The  gate\nopens at nine.");
    var nine = locator.part(quoteSpan, quote, new Span(18, 22));
    assertThat(text.substring(nine.startChar(), nine.endChar())).isEqualTo("nine");
    assertThat(locator.find("The gate closes")).isEmpty();
    assertThat(locator.find(" \n")).isEmpty();
  }

  @Property(tries = 200)
  void findsEveryPartOfAText(
      @ForAll @IntRange(max = 60) int start, @ForAll @IntRange(min = 1, max = 30) int length) {
    var text =
        "Alpha beta  gamma\ndelta epsilon\t zeta 一二三 四五六 eta theta iota kappa lambda mu nu xi.";
    var slice = text.substring(start, Math.min(text.length(), start + length));
    if (slice.isBlank()) {
      return;
    }
    var span = new Locator(text).find(slice).orElseThrow();
    assertThat(text.substring(span.startChar(), span.endChar()).replaceAll("\\s", ""))
        .isEqualTo(slice.replaceAll("\\s", ""));
  }

  private static FoundSpan found(DocumentId document, int start, int end) {
    return new FoundSpan(document, new Span(start, end), 1, 1);
  }
}
