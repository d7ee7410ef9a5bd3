package dev.trawl.retrieval.lexical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which runs of words could be an answer. */
class CandidatesTest {
  @Test
  void noSpanEndsWhereMoreMustFollow() {
    var asked = "Where does Ilse Brandt hide the ledger?";
    var task =
        Asks.answerTask(
            asked, "The ledger of Ilse Brandt lies hidden under a hollow book about rowing.");
    var question = Question.of(asked, "en");
    var scene = Reader.scenes(question, task).getFirst();
    var sentence = Parsed.of(scene, scene.lines().getFirst(), Slot.of(question));
    assertThat(Candidates.of(sentence))
        .extracting(Candidate::text)
        .contains("a hollow book about rowing", "a hollow book")
        .noneMatch(text -> text.endsWith(" about") || text.endsWith(" a"));
  }
}
