package dev.trawl.actors;

import dev.trawl.protocol.ReadingModel;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Says who may call the model now. Every call of every run goes through a permit, so that the calls
 * under way never exceed the limit, a run's best chunks go first, and no run starves another.
 *
 * <p>Holders are watched: a permit whose holder dies comes back. A permit names the model to call
 * and its return says how the call went, so that several endpoints, rate limits and a breaker fit
 * behind the same messages.
 */
final class ModelGateway extends AbstractMatchingBehavior<ModelGateway.Command> {
  sealed interface Command {}

  /**
   * Asks for a permit; answered with one {@link Decision}. A holder asks for one at a time.
   *
   * @param priority higher goes first within the run
   */
  record Request(RunId run, double priority, ActorRef<Decision> holder) implements Command {}

  /** The call is over, or was not made. */
  record Return(ActorRef<Decision> holder, Report report) implements Command {}

  /** Asks how busy the gateway is. */
  record Describe(ActorRef<Load> replyTo) implements Command {}

  /** What becomes of a request. */
  sealed interface Decision extends Caller.Command {}

  /** Leave to make one call to {@code model}; to be returned. */
  record Permit(ReadingModel model) implements Decision {}

  /** No permit, and none later for this request; {@code why} is one sentence. */
  record Refused(String why) implements Decision {}

  /** How a call went. */
  sealed interface Report {
    record Replied(Usage usage) implements Report {}

    record Failed(Throwable cause) implements Report {}

    record NotMade() implements Report {}
  }

  /**
   * @param permits calls that may be under way
   * @param held calls that are
   * @param waiting requests without an answer yet
   */
  record Load(int permits, int held, int waiting) {}

  private final ReadingModel model;
  private final GatewaySettings settings;
  private final PermitQueue<ActorRef<Decision>> queue;

  static Behavior<Command> create(ReadingModel model, GatewaySettings settings) {
    return Behaviors.setup(context -> new ModelGateway(context, model, settings));
  }

  private ModelGateway(
      ActorContext<Command> context, ReadingModel model, GatewaySettings settings) {
    super(context);
    this.model = model;
    this.settings = settings;
    this.queue = new PermitQueue<>(settings.maxCalls(), settings.maxWaiting());
  }

  @Override
  public Behavior<Command> onMessage(Command message) {
    switch (message) {
      case Request(var run, var priority, var holder) -> request(run, priority, holder);
      case Return(var holder, var ignored) -> giveBack(holder);
      case Describe(var replyTo) ->
          replyTo.tell(new Load(settings.maxCalls(), queue.holding(), queue.waiting()));
    }
    return this;
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof Terminated terminated) {
      queue.leave(terminated.getRef().unsafeUpcast());
      grant();
    }
    return this;
  }

  private void request(RunId run, double priority, ActorRef<Decision> holder) {
    if (!queue.join(run, priority, holder)) {
      holder.tell(
          new Refused(
              "%d calls wait already, which is trawl.gateway.max-waiting"
                  .formatted(settings.maxWaiting())));
      return;
    }
    getContext().watch(holder);
    grant();
  }

  private void giveBack(ActorRef<Decision> holder) {
    getContext().unwatch(holder);
    queue.leave(holder);
    grant();
  }

  private void grant() {
    for (var next = queue.grant(); next.isPresent(); next = queue.grant()) {
      next.get().tell(new Permit(model));
    }
  }
}
