package dev.trawl.http.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.SinkQueueWithCancel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tests a follower; a test probe replaces the log that it reads. */
class RunFollowerTest {
  private static final ActorTestKit kit = ActorTestKit.create(ConfigFactory.load());

  private final TestProbe<RunLog.Command> log = kit.createTestProbe();

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void requestsABatchOnlyAfterThePreviousOneWasConsumed() {
    var client = follow(4).first();
    replyWithBatch(4, false, 5, 6, 7);
    assertThat(nextSeq(client)).isEqualTo(5);
    assertThat(nextSeq(client)).isEqualTo(6);
    // If the follower had sent its next request too early, the request would arrive before this
    // message.
    var marker = new RunLog.Forget();
    log.ref().tell(marker);
    log.expectMessage(marker);
    assertThat(nextSeq(client)).isEqualTo(7);
    var eighth = client.pull();
    replyWithBatch(7, true, 8);
    assertThat(eighth.toCompletableFuture().join())
        .hasValueSatisfying(last -> assertThat(last.seq()).isEqualTo(8));
    assertThat(client.pull().toCompletableFuture().join()).isEmpty();
  }

  @Test
  void completesAfterTheLastEntry() {
    var client = follow(9).first();
    replyWithBatch(9, true);
    assertThat(client.pull().toCompletableFuture().join()).isEmpty();
  }

  @Test
  void stopsWhenItsClientCancels() {
    var client = follow(0).first();
    var read = log.expectMessageClass(RunLog.Follow.class);
    client.cancel();
    log.expectTerminated(read.follower());
  }

  @Test
  void completesWhenTheLogStops() {
    var end = follow(0).second();
    log.expectMessageClass(RunLog.Follow.class);
    log.stop();
    assertThat(end.toCompletableFuture().join()).isEqualTo(Done.getInstance());
  }

  /** Starts a client that buffers at most one entry, and has already requested it. */
  private Pair<SinkQueueWithCancel<Entry>, CompletionStage<Done>> follow(long after) {
    var sink = Sink.<Entry>queue().withAttributes(Attributes.inputBuffer(1, 1));
    return RunFollower.after(after, log.ref())
        .watchTermination(Keep.right())
        .toMat(sink, (end, queue) -> Pair.create(queue, end))
        .run(kit.system());
  }

  /** Expects a request for the entries after {@code after}, and replies with these entries. */
  private void replyWithBatch(long after, boolean isLast, long... seqs) {
    var read = log.expectMessageClass(RunLog.Follow.class);
    assertThat(read.after()).isEqualTo(after);
    var entries =
        Arrays.stream(seqs).mapToObj(seq -> new Entry(seq, "warned", "{}", false)).toList();
    read.follower().tell(new RunLog.Batch(entries, isLast));
  }

  private static long nextSeq(SinkQueueWithCancel<Entry> client) {
    return client.pull().toCompletableFuture().join().orElseThrow().seq();
  }
}
