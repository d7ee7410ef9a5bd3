package dev.trawl.actors;

import dev.trawl.protocol.ModelCall;
import dev.trawl.protocol.ModelException;
import dev.trawl.protocol.ModelException.Trouble;
import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.ReadingModel;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Makes one model call: waits for a permit with nothing in hand, prepares the task, checks that it
 * fits the window, calls, reports, returns the permit, stops.
 *
 * <p>A call that may succeed later fails this actor, which its supervision restarts with backoff;
 * the restarted actor waits for a permit again. When the restarts are used up it fails for good,
 * and the parent sees the cause. Stopping it cancels the call.
 */
final class Caller {
  /** Understands what the gateway decides; the rest is the caller's own. */
  sealed interface Command permits ModelGateway.Decision, Own {}

  private sealed interface Own extends Command {}

  /** What is called, and who hears of it. Its methods run inside the actor. */
  interface Job {
    RunId run();

    /** Higher goes first within the run. */
    double priority();

    /** Called when there is a permit, again for each attempt. */
    CompletionStage<? extends Prepared<?>> prepare();

    /** The call failed and no retry can help; one sentence. */
    void failed(String why, Usage usage);

    /** No call of anybody can succeed; one sentence. */
    void refused(String why, Usage usage);

    /** An attempt failed, and another follows. */
    void retrying(Usage usage);
  }

  /** A task, how to call with it, and what to do with the reply. */
  record Prepared<T>(
      ModelTask task,
      Function<ReadingModel, ModelCall<T>> call,
      Consumer<ModelCall.Reply<T>> report) {}

  private record Ready(Prepared<?> prepared) implements Own {}

  private record NotReady(Throwable cause) implements Own {}

  private record Replied(Usage usage, Runnable report) implements Own {}

  /** {@code call} tells a failure of this attempt from one of an attempt before. */
  private record Broke(ModelCall<?> call, Throwable cause) implements Own {}

  private record TooLate() implements Own {}

  private final ActorContext<Command> context;
  private final ActorRef<ModelGateway.Command> gateway;
  private final GatewaySettings settings;
  private final Job job;

  static Behavior<Command> create(
      ActorRef<ModelGateway.Command> gateway, GatewaySettings settings, Job job) {
    return Behaviors.supervise(
            Behaviors.<Command>setup(
                context -> new Caller(context, gateway, settings, job).waiting()))
        .onFailure(RuntimeException.class, settings.retries().strategy());
  }

  private Caller(
      ActorContext<Command> context,
      ActorRef<ModelGateway.Command> gateway,
      GatewaySettings settings,
      Job job) {
    this.context = context;
    this.gateway = gateway;
    this.settings = settings;
    this.job = job;
  }

  private Behavior<Command> waiting() {
    gateway.tell(new ModelGateway.Request(job.run(), job.priority(), context.getSelf().narrow()));
    return Behaviors.receive(Command.class)
        .onMessage(ModelGateway.Permit.class, this::prepare)
        .onMessage(ModelGateway.Refused.class, Caller::turnedAway)
        .onAnyMessage(late -> Behaviors.same())
        .build();
  }

  private static Behavior<Command> turnedAway(ModelGateway.Refused refused) {
    throw new ModelException.Retriable(Trouble.BUSY, refused.why());
  }

  private Behavior<Command> prepare(ModelGateway.Permit permit) {
    context.pipeToSelf(
        job.prepare(),
        (prepared, cause) -> cause == null ? new Ready(prepared) : new NotReady(cause));
    return Behaviors.receive(Command.class)
        .onMessage(Ready.class, ready -> call(permit.model(), ready.prepared()))
        .onMessage(NotReady.class, this::notReady)
        .onAnyMessage(late -> Behaviors.same())
        .onSignal(PostStop.class, stop -> returned(new ModelGateway.Report.NotMade()))
        .build();
  }

  private Behavior<Command> notReady(NotReady notReady) {
    returned(new ModelGateway.Report.NotMade());
    throw unchecked(notReady.cause());
  }

  private <T> Behavior<Command> call(ReadingModel model, Prepared<T> prepared) {
    var tokens = model.promptTokens(prepared.task());
    if (tokens > model.window().promptTokens()) {
      returned(new ModelGateway.Report.NotMade());
      job.failed(
          "a prompt of %d tokens does not fit the window, which takes %d"
              .formatted(tokens, model.window().promptTokens()),
          Usage.NONE);
      return Behaviors.stopped();
    }
    var call = prepared.call().apply(model);
    context.pipeToSelf(
        call.reply(),
        (reply, cause) ->
            cause == null
                ? new Replied(reply.usage(), () -> prepared.report().accept(reply))
                : new Broke(call, cause));
    return Behaviors.withTimers(
        timers -> {
          timers.startSingleTimer(new TooLate(), settings.callTimeout());
          return calling(call);
        });
  }

  private Behavior<Command> calling(ModelCall<?> call) {
    return Behaviors.receive(Command.class)
        .onMessage(Replied.class, this::replied)
        .onMessage(Broke.class, broke -> broke.call() == call, broke -> broke(broke.cause()))
        .onMessage(TooLate.class, late -> tooLate(call))
        .onAnyMessage(late -> Behaviors.same())
        .onSignal(PreRestart.class, restart -> retrying())
        .onSignal(PostStop.class, stop -> abandoned(call))
        .build();
  }

  private Behavior<Command> replied(Replied replied) {
    returned(new ModelGateway.Report.Replied(replied.usage()));
    replied.report().run();
    return Behaviors.stopped();
  }

  private Behavior<Command> broke(Throwable cause) {
    returned(new ModelGateway.Report.Failed(cause));
    switch (unchecked(cause)) {
      case ModelException.Final ended -> job.failed(why(ended), Usage.ofFailure());
      case ModelException.Refused refused -> job.refused(why(refused), Usage.ofFailure());
      case RuntimeException retriable -> throw retriable;
    }
    return Behaviors.stopped();
  }

  private Behavior<Command> tooLate(ModelCall<?> call) {
    call.cancel();
    return broke(
        new ModelException.Retriable(
            Trouble.FAULT, "no reply within %d s".formatted(settings.callTimeout().toSeconds())));
  }

  private Behavior<Command> retrying() {
    job.retrying(Usage.ofRetry());
    return Behaviors.same();
  }

  private Behavior<Command> abandoned(ModelCall<?> call) {
    call.cancel();
    return returned(new ModelGateway.Report.NotMade());
  }

  private Behavior<Command> returned(ModelGateway.Report report) {
    gateway.tell(new ModelGateway.Return(context.getSelf().narrow(), report));
    return Behaviors.same();
  }

  /** Why something failed, for a person. */
  static String why(Throwable cause) {
    return cause instanceof CompletionException wrapped && wrapped.getCause() != null
        ? why(wrapped.getCause())
        : Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
  }

  /** What the last attempt of an actor that failed with {@code cause} took. */
  static Usage lastAttempt(Throwable cause) {
    return cause instanceof RetrievalException ? Usage.NONE : Usage.ofFailure();
  }

  private static RuntimeException unchecked(Throwable cause) {
    return switch (cause) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          unchecked(wrapped.getCause());
      case RuntimeException unchecked -> unchecked;
      default -> new IllegalStateException(cause.toString(), cause);
    };
  }
}
