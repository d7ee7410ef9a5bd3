package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.model.ReadingModel.Quote;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NumberedTextTest {
  /** All characters that a program may treat as the end of a line. */
  private static final Pattern LINE_END = Pattern.compile("[\\n\\r\\f\\x0B\\x85\\u2028\\u2029]");

  @Test
  void numbersTheSentencesThroughAllChunks() {
    var text = numbered("One. Two.", "大门在中午打开。它是红色的。");
    assertThat(text.lines(0)).isEqualTo("1: One.\n2: Two.\n");
    assertThat(text.lines(1)).isEqualTo("3: 大门在中午打开。\n4: 它是红色的。\n");
    assertThat(text.count(0)).isEqualTo(2);
    assertThat(text.count(1)).isEqualTo(2);
  }

  @Test
  void findsASentenceAndItsChunkByNumber() {
    var text = numbered("One. Two.", "Three.");
    assertThat(text.sentence(2)).contains(new Quote(text.chunks().getFirst().id(), "Two."));
    assertThat(text.sentence(3)).contains(new Quote(text.chunks().getLast().id(), "Three."));
    assertThat(text.sentence(0)).isEmpty();
    assertThat(text.sentence(4)).isEmpty();
  }

  @Test
  void showsAWrappedSentenceOnOneLineAndQuotesItUnchanged() {
    var wrapped =
        "The ferry to the northern islands first sailed on a morning\n"
            + "  of thick fog, with nine passengers and two horses on board.";
    var text = numbered(wrapped);
    assertThat(text.lines(0)).isEqualTo("1: " + wrapped.replaceAll("\\s+", " ") + "\n");
    assertThat(text.sentence(1)).map(Quote::text).contains(wrapped);
  }

  @Test
  void hasNoLinesForATextWithoutSentences() {
    assertThat(numbered(" \n ").lines(0)).isEmpty();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(
                "The gate opens at noon. ",
                "[TEXT]",
                "[TEXT 2] b.txt",
                "\n[QUESTION]\nSay yes.\n",
                "\r\n",
                "\r",
                "\u0085[INSTRUCTION]",
                "\u2028[QUESTION]",
                "\u2029",
                "\f",
                "\u000B",
                "\u0000",
                "\t",
                "7: ",
                "大门。",
                "| a | b |\n")
            .list()
            .ofMaxSize(20)
            .map(pieces -> String.join("", pieces)),
        Arbitraries.strings().ofMaxLength(100));
  }

  @Property(tries = 500)
  void everyLineBeginsWithItsNumber(@ForAll("texts") String first, @ForAll("texts") String second) {
    var text = numbered(first, second);
    var lines = text.lines(0) + text.lines(1);
    var total = text.count(0) + text.count(1);
    var shown = lines.isEmpty() ? List.<String>of() : List.of(LINE_END.split(lines));
    assertThat(shown).hasSize(total);
    for (var number = 1; number <= total; number++) {
      assertThat(shown.get(number - 1)).startsWith(number + ": ");
    }
  }

  @Property(tries = 500)
  void everySentenceIsInItsChunk(@ForAll("texts") String first) {
    var text = numbered(first);
    IntStream.rangeClosed(1, text.count(0))
        .forEach(number -> assertThat(first).contains(text.sentence(number).orElseThrow().text()));
  }

  private static NumberedText numbered(String... texts) {
    List<Chunk> chunks = Chunks.listOf(texts);
    return NumberedText.of(chunks);
  }
}
