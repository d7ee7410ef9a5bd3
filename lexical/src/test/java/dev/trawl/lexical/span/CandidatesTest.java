package dev.trawl.lexical.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests which spans are possible answers. */
class CandidatesTest {
  @Test
  void noCandidateEndsWithAPrepositionOrAnArticle() {
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
