package dev.trawl.http.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.ConfigFactory;
import dev.trawl.actors.Trawl;
import dev.trawl.actors.run.Question;
import dev.trawl.http.owners.Allowance;
import dev.trawl.http.owners.Owner;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.javadsl.Sink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a run may still have followers when it is dropped. */
class RunLogsTest {
  private static final Owner OWNER = new Owner(Allowance.UNLIMITED);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Settings that keep no events of ended runs. */
  private static final RunsSettings NONE_KEPT = new RunsSettings(8, 8, 1, 50_000, 2);

  @TempDir private Path folder = Path.of("");
  private Trawl trawl;
  private ActorRef<RunLogs.Command> logs;

  @BeforeEach
  void start() {
    var directory = folder.resolve("data").toString();
    trawl =
        Trawl.with(ConfigFactory.parseMap(Map.of("trawl.library.directory", directory))).start();
    logs =
        trawl
            .system()
            .systemActorOf(
                RunLogs.create(trawl, NONE_KEPT), "logs-" + UUID.randomUUID(), Props.empty());
  }

  @AfterEach
  void stop() {
    trawl.close();
    trawl.system().getWhenTerminated().toCompletableFuture().join();
  }

  @Test
  void aFollowerOfADroppedRunStillReceivesTheFinalEvent() throws IOException {
    var started = ask();
    var client =
        RunFollower.after(0, started.log())
            .runWith(
                Sink.<Entry>queue().withAttributes(Attributes.inputBuffer(1, 1)), trawl.system());
    var types = new ArrayList<String>();
    types.add(client.pull().toCompletableFuture().join().orElseThrow().type());
    await().atMost(TIMEOUT).until(() -> find(started.run()).isEmpty());

    for (var next = joined(client.pull()); next.isPresent(); next = joined(client.pull())) {
      types.add(next.get().type());
    }
    assertThat(types).startsWith("started").endsWith("answered");
  }

  private static Optional<Entry> joined(CompletionStage<Optional<Entry>> next) {
    return next.toCompletableFuture().join();
  }

  private RunLogs.Started ask() throws IOException {
    var file = Files.writeString(folder.resolve("log.txt"), "The keeper hid the brass key.\n");
    var opened =
        trawl.open(List.of(new Source.LocalFile(file, "log.txt"))).toCompletableFuture().join();
    var question =
        Question.of(
            "Who hid the brass key?", Level.READ, List.of(opened.documents().getFirst().id()));
    return (RunLogs.Started)
        AskPattern.<RunLogs.Command, RunLogs.Reply>ask(
                logs,
                replyTo -> new RunLogs.Ask(OWNER, question, replyTo),
                TIMEOUT,
                trawl.system().scheduler())
            .toCompletableFuture()
            .join();
  }

  private Optional<ActorRef<RunLog.Command>> find(RunId run) {
    return AskPattern.<RunLogs.Command, Optional<ActorRef<RunLog.Command>>>ask(
            logs,
            replyTo -> new RunLogs.Find(OWNER, run, replyTo),
            TIMEOUT,
            trawl.system().scheduler())
        .toCompletableFuture()
        .join();
  }
}
