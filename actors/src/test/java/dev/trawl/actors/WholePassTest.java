package dev.trawl.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.testkit.ScriptedModel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tests a reading pass over as many chunks as a document with ten million tokens has. */
class WholePassTest {
  private static final ActorTestKit kit = ActorTestKit.create(RunFixture.config(""));
  private static final int CHUNKS = 20_000;

  /**
   * There are no retries, so a chunk fails if its reader finds the queue of the gateway full. If no
   * chunk fails, there were never more readers than the queue can hold.
   */
  private static final String NO_ROOM_FOR_MORE_READERS =
      "trawl { reading.max-readers = 64, gateway { max-waiting = 64, max-retries = 0 } }";

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  @Test
  void readsEveryChunkOnceWithABoundedNumberOfReaders() {
    var model = ScriptedModel.finding("Porto");
    var fixture = RunFixture.of(kit, model, NO_ROOM_FOR_MORE_READERS, document());

    var answer = fixture.answer("Where was the meeting moved?", Level.READ);

    var read = model.log().of(ModelTask.Read.class);
    assertThat(read).hasSize(CHUNKS);
    assertThat(read.stream().map(task -> task.chunk().id()).collect(Collectors.toSet()))
        .hasSize(CHUNKS);
    assertThat(answer.coverage())
        .isEqualTo(new Coverage(CHUNKS, CHUNKS, 1, 0, List.of()).showing(1, 1));
    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(model.log().most().get()).isLessThanOrEqualTo(4);
    assertThat(fixture.load()).isEqualTo(RunFixture.busy(4, 0, 0));
  }

  private static MemoryDocument document() {
    return MemoryDocument.of(
        'a',
        IntStream.range(0, CHUNKS)
            .mapToObj(i -> i == 13_337 ? "The talks went to Porto." : "Item " + i + ".")
            .toList());
  }
}
