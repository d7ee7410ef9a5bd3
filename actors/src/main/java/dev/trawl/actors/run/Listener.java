package dev.trawl.actors.run;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Passes the events of one run to code outside the actors, one at a time, and completes its answer.
 * A consumer that throws receives no further events; the answer is still completed.
 */
public final class Listener {
  private final ActorContext<RunEvent> context;
  private final CompletableFuture<Answer> answer;
  private final Supplier<RuntimeException> closed;

  /**
   * @param guardian starts the run; if it stops before the run has ended, the answer fails
   * @param closed creates the exception with which the answer then fails
   */
  public static Behavior<RunEvent> create(
      ActorRef<?> guardian,
      Consumer<RunEvent> consumer,
      CompletableFuture<Answer> answer,
      Supplier<RuntimeException> closed) {
    return Behaviors.setup(
        context -> {
          context.watch(guardian);
          return new Listener(context, answer, closed).listening(consumer);
        });
  }

  private Listener(
      ActorContext<RunEvent> context,
      CompletableFuture<Answer> answer,
      Supplier<RuntimeException> closed) {
    this.context = context;
    this.answer = answer;
    this.closed = closed;
  }

  private Behavior<RunEvent> listening(Consumer<RunEvent> consumer) {
    return Behaviors.receive(RunEvent.class)
        .onAnyMessage(event -> receive(consumer, event))
        .onSignal(Terminated.class, guardian -> Behaviors.stopped())
        .onSignal(PostStop.class, stop -> stopped())
        .build();
  }

  private Behavior<RunEvent> receive(Consumer<RunEvent> consumer, RunEvent event) {
    Behavior<RunEvent> next = Behaviors.same();
    try {
      consumer.accept(event);
    } catch (RuntimeException thrown) {
      context
          .getLog()
          .warn(
              "the listener of run {} threw an exception and is not called again",
              event.run(),
              thrown);
      next = listening(ignored -> {});
    }
    complete(event.what());
    return event.what().isLast() ? Behaviors.stopped() : next;
  }

  private void complete(What what) {
    switch (what) {
      case What.Answered(var given) -> answer.complete(given);
      case What.Failed(var error) -> answer.completeExceptionally(new RunFailedException(error));
      case What.Cancelled ignored ->
          answer.completeExceptionally(new CancellationException("The run was cancelled."));
      default -> {}
    }
  }

  /** Fails the answer if the run has not ended, for example because trawl was closed. */
  private Behavior<RunEvent> stopped() {
    answer.completeExceptionally(closed.get());
    return Behaviors.same();
  }
}
