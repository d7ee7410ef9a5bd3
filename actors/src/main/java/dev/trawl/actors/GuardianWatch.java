package dev.trawl.actors;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * An actor that runs a callback when the guardian stops, because trawl was closed, its actor system
 * terminates, or the guardian failed.
 */
final class GuardianWatch {
  private GuardianWatch() {}

  /**
   * @param onStopped runs once, in this actor
   */
  static Behavior<Void> create(ActorRef<?> guardian, Runnable onStopped) {
    return Behaviors.setup(
        context -> {
          context.watch(guardian);
          return Behaviors.receive(Void.class)
              .onSignal(Terminated.class, terminated -> Behaviors.stopped())
              .onSignal(
                  PostStop.class,
                  stop -> {
                    onStopped.run();
                    return Behaviors.same();
                  })
              .build();
        });
  }
}
