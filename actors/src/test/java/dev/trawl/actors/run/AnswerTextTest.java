package dev.trawl.actors.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.window.ClaimSupport.SupportedClaim;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Span;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AnswerTextTest {
  @Test
  void putsMarkersBehindEachClaimBeforeItsPunctuation() {
    var text = text(9, claim("Red,", 1, 2), claim(" and old!?", 2), claim(" I think.\n"));
    assertThat(text.text()).isEqualTo("Red [1][2], and old [2]!? I think.");
    assertThat(text.claims())
        .containsExactly(
            new Answer.Claim(0, 3, List.of(1, 2), true),
            new Answer.Claim(12, 19, List.of(2), true),
            new Answer.Claim(26, 33, List.of(), false));
    assertThat(text.evidence()).containsExactly(evidence(1), evidence(2));
  }

  @Test
  void keepsTheLinesOfAnAnswer() {
    assertThat(text(9, claim("- Red.\n", 1), claim("- Old.\n", 2)).text())
        .isEqualTo("- Red [1].\n- Old [2].");
  }

  @Test
  void putsTheMarkersOfARowIntoItsLastCell() {
    assertThat(text(9, claim("| gate | red |\n", 1), claim("| wall | grey |", 2)).text())
        .isEqualTo("| gate | red [1] |\n| wall | grey [2] |");
  }

  @Test
  void aTextThatClaimsNothingIsNotAClaim() {
    var hope = new SupportedClaim(" I hope this helps.", List.of(), true);
    var text = text(9, claim("Red.", 1), hope);
    assertThat(text.text()).isEqualTo("Red [1]. I hope this helps.");
    assertThat(text.claims()).containsExactly(new Answer.Claim(0, 3, List.of(1), true));
  }

  @Test
  void writesNoMarkersBeyondTheLimitOfEvidence() {
    var text = text(1, claim("Red", 1), claim(" and old.", 2), claim(" Red.", 1));
    assertThat(text.text()).isEqualTo("Red [1] and old. Red [1].");
    assertThat(text.evidence()).containsExactly(evidence(1));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    var pieces =
        Arbitraries.of(
            " ",
            "\n",
            "\u3000",
            "\u00a0",
            "\u2003",
            "\u001c",
            "\t",
            "Red",
            "old",
            "大门",
            ".",
            "。",
            "!?",
            "…",
            "[1]",
            "“",
            "”",
            "\uD83D\uDE00",
            "3.5",
            "- ");
    return Arbitraries.oneOf(
            pieces.list().ofMaxSize(8).map(list -> String.join("", list)),
            Arbitraries.strings().ofMaxLength(20))
        .list()
        .ofMaxSize(6);
  }

  @Property(tries = 2000)
  void theOffsetsOfAClaimAreThoseOfItsWords(@ForAll("texts") List<String> texts) {
    var text = new AnswerText(3);
    IntStream.range(0, texts.size())
        .forEach(at -> text.append(claim(texts.get(at), IntStream.range(0, at % 3).toArray())));
    var all = text.text();
    var words =
        text.claims().stream().map(claim -> all.substring(claim.start(), claim.end())).toList();
    assertThat(words)
        .allSatisfy(each -> assertThat(each).isEqualTo(each.strip()).isNotEmpty())
        .allSatisfy(each -> assertThat(texts).anyMatch(claim -> claim.contains(each)));
    assertThat(text.claims()).isSortedAccordingTo((a, b) -> Integer.compare(a.end(), b.start()));
    assertThat(all).isEqualTo(all.strip());
  }

  @Property(tries = 500)
  void losesNoLetter(@ForAll("texts") List<String> texts) {
    var text = new AnswerText(0);
    texts.forEach(each -> text.append(claim(each, 1)));
    assertThat(letters(text.text())).isEqualTo(letters(String.join("", texts)));
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static AnswerText text(int maxEvidence, SupportedClaim... claims) {
    var text = new AnswerText(maxEvidence);
    Stream.of(claims).forEach(text::append);
    return text;
  }

  private static SupportedClaim claim(String text, int... evidence) {
    var cited = IntStream.of(evidence).mapToObj(AnswerTextTest::evidence).toList();
    return new SupportedClaim(text, cited, !cited.isEmpty());
  }

  private static Evidence evidence(int ordinal) {
    var chunk = new ChunkId(new DocumentId("a".repeat(64)), ordinal);
    return new Evidence(chunk, "a.txt", 1, new Span(0, 5), "Porto");
  }
}
