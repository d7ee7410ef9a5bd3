package dev.trawl.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.run.Run;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.testkit.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a run's calls used is counted, however they end. */
class RunUsageTest {
  private static final ActorTestKit kit = ActorTestKit.create();
  private static final MemoryDocument MINUTES =
      MemoryDocument.of('a', "The meeting was in Porto.", "Coffee was served.", "Rain.");

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void callsThatAreUnderWayWhenTimeIsUpCount() {
    var silent = ScriptedModel.create().reading(task -> new CompletableFuture<>());
    var budget =
        new Budget(
            Budget.UNLIMITED.calls(),
            Budget.UNLIMITED.tokens(),
            Budget.UNLIMITED.cost(),
            Optional.of(Duration.ofMillis(300)));
    var last = World.of(kit, silent, MINUTES).ask("Who drew?", Level.READ, budget).all().getLast();

    assertThat(silent.log().cancelled()).hasValue(3);
    assertThat(last.usage().calls()).as("split, keywords, and three readers").isEqualTo(2 + 3);
  }

  @Test
  void callsThatAreUnderWayWhenTheRunIsCancelledCount() {
    var silent = ScriptedModel.create().reading(task -> new CompletableFuture<>());
    var world = World.of(kit, silent, MINUTES);
    var asked = world.ask("Who drew?", Level.READ);
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
  void aReplyWithTheWrongNumberOfVerdictsCostsItsChunkAndCounts() {
    var model = new WrongCount(ScriptedModel.create());
    var events = World.of(kit, model, MINUTES).ask("Who drew?", Level.READ).all();

    assertThat(events.getLast().usage().calls()).isEqualTo(2 + 3);
    assertThat(
            events.stream()
                .map(event -> event.what())
                .filter(What.ChunkRead.class::isInstance)
                .map(What.ChunkRead.class::cast)
                .map(What.ChunkRead::reason))
        .hasSize(3)
        .allMatch(reason -> reason.equals("the model returned 0 verdicts for 1 questions"));
  }

  /** Does its jobs as {@code model} does, but returns no verdict at all for a chunk. */
  private record WrongCount(ScriptedModel model) implements ReadingModel {
    @Override
    public String name() {
      return "wrong-count";
    }

    @Override
    public Window window() {
      return model.window();
    }

    @Override
    public int promptTokens(ModelTask task) {
      return model.promptTokens(task);
    }

    @Override
    public ModelCall<String> rewrite(ModelTask.Rewrite task) {
      return model.rewrite(task);
    }

    @Override
    public ModelCall<Split> split(ModelTask.Split task) {
      return model.split(task);
    }

    @Override
    public ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task) {
      return model.deriveKeywords(task);
    }

    @Override
    public ModelCall<List<Verdict>> read(ModelTask.Read task) {
      return new ModelCall<>() {
        @Override
        public CompletionStage<Reply<List<Verdict>>> reply() {
          return CompletableFuture.completedFuture(new Reply<>(List.of(), Usage.ofCall(1, 1)));
        }

        @Override
        public void cancel() {}
      };
    }

    @Override
    public ModelCall<Draft> answer(ModelTask.Answer task) {
      return model.answer(task);
    }

    @Override
    public ModelCall<Step> nextStep(ModelTask.NextStep task) {
      return model.nextStep(task);
    }
  }
}
