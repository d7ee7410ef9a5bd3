package dev.trawl.actors.call;

import dev.trawl.actors.run.Run;
import dev.trawl.protocol.ModelCall;
import dev.trawl.protocol.ModelException;
import dev.trawl.protocol.ModelException.Trouble;
import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.ReadingModel;
import dev.trawl.protocol.Role;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Makes one model call: waits for a permit with nothing in hand, prepares the task, checks that it
 * fits the window, calls, reports, returns the permit, stops.
 *
 * <p>A call that may succeed later fails this actor, which its supervision restarts; the restarted
 * actor rests and then waits for a permit again. When the attempts are used up the job is told.
 * Stopping it cancels the call.
 */
public final class Caller {
  /** Understands what the gateway decides; the rest is the caller's own. */
  public sealed interface Command permits ModelGateway.Decision, Own {}

  private sealed interface Own extends Command {}

  /** What is called, and who hears of it. Its methods run inside the actor. */
  public interface Job {
    RunId run();

    Role role();

    /** Higher goes first within the run. */
    double priority();

    /** The most that the call may take. */
    Reserve reserve();

    /** Called when there is a permit, again for each attempt. */
    CompletionStage<? extends Prepared<?>> prepare();

    /** The call failed and no retry can help; one sentence. */
    void failed(String why, Usage usage);

    /** No call of anybody can succeed; one sentence. */
    void refused(String why, Usage usage);

    /** The run may not spend what the call could take; nothing was called. */
    void unaffordable(String why);

    /** An attempt failed, and another follows. */
    void retrying(Usage usage);
  }

  /** A task, how to call with it, and what to do with the reply. */
  public record Prepared<T>(
      ModelTask task,
      Function<ReadingModel, ModelCall<T>> call,
      Consumer<ModelCall.Reply<T>> report) {}

  private record Rested() implements Own {}

  private record Ready(Prepared<?> prepared) implements Own {}

  private record NotReady(Throwable cause) implements Own {}

  private record Replied(Usage usage, Runnable report) implements Own {}

  /** {@code call} tells a failure of this attempt from one of an attempt before. */
  private record Broke(ModelCall<?> call, Throwable cause) implements Own {}

  private record TooLate() implements Own {}

  /** A call under way. */
  private record Made(ModelCall<?> call, ModelGateway.Permit permit, String job, long startNanos) {
    Call ended(Call.Ending ending, boolean isRetried, Usage usage) {
      var took = Duration.ofNanos(System.nanoTime() - startNanos);
      return new Call(permit.endpoint().target(), job, ending, isRetried, usage, took);
    }
  }

