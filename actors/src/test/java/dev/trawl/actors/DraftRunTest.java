package dev.trawl.actors;

import static dev.trawl.protocol.model.ModelException.Trouble.FAULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.run.Run;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunEvent.What.AnswerDelta;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Step;
import dev.trawl.testkit.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tests that drafts are sent while an answer is written, and never after it. */
class DraftRunTest {
  private static final ActorTestKit kit = ActorTestKit.create(RunFixture.config(""));
  private static final String QUESTION = "Where was the meeting moved?";
  private static final String ANSWER = "The meeting was moved to Porto.";
  private static final MemoryDocument MINUTES =
      MemoryDocument.of('a', "The board met on Monday.", ANSWER + " Everyone agreed.");

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  @Test
  void sendsTheAnswerWhileItIsWritten() {
    var events = ask(writing(ANSWER)).whats();
    var deltas = deltas(events);
    assertThat(deltas).hasSizeGreaterThan(1).extracting(AnswerDelta::draft).containsOnly(1);
    assertThat(text(deltas)).isEqualTo(ANSWER);
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            What.Answered.class,
            last -> assertThat(last.answer().text()).startsWith("The meeting was moved to Porto"));
  }

  @Test
  void startsANewDraftForEachAttempt() {
    var attempts = new AtomicInteger();
    var events =
        ask((task, drafts) -> {
              if (attempts.getAndIncrement() > 0) {
                return writing(ANSWER).apply(task, drafts);
              }
              drafts.begin().accept("The meeting was ca");
              return failed(new ModelException.Retriable(FAULT, "the connection broke"));
            })
            .whats();
    var deltas = deltas(events);
    assertThat(text(deltas.stream().filter(delta -> delta.draft() == 1).toList()))
        .isEqualTo("The meeting was ca");
    assertThat(text(deltas.stream().filter(delta -> delta.draft() == 2).toList()))
        .isEqualTo(ANSWER);
    assertThat(deltas).extracting(AnswerDelta::draft).isSorted();
  }

  @Test
  void sendsNoDraftAfterTheRunIsCancelled() {
    var writer = new CompletableFuture<Consumer<String>>();
    var asked =
        ask(
            (task, drafts) -> {
              var draft = drafts.begin();
              draft.accept("The meeting");
              writer.complete(draft);
              return pending();
            });
    asked
        .events()
        .fishForMessage(
            Duration.ofMinutes(1),
            event ->
                event.what() instanceof AnswerDelta
                    ? FishingOutcomes.complete()
                    : FishingOutcomes.continueAndIgnore());
    asked.run().tell(new Run.Cancel());
    assertThat(asked.whats()).containsExactly(new What.Cancelled());
    writer.join().accept(" was moved to Porto.");
  }

  @Test
  void worksWithAModelThatDoesNotStream() {
    var fixture = RunFixture.of(kit, ScriptedModel.finding("Porto"), MINUTES);
    assertThat(deltas(fixture.ask(QUESTION, Level.RETRIEVE).whats())).isEmpty();
  }

  private static RunFixture.Asked ask(
      BiFunction<ModelTask.Answer, ReadingModel.Drafts, ModelCall<ReadingModel.Draft>> writer) {
    return RunFixture.of(kit, new Writing(ScriptedModel.finding("Porto"), writer), MINUTES)
        .ask(QUESTION, Level.RETRIEVE);
  }

  /** Writes {@code text} a few letters at a time, then returns it as the answer. */
  private static BiFunction<ModelTask.Answer, ReadingModel.Drafts, ModelCall<ReadingModel.Draft>>
      writing(String text) {
    return (task, drafts) -> {
      var draft = drafts.begin();
      for (var from = 0; from < text.length(); from += 3) {
        draft.accept(text.substring(from, Math.min(text.length(), from + 3)));
      }
      return ScriptedModel.finding("Porto").answer(task);
    };
  }

  private static List<AnswerDelta> deltas(List<What> events) {
    return events.stream()
        .filter(AnswerDelta.class::isInstance)
        .map(AnswerDelta.class::cast)
        .toList();
  }

  private static String text(List<AnswerDelta> deltas) {
    return deltas.stream().map(AnswerDelta::text).collect(Collectors.joining());
  }

  private static <T> ModelCall<T> failed(ModelException cause) {
    return new Promised<>(CompletableFuture.failedFuture(cause));
  }

  private static <T> ModelCall<T> pending() {
    return new Promised<>(new CompletableFuture<>());
  }

  private record Promised<T>(CompletableFuture<Reply<T>> reply) implements ModelCall<T> {
    @Override
    public void cancel() {
      reply.completeExceptionally(new ModelException.Final("cancelled"));
    }
  }

  /** A model that streams its answer. */
  private record Writing(
      ReadingModel inner,
      BiFunction<ModelTask.Answer, ReadingModel.Drafts, ModelCall<ReadingModel.Draft>> writer)
      implements ReadingModel {
    @Override
    public ModelCall<Draft> answer(ModelTask.Answer task, Drafts drafts) {
      return writer.apply(task, drafts);
    }

    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public Window window() {
      return inner.window();
    }

    @Override
    public int promptTokens(ModelTask task) {
      return inner.promptTokens(task);
    }

    @Override
    public boolean canTellAbsence() {
      return inner.canTellAbsence();
    }

    @Override
    public ModelCall<String> rewrite(ModelTask.Rewrite task) {
      return inner.rewrite(task);
    }

    @Override
    public ModelCall<Split> split(ModelTask.Split task) {
      return inner.split(task);
    }

    @Override
    public ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task) {
      return inner.deriveKeywords(task);
    }

    @Override
    public ModelCall<List<Verdict>> read(ModelTask.Read task) {
      return inner.read(task);
    }

    @Override
    public ModelCall<Draft> answer(ModelTask.Answer task) {
      return inner.answer(task);
    }

    @Override
    public ModelCall<Step> nextStep(ModelTask.NextStep task) {
      return inner.nextStep(task);
    }
  }
}
