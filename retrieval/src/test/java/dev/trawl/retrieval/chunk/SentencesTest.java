package dev.trawl.retrieval.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void readsEachRecordOfSeparatedValuesByItself() {
    var text =
        "Heron,Ada Lovelace of the north,Vik harbour,12 crates\n"
            + "petrel,Bo Lindqvist of the south,Oslo harbour,9 crates\n"
            + "gull;Cyd;1,234;a long row of words to the end;5";
    assertThat(Sentences.of(text)).hasSize(3);
  }

  @Test
  void endsASentenceAtAFullStopButNotAtAnAbbreviation() {
    assertThat(sentences("Mr. Smith met J. K. Rowling on Jan. 5. It cost 3.14 dollars. Yes!"))
        .containsExactly("Mr. Smith met J. K. Rowling on Jan. 5.", "It cost 3.14 dollars.", "Yes!");
  }

  @Test
  void keepsAQuotedQuestionInItsSentence() {
    assertThat(sentences("\"Really?\" he said. \"No.\"")).hasSize(2);
  }

  @Test
  void endsAChineseSentenceAfterItsQuotationMark() {
    assertThat(sentences("他说：“你好。”然后走了！真的吗？是的；好。"))
        .containsExactly("他说：“你好。”", "然后走了！", "真的吗？", "是的；好。");
  }

  @Test
  void keepsAnOpeningMarkWithTheSentenceThatItOpens() {
    assertThat(sentences("他走了。“你好。”《红楼梦》是谁写的？「桐塘號」呢？（完）"))
        .containsExactly("他走了。", "“你好。”", "《红楼梦》是谁写的？", "「桐塘號」呢？", "（完）");
  }

  @Test
  void endsHindiSentencesAtTheDanda() {
    assertThat(sentences("नमस्ते। आप कैसे हैं? मैं ठीक हूँ।")).hasSize(3);
  }

  @Test
  void continuesASentenceAcrossAWrappedLine() {
    String text =
        "The harbour was closed for nine days after the storm of that winter, and\n"
            + "the boats that could not get in went on to the next town down the coast.\n"
            + "Nobody minded.";
    assertThat(sentences(text)).hasSize(2).last().isEqualTo("Nobody minded.");
  }

  @Test
  void endsASentenceAtAHeadingABulletATableRowAndABlankLine() {
    String text = "CHAPTER ONE\nIt began\n- item one\n- item two\n1. First\na\tb\nc\td\n\nlast";
    assertThat(sentences(text))
        .containsExactly(
            "CHAPTER ONE",
            "It began",
            "- item one",
            "- item two",
            "1. First",
            "a\tb",
            "c\td",
            "last");
  }

  @Test
  void endsASentenceAtEachMemberOfAJsonObject() {
    assertThat(
            sentences(
                """
                {
                  "harbour of the northern shore": "closed for nine days after the storm",
                  "harbour of the southern shore": "open to boats that can get in by themselves"
                }
                """))
        .contains(
            "\"harbour of the northern shore\": \"closed for nine days after the storm\",",
            "\"harbour of the southern shore\": \"open to boats that can get in by themselves\"");
  }

  @Test
  void endsASentenceAtEachFieldOfARecord() {
    String text =
        "name: the well of the northern shore near the pier\n"
            + "depth: the deepest of all wells that were measured\n";
    assertThat(sentences(text))
        .containsExactly(
            "name: the well of the northern shore near the pier",
            "depth: the deepest of all wells that were measured");
  }

  @Test
  void findsNoSentencesInWhiteSpace() {
    assertThat(sentences("")).isEmpty();
    assertThat(sentences(" \n\t \r\n")).isEmpty();
  }

  @Property(tries = 300)
  void sentencesCoverAnyTextInOrder(@ForAll String text) {
    int[] ends = Sentences.ends(text);
    int before = 0;
    for (int end : ends) {
      assertThat(end).isGreaterThan(before);
      before = end;
    }
    assertThat(before).isEqualTo(text.length());
  }

  private static List<String> sentences(String text) {
    return Sentences.of(text).stream()
        .map(s -> text.substring(s.startChar(), s.endChar()))
        .toList();
  }
}