  /** Thrown to be restarted. Everything of interest has been said before. */
  private static final class Again extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Again(Throwable cause) {
      super(cause);
    }
  }

  private final ActorContext<Command> context;
  private final ActorRef<ModelGateway.Command> gateway;
  private final Observer observer;
  private final Attempts attempts;
  private final Job job;

  /** Whether there is a permit that has not been returned. */
  private boolean holds;

  public static Behavior<Command> create(Run.Surroundings around, Job job) {
    var attempts =
        new Attempts(around.settings().gateway().retries(), RandomGenerator.getDefault());
    return Behaviors.supervise(
            Behaviors.<Command>setup(
                context ->
                    new Caller(context, around.gateway(), around.observer(), attempts, job)
                        .begin()))
        .onFailure(Again.class, SupervisorStrategy.restart().withLoggingEnabled(false));
  }

  private Caller(
      ActorContext<Command> context,
      ActorRef<ModelGateway.Command> gateway,
      Observer observer,
      Attempts attempts,
      Job job) {
    this.context = context;
    this.gateway = gateway;
    this.observer = observer;
    this.attempts = attempts;
    this.job = job;
  }

  private Behavior<Command> begin() {
    if (attempts.rest().isZero()) {
      return waiting();
    }
    return Behaviors.withTimers(
        timers -> {
          timers.startSingleTimer(new Rested(), attempts.rest());
          return Behaviors.receive(Command.class)
              .onMessage(Rested.class, rested -> waiting())
              .onAnyMessage(late -> Behaviors.same())
              .build();
        });
  }

  private Behavior<Command> waiting() {
    gateway.tell(
        new ModelGateway.Request(
            job.run(), job.role(), job.priority(), job.reserve(), context.getSelf().narrow()));
    return Behaviors.receive(Command.class)
        .onMessage(ModelGateway.Permit.class, this::prepare)
        .onMessage(ModelGateway.Refused.class, this::turnedAway)
        .onAnyMessage(late -> Behaviors.same())
        .build();
  }

  private Behavior<Command> turnedAway(ModelGateway.Refused refused) {
    return switch (refused.reason()) {
      case QUEUE_FULL ->
          broke(new ModelException.Retriable(Trouble.BUSY, refused.why()), false, Usage.NONE);
      case BUDGET_SPENT -> {
        job.unaffordable(refused.why());
        yield Behaviors.stopped();
      }
      case ENDPOINTS_DOWN -> {
        job.failed(refused.why(), Usage.NONE);
        yield Behaviors.stopped();
      }
    };
  }

  private Behavior<Command> prepare(ModelGateway.Permit permit) {
    holds = true;
    context.pipeToSelf(
        job.prepare(),
        (prepared, cause) -> cause == null ? new Ready(prepared) : new NotReady(cause));
    return Behaviors.receive(Command.class)
        .onMessage(Ready.class, ready -> call(permit, ready.prepared()))
        .onMessage(NotReady.class, this::notReady)
        .onAnyMessage(late -> Behaviors.same())
        .onSignal(PostStop.class, stop -> stopped(() -> new ModelGateway.Report.NotMade()))
        .build();
  }

  private Behavior<Command> notReady(NotReady notReady) {
    var cause = unwrapped(notReady.cause());
    returned(new ModelGateway.Report.NotMade(), another(cause, false));
    return broke(cause, false, Usage.NONE);
  }

  private <T> Behavior<Command> call(ModelGateway.Permit permit, Prepared<T> prepared) {
    var model = permit.endpoint().model();
    var tokens = model.promptTokens(prepared.task());
    if (tokens > model.window().promptTokens()) {
      returned(new ModelGateway.Report.NotMade());
      job.failed(
          "a prompt of %d tokens does not fit the window: %s leaves %d for it"
              .formatted(tokens, permit.endpoint().windowSetting(), model.window().promptTokens()),
          Usage.NONE);
      return Behaviors.stopped();
    }
    var start = System.nanoTime();
    var call = prepared.call().apply(model);
    var made = new Made(call, permit, Call.job(prepared.task()), start);
    context.pipeToSelf(
        call.reply(),
        (reply, cause) ->
            cause == null
                ? new Replied(reply.usage(), () -> prepared.report().accept(reply))
                : new Broke(call, cause));
    return Behaviors.withTimers(
        timers -> {
          timers.startSingleTimer(new TooLate(), permit.endpoint().callTimeout());
          return calling(made);
        });
  }

  private Behavior<Command> calling(Made made) {
    return Behaviors.receive(Command.class)
        .onMessage(Replied.class, replied -> replied(made, replied))
        .onMessage(
            Broke.class,
            broke -> broke.call() == made.call(),
            broke -> broke(made, unwrapped(broke.cause())))
        .onMessage(TooLate.class, late -> tooLate(made))
        .onAnyMessage(late -> Behaviors.same())
        .onSignal(PostStop.class, stop -> stopped(() -> cancelled(made)))
        .build();
  }

  private Behavior<Command> replied(Made made, Replied replied) {
    observer.called(made.ended(Call.Ending.REPLIED, false, replied.usage()));
    returned(new ModelGateway.Report.Replied(replied.usage()));
    replied.report().run();
    return Behaviors.stopped();
  }

  private Behavior<Command> broke(Made made, RuntimeException cause) {
    return ended(made, Call.Ending.of(cause), cause);
  }

  private Behavior<Command> tooLate(Made made) {
    made.call().cancel();
    var endpoint = made.permit().endpoint();
    var late =
        new ModelException.Retriable(
            Trouble.FAULT,
            "%s: no reply within %d s"
                .formatted(endpoint.name(), endpoint.callTimeout().toSeconds()));
    return ended(made, Call.Ending.TIMED_OUT, late.taking(spent(made.call())));
  }

  /** What a cancelled call took, where it says so at once. */
  private static Usage spent(ModelCall<?> call) {
    var reply = call.reply().toCompletableFuture();
    return reply.isCompletedExceptionally() && !reply.isCancelled()
        ? spent(reply.exceptionNow())
        : Usage.ofFailure();
  }

  private static Usage spent(Throwable cause) {
    return unwrapped(cause) instanceof ModelException known ? known.usage() : Usage.ofFailure();
  }

  private Behavior<Command> ended(Made made, Call.Ending ending, RuntimeException cause) {
    var trial = made.permit().trial();
    var again = another(cause, trial);
    observer.called(made.ended(ending, again, spent(cause)));
    returned(new ModelGateway.Report.Failed(cause), again);
    return broke(cause, trial, spent(cause));
  }

  /** Restarts where another attempt can help and is left; else says that it is over. */
  private Behavior<Command> broke(RuntimeException cause, boolean trial, Usage attempt) {
    switch (cause) {
      case ModelException.Final ended -> job.failed(why(ended), attempt);
      case ModelException.Refused refused -> job.refused(why(refused), attempt);
      case RuntimeException again when another(again, trial) -> {
        if (trial) {
          attempts.trialFailed();
        } else {
          attempts.failed(retryAfter(again));
        }
        restart(again, attempt);
      }
      case RuntimeException last -> job.failed(why(last), attempt);
    }
    return Behaviors.stopped();
  }

  /** Whether another attempt follows on {@code cause}. */
  private boolean another(RuntimeException cause, boolean trial) {
    return switch (cause) {
      case ModelException.Final ended -> false;
      case ModelException.Refused refused -> false;
      default -> trial || attempts.mayRetry();
    };
  }

  private void restart(RuntimeException cause, Usage attempt) {
    job.retrying(attempt.calls() == 0 ? Usage.NONE : attempt.retried());
    throw new Again(cause);
  }

  private static Optional<Duration> retryAfter(RuntimeException cause) {
    return cause instanceof ModelException.Retriable retriable
        ? retriable.retryAfter()
        : Optional.empty();
  }

  /** Whoever has returned the permit has nothing to give up. */
  private Behavior<Command> stopped(Supplier<ModelGateway.Report> report) {
    if (holds) {
      returned(report.get());
    }
    return Behaviors.same();
  }

  private ModelGateway.Report cancelled(Made made) {
    made.call().cancel();
    observer.called(made.ended(Call.Ending.CANCELLED, false, spent(made.call())));
    return new ModelGateway.Report.Cancelled();
  }

  private void returned(ModelGateway.Report report) {
    returned(report, false);
  }

  private void returned(ModelGateway.Report report, boolean again) {
    holds = false;
    gateway.tell(new ModelGateway.Return(context.getSelf().narrow(), report, again));
  }

  /** Why something failed, for a person: a sentence without its full stop, to go on after it. */
  public static String why(Throwable cause) {
    return cause instanceof CompletionException wrapped && wrapped.getCause() != null
        ? why(wrapped.getCause())
        : withoutStop(
            Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName()));
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") && !sentence.endsWith("..")
        ? sentence.substring(0, sentence.length() - 1)
        : sentence;
  }

  private static RuntimeException unwrapped(Throwable cause) {
    return switch (cause) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          unwrapped(wrapped.getCause());
      case RuntimeException unchecked -> unchecked;
      default -> new IllegalStateException(cause.toString(), cause);
    };
  }
}
