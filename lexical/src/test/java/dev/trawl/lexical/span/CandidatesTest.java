package dev.trawl.lexical.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which runs of words could be an answer. */
class CandidatesTest {
  @Test
  void noSpanEndsWhereMoreMustFollow() {
    var sentence =
        ParsedSentences.of(
            "Where does Ilse Brandt hide the ledger?",
            "The ledger of Ilse Brandt lies hidden under a hollow book about rowing.");
    assertThat(Candidates.of(sentence))
        .extracting(Candidate::text)
        .contains("a hollow book about rowing", "a hollow book")
        .noneMatch(text -> text.endsWith(" about") || text.endsWith(" a"));
  }
}
