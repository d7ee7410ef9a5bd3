package dev.trawl.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.Outcome;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.testkit.ScriptedModel;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tests reading passes whose calls read several neighbouring chunks. */
class GroupedReadingTest {
  private static final ActorTestKit kit = ActorTestKit.create(RunFixture.config(""));
  private static final String QUESTION = "Where was the meeting moved?";
  private static final String FOUR_CHUNKS_PER_CALL = "trawl.reading.chunks-per-call = 4";
  private static final int CHUNKS = 10;
  private static final int RELEVANT_CHUNK = 6;

  private static final MemoryDocument MINUTES =
      MemoryDocument.of(
          'a',
          IntStream.range(0, CHUNKS)
              .mapToObj(i -> i == RELEVANT_CHUNK ? "The talks went to Porto." : "Item " + i + ".")
              .toList());

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  @Test
  void fourNeighbouringChunksShareACallAndEachIsReported() {
    var model = ScriptedModel.finding("Porto");

    var whats =
        RunFixture.of(kit, model, FOUR_CHUNKS_PER_CALL, MINUTES).ask(QUESTION, Level.READ).whats();

    assertThat(groups(model))
        .containsExactlyInAnyOrder(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9));
    assertThat(model.log().of(ModelTask.Read.class)).isEmpty();
    assertThat(read(whats)).extracting(ChunkRead::chunk).doesNotHaveDuplicates().hasSize(CHUNKS);
    assertThat(read(whats))
        .filteredOn(read -> read.outcome() == Outcome.RELEVANT)
        .extracting(ChunkRead::chunk)
        .containsExactly(MINUTES.chunk(RELEVANT_CHUNK));
    assertThat(answer(whats).status()).isEqualTo(Status.ANSWERED);
    assertThat(answer(whats).coverage().isFull()).isTrue();
  }

  @Test
  void theChunksOfAFailedGroupAreReadOneByOne() {
    var model = ScriptedModel.finding("Porto");
    var failing =
        model.reading(
            task ->
                task.chunk().id().ordinal() == 5
                    ? ScriptedModel.fail(new ModelException.Final("the text was declined"))
                    : model.reading().apply(task));

    var answer =
        RunFixture.of(kit, failing, FOUR_CHUNKS_PER_CALL, MINUTES).answer(QUESTION, Level.READ);

    assertThat(model.log().of(ModelTask.Read.class))
        .extracting(task -> task.chunk().id().ordinal())
        .containsExactlyInAnyOrder(4, 5, 6, 7);
    assertThat(answer.text()).startsWith("The talks went to Porto");
    assertThat(answer.coverage().read()).isEqualTo(CHUNKS - 1);
    assertThat(answer.coverage().failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.chunk()).isEqualTo(MINUTES.chunk(5)));
  }

  @Test
  void noChunkIsReadAgainForTheSameQuestion() {
    var model = ScriptedModel.finding("Porto");
    var fixture = RunFixture.of(kit, model, FOUR_CHUNKS_PER_CALL, MINUTES);

    fixture.answer(QUESTION, Level.READ);
    var second = fixture.answer(QUESTION, Level.READ);

    assertThat(groups(model)).hasSize(3);
    assertThat(second.coverage().isFull()).isTrue();
  }

  private static List<List<Integer>> groups(ScriptedModel model) {
    return model.log().of(ModelTask.ReadGroup.class).stream()
        .map(task -> task.chunks().stream().map(chunk -> chunk.id()).map(ChunkId::ordinal).toList())
        .toList();
  }

  private static List<ChunkRead> read(List<What> whats) {
    return whats.stream().filter(ChunkRead.class::isInstance).map(ChunkRead.class::cast).toList();
  }

  private static Answer answer(List<What> whats) {
    return ((What.Answered) whats.getLast()).answer();
  }
}
