package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ReadingModel.Item;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests replies about several chunks: each verdict goes to the chunk of its sentence. */
class GroupReplyTest {
  private static final Verdict NONE = new Verdict.None();

  /**
   * The first chunk has the sentences 1 and 2, the second has 3 and 4, and the third has 5.
   * Sentence 4 repeats sentence 1.
   */
  private static final NumberedText TEXT =
      NumberedText.of(
          Chunks.listOf(
              "The gate opens at noon. It is shut on Sunday.",
              "The yard launched the Aurora in 1902. The gate opens at noon.",
              "In Lund the ferry ‘Boreas’ was broken up."));

  @Test
  void eachNumberBelongsToTheChunkOfItsSentence() {
    assertThat(read("{\"sentences\": [2, 5], \"answers\": false}"))
        .contains(
            List.of(
                relevant(0.5, "It is shut on Sunday."),
                NONE,
                relevant(0.5, "In Lund the ferry ‘Boreas’ was broken up.")));
  }

  @Test
  void aNumberDistinguishesRepeatedSentences() {
    assertThat(read("{\"sentences\": [4], \"answers\": false}"))
        .contains(List.of(NONE, relevant(0.5, "The gate opens at noon."), NONE));
  }

  /**
   * The chunks answer the question together, so each chunk that the reply names contributes to the
   * answer.
   */
  @Test
  void everyNamedChunkContributesToAnAnswer() {
    assertThat(read("{\"sentences\": [3, 5], \"answers\": true}"))
        .contains(
            List.of(
                NONE,
                relevant(1, "The yard launched the Aurora in 1902."),
                relevant(1, "In Lund the ferry ‘Boreas’ was broken up.")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "In Lund the ferry ‘Boreas’ was broken up.",
        "In Lund the ferry 'Boreas' was broken up.",
        "In Lund the old ferry Boreas was broken up."
      })
  void wordsGoToTheChunkThatContainsThem(String words) {
    assertThat(read("{\"quotes\": [\"" + words + "\"], \"answers\": false}"))
        .contains(List.of(NONE, NONE, relevant(0.5, words)));
  }

  @Test
  void theNumberOfAMissingSentenceIsIgnoredIfOthersExist() {
    assertThat(read("{\"sentences\": [2, 99], \"answers\": false}"))
        .contains(List.of(relevant(0.5, "It is shut on Sunday."), NONE, NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sentences\": [99], \"answers\": false}",
        "{\"sentences\": [], \"answers\": true}",
        "{\"quotes\": [\"The harbour was built by giants.\"], \"answers\": true}"
      })
  void everyChunkIsRelevantIfNoSentenceOfTheReplyExists(String reply) {
    assertThat(read(reply)).contains(List.of(relevant(0.5), relevant(0.5), relevant(0.5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"sentences\": [], \"answers\": false}", "None.", "无"})
  void findsNothingInAnyChunk(String reply) {
    assertThat(read(reply)).contains(List.of(NONE, NONE, NONE));
  }

  @Test
  void anItemGoesToTheChunkOfItsSentence() {
    var reply = "{\"items\": [{\"item\": \"Aurora\", \"sentence\": 3}, {\"item\": \"Boreas\"}]}";
    var first = new Item("Aurora", "The yard launched the Aurora in 1902.");
    assertThat(ReadReply.of(reply, Job.READ_ITEMS, 1, TEXT))
        .contains(
            List.of(
                NONE,
                new Verdict.Relevant(List.of(first.quote()), 1, List.of(first)),
                new Verdict.Relevant(List.of("Boreas"), 1, List.of(new Item("Boreas", "Boreas")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"sentences\": [2, 5", "{\"items\": [{\"item\": \"Aurora\", \"sen"})
  void aCutReplyFailsBecauseTheChunksCanBeReadOneByOne(String reply) {
    var job = reply.contains("items") ? Job.READ_ITEMS : Job.READ;
    assertThatThrownBy(() -> ReadReply.of(reply, job, 1, TEXT))
        .isInstanceOf(ModelException.Final.class)
        .hasMessageContaining("cut off");
  }

  private static Optional<List<Verdict>> read(String reply) {
    return ReadReply.of(reply, Job.READ, 1, TEXT);
  }

  private static Verdict relevant(double relevance, String... quotes) {
    return new Verdict.Relevant(List.of(quotes), relevance);
  }
}
