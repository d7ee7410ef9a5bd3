package dev.trawl.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.run.Run;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.testkit.ScriptedModel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tests that the usage of every call is counted, however the call ends. */
class RunUsageTest {
  private static final ActorTestKit kit = ActorTestKit.create();
  private static final MemoryDocument MINUTES =
      MemoryDocument.of('a', "The meeting was in Porto.", "Coffee was served.", "Rain.");

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void countsCallsThatAreRunningAtTheTimeout() {
    var silent = ScriptedModel.create().reading(task -> new CompletableFuture<>());
    var budget =
        new Budget(
            Budget.UNLIMITED.calls(),
            Budget.UNLIMITED.tokens(),
            Budget.UNLIMITED.cost(),
            Optional.of(Duration.ofMillis(300)));
    var last =
        RunFixture.of(kit, silent, MINUTES).ask("Who drew?", Level.READ, budget).all().getLast();

    assertThat(silent.log().cancelled()).hasValue(3);
    assertThat(last.usage().calls()).as("split, keywords, and three readers").isEqualTo(2 + 3);
  }

  @Test
  void countsCallsThatAreRunningWhenTheRunIsCancelled() {
    var silent = ScriptedModel.create().reading(task -> new CompletableFuture<>());
    var fixture = RunFixture.of(kit, silent, MINUTES);
    var asked = fixture.ask("Who drew?", Level.READ);
    kit.<Object>createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(30),
            () -> {
              assertThat(silent.log().underWay()).hasValue(3);
              return silent;
            });
    asked.run().tell(new Run.Cancel());
    var last = asked.all().getLast();

    assertThat(last.what()).isInstanceOf(What.Cancelled.class);
    assertThat(last.usage().calls()).isEqualTo(2 + 3);
  }

  @Test
  void countsAReplyWithTheWrongNumberOfVerdicts() {
    var model = new MiscountingModel(ScriptedModel.create(), -1);
    var events = RunFixture.of(kit, model, MINUTES).ask("Who drew?", Level.READ).all();

    assertThat(events.getLast().usage().calls()).isEqualTo(2 + 3);
    assertThat(
            events.stream()
                .map(event -> event.what())
                .filter(What.ChunkRead.class::isInstance)
                .map(What.ChunkRead.class::cast)
                .map(What.ChunkRead::reason))
        .hasSize(3)
        .allMatch(
            reason ->
                reason.equals("the model returned the wrong number of verdicts (0, expected 1)"));
  }
}
