package dev.trawl.actors;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Stops when the guardian stops: because trawl was closed, its actor system terminates, or the
 * guardian failed.
 */
final class GuardianWatch {
  private GuardianWatch() {}

  /**
   * @param stopped called once, by this actor
   */
  static Behavior<Void> create(ActorRef<?> guardian, Runnable stopped) {
    return Behaviors.setup(
        context -> {
          context.watch(guardian);
          return Behaviors.receive(Void.class)
              .onSignal(Terminated.class, terminated -> Behaviors.stopped())
              .onSignal(
                  PostStop.class,
                  stop -> {
                    stopped.run();
                    return Behaviors.same();
                  })
              .build();
        });
  }
}
