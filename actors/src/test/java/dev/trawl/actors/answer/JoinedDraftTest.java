package dev.trawl.actors.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinedDraftTest {
  private static final ChunkId CHUNK = new ChunkId(new DocumentId("a".repeat(64)), 0);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // The sentence that was cut off is written again.
        "The gate is red. | ` It is ol` | It is old. It is high. | The gate is red. It is old. It"
            + " is high.",
        // The model continues in the middle of that sentence.
        "The gate is red. | ` It is` | old. It is high. | The gate is red. It is old. It is high.",
        "The gate is red. | ` It is old` | , but high. | The gate is red. It is old, but high.",
        // The model repeats the end, or begins again.
        "The gate is red. | ` It is ol` | The gate is red. It is old. | The gate is red. It is"
            + " old.",
        "The gate is red. It is old. | ` It is` | The gate is red. It is old. It is high. | The"
            + " gate is red. It is old. It is high.",
        // The cut was between two sentences.
        "The gate is red. | `` | It is old. | The gate is red. It is old.",
        "大门是红的。 | `` | 它很旧。 | 大门是红的。它很旧。",
        "大门是红的。 | 它很 | 它很旧。它很高。 | 大门是红的。它很旧。它很高。",
        "大门是红的。它很旧。 | `` | 它很旧。它很高。 | 大门是红的。它很旧。它很高。",
      })
  void joinsAReplyThatWasCutOff(String before, String brokenOff, String next, String joined) {
    assertThat(JoinedDraft.of(cut(before, brokenOff), complete(next)).map(Draft::text))
        .contains(joined);
  }

  @Test
  void anItemOfAListThatWasCutOffStaysOnItsLine() {
    assertThat(JoinedDraft.of(cut("- red", "\n- ol"), complete("- old\n- high")).map(Draft::text))
        .contains("- red\n- old\n- high");
  }

  @Test
  void aFurtherPartOfALongAnswerIsANewParagraph() {
    assertThat(
            JoinedDraft.of(complete("The gate is red."), complete("It is old.")).map(Draft::text))
        .contains("The gate is red.\n\nIt is old.");
  }

  @Test
  void keepsTheClaimsOfBothPartsWithTheirSentences() {
    var joined =
        JoinedDraft.of(
                cut(" It is ol", claim("The gate is red.", "Red."), claim(" It is wide.", "Wide.")),
                marked(claim("It is wide.", "Wide."), claim(" It is old.", "Old.")))
            .orElseThrow();
    assertThat(joined.claims())
        .containsExactly(
            claim("The gate is red.", "Red."),
            claim(" It is wide.", "Wide."),
            claim(" It is old.", "Old."));
    assertThat(joined.claims().stream().map(Claim::text).collect(Collectors.joining()))
        .isEqualTo(joined.text());
    assertThat(joined.quotes()).extracting(Quote::text).containsExactly("Red.", "Wide.", "Old.");
  }

  @Test
  void aClaimThatIsRepeatedWithAnotherSentenceGetsThisSentenceToo() {
    var joined =
        JoinedDraft.of(
                cut("", claim("The gate is red.", "Red.")),
                marked(claim("The gate is red.", "Red again.")))
            .orElseThrow();
    assertThat(joined.text()).isEqualTo("The gate is red.");
    assertThat(joined.claims().getFirst().quotes())
        .extracting(Quote::text)
        .containsExactly("Red.", "Red again.");
  }

  @Test
  void aReplyThatOnlyRepeatsTheAnswerAddsNothing() {
    assertThat(JoinedDraft.of(cut("The gate is red.", " It"), complete("The gate is red.")))
        .isEmpty();
    assertThat(JoinedDraft.of(cut("The gate is red.", ""), new Draft(false, "", List.of(), 1)))
        .isEmpty();
  }

  @Test
  void anAnswerIsCutOffIfItsLastPartIsCutOff() {
    assertThat(JoinedDraft.of(cut("The gate is red.", " It"), cut("It is old.", " It is")))
        .hasValueSatisfying(
            joined -> {
              assertThat(joined.cut()).isTrue();
              assertThat(joined.brokenOff()).isEqualTo(" It is");
            });
  }

  private static Draft complete(String text) {
    return new Draft(true, text, List.of(), 1);
  }

  private static Draft cut(String text, String brokenOff) {
    return new Draft(true, text, List.of(), List.of(), 1, true, brokenOff);
  }

  private static Draft cut(String brokenOff, Claim... claims) {
    var draft = marked(claims);
    return new Draft(true, draft.text(), draft.quotes(), draft.claims(), 1, true, brokenOff);
  }

  private static Draft marked(Claim... claims) {
    var text = Stream.of(claims).map(Claim::text).collect(Collectors.joining());
    var quotes = Stream.of(claims).flatMap(claim -> claim.quotes().stream()).toList();
    return new Draft(true, text, quotes, List.of(claims), 1, false);
  }

  private static Claim claim(String text, String quote) {
    return new Claim(text, List.of(new Quote(CHUNK, quote)));
  }
}
