package dev.trawl.actors;

import dev.trawl.actors.call.Dispatchers;
import dev.trawl.actors.call.FailureText;
import dev.trawl.actors.call.Load;
import dev.trawl.actors.call.ModelAccess;
import dev.trawl.actors.call.ModelGateway;
import dev.trawl.actors.call.Models;
import dev.trawl.actors.call.Observer;
import dev.trawl.actors.documents.Librarian;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.read.Readers;
import dev.trawl.actors.read.Verdicts;
import dev.trawl.actors.run.Estimator;
import dev.trawl.actors.run.Run;
import dev.trawl.actors.run.RunFailedException;
import dev.trawl.actors.run.Runs;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Estimate;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import dev.trawl.retrieval.index.Library;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.pattern.StatusReply;

/**
 * The actor behind {@link Trawl}: starts a {@link Run} for each question. A run that fails does not
 * affect the others. Watches the gateway and the librarian, which all runs share: if one of them
 * stops, all runs in progress fail with the reason, and the guardian starts it again.
 */
final class Guardian extends AbstractMatchingBehavior<Asking.Command> {
  /** Estimates the cost of a question without calling a model. The guardian replies once. */
  record AskEstimate(
      String question,
      Level level,
      List<DocumentId> documents,
      ActorRef<StatusReply<Estimate>> replyTo)
      implements Asking.ToSelf {}

  /** Passes a message on to the librarian. */
  record Consult(Librarian.Command request) implements Asking.ToSelf {}

  /** Asks for the load of the models. */
  record AskLoad(ActorRef<Load> replyTo) implements Asking.ToSelf {}

  record Close() implements Asking.ToSelf {}

  private static final String RUN = "run-";

  /**
   * The maximum number of restarts of the shared actors in a minute. If there are more, the
   * guardian fails.
   */
  private static final int MAX_RESTARTS = 10;

  /** The number of restarts since an instant. */
  private record Restarts(Instant since, int count) {
    Restarts next(Instant now) {
      return now.isAfter(since.plusSeconds(60))
          ? new Restarts(now, 1)
          : new Restarts(since, count + 1);
    }
  }

  private final Models models;
  private final Library library;
  private final TrawlSettings settings;
  private final Observer observer;
  private final Verdicts verdicts;
  private final InstantSource clock = InstantSource.system();
  private final Scheduler scheduler;
  private final Estimator estimator;
  private ActorRef<ModelGateway.Command> gateway;
  private ActorRef<Librarian.Command> librarian;
  private Restarts restarts = new Restarts(clock.instant(), 0);

  static Behavior<Asking.Command> create(
      Models models, Library library, TrawlSettings settings, Observer observer) {
    return Behaviors.setup(context -> new Guardian(context, models, library, settings, observer));
  }

  private Guardian(
      ActorContext<Asking.Command> context,
      Models models,
      Library library,
      TrawlSettings settings,
      Observer observer) {
    super(context);
    this.models = models;
    this.library = library;
    this.settings = settings;
    this.observer = observer;
    this.verdicts = new Verdicts(settings.reading().maxRemembered());
    this.gateway = startGateway();
    this.librarian = startLibrarian();
    this.scheduler = context.getSystem().scheduler();
    this.estimator =
        new Estimator(
            models,
            settings.forRuns(),
            settings.reading(),
            context.getSystem().dispatchers().lookup(Dispatchers.BLOCKING));
  }

  @Override
  public Behavior<Asking.Command> onMessage(Asking.Command message) {
    return switch (message) {
      case Asking.Open(var sources, var replyTo) -> {
        librarian.tell(new Librarian.Open(sources, replyTo));
        yield this;
      }
      case Asking.Ask ask -> ask(ask);
      case Asking.Cancel(var run) -> cancel(run);
      case AskEstimate ask -> estimate(ask);
      case Consult(var request) -> {
        librarian.tell(request);
        yield this;
      }
      case AskLoad(var replyTo) -> {
        gateway.tell(new ModelGateway.Describe(replyTo));
        yield this;
      }
      case Close close -> Behaviors.stopped();
      case Asking.ToSelf other -> throw new IllegalStateException("unexpected message: " + other);
    };
  }

  @Override
  public Behavior<Asking.Command> onSignal(Signal signal) {
    if (signal instanceof Terminated stopped) {
      startAgain(stopped);
    }
    return this;
  }

  private ActorRef<ModelGateway.Command> startGateway() {
    return watched(ModelGateway.create(models, settings.gateway()), "gateway");
  }

  private ActorRef<Librarian.Command> startLibrarian() {
    return watched(Librarian.create(library, settings.opening()), "librarian");
  }

  private <T> ActorRef<T> watched(Behavior<T> behavior, String name) {
    var child = getContext().spawn(behavior, name);
    getContext().watch(child);
    return child;
  }

  private void startAgain(Terminated stopped) {
    var cause =
        stopped instanceof ChildFailed failed ? FailureText.of(failed.cause()) : "it stopped";
    restarts = restarts.next(clock.instant());
    if (restarts.count() > MAX_RESTARTS) {
      throw new IllegalStateException(
          "%s failed too often: %s".formatted(stopped.getRef().path().name(), cause));
    }
    if (stopped.getRef().equals(gateway)) {
      abortRuns("The model gateway failed: %s. Ask again.".formatted(cause));
      gateway = startGateway();
    } else {
      abortRuns(
          "All documents were closed because of a failure: %s. Open them again.".formatted(cause));
      librarian = startLibrarian();
    }
  }

  private void abortRuns(String why) {
    getContext().getLog().error(why);
    runs().forEach(run -> run.<Run.Command>unsafeUpcast().tell(new Run.Abort(why)));
  }

  private Behavior<Asking.Command> ask(Asking.Ask ask) {
    var limit = settings.runs().maxLive();
    if (getContext().getChild(RUN + ask.run()).isPresent()) {
      refuse(ask, "Run %s is already in progress.".formatted(ask.run()));
    } else if (runs().count() >= limit) {
      refuse(
          ask,
          "%d runs are in progress, which is the limit set by trawl.runs.max-live: try again later."
              .formatted(limit));
    } else {
      getContext().spawn(run(ask), RUN + ask.run());
    }
    return this;
  }

  private Stream<ActorRef<Void>> runs() {
    return getContext().getChildren().stream().filter(child -> child.path().name().startsWith(RUN));
  }

  private Behavior<Run.Command> run(Asking.Ask ask) {
    var access = new ModelAccess(models, gateway, observer, settings.gateway().retries());
    var readers = new Readers(access, verdicts, settings.reading());
    return new Runs(readers, librarian, settings.forRuns(), clock).run(ask);
  }

  private void refuse(Asking.Ask ask, String why) {
    ask.events()
        .tell(new RunEvent(ask.run(), 1, clock.instant(), Usage.NONE, new What.Failed(why)));
  }

  private Behavior<Asking.Command> cancel(RunId run) {
    getContext()
        .getChild(RUN + run)
        .ifPresent(child -> child.<Run.Command>unsafeUpcast().tell(new Run.Cancel()));
    return this;
  }

  private Behavior<Asking.Command> estimate(AskEstimate ask) {
    var limits = settings.runs();
    Run.refusal(ask.question(), ask.documents(), limits)
        .ifPresentOrElse(
            why -> ask.replyTo().tell(StatusReply.error(why)),
            () ->
                AskPattern.<Librarian.Command, Librarian.Loan>ask(
                        librarian,
                        replyTo -> new Librarian.Show(ask.documents(), replyTo),
                        limits.retrieverTimeout(),
                        scheduler)
                    .thenCompose(loan -> estimate(ask, loan))
                    .whenComplete(
                        (estimate, cause) ->
                            ask.replyTo()
                                .tell(
                                    cause == null
                                        ? StatusReply.success(estimate)
                                        : StatusReply.error(FailureText.of(cause)))));
    return this;
  }

  /** Runs outside the actor, so it uses only immutable values. */
  private CompletionStage<Estimate> estimate(AskEstimate ask, Librarian.Loan loan) {
    if (!loan.missing().isEmpty()) {
      return CompletableFuture.failedFuture(
          new RunFailedException(Run.notOpen(loan.missing().getFirst())));
    }
    var retrievers =
        new Retrievers(
            loan.documents(), loan.opening(), scheduler, settings.runs().retrieverTimeout());
    return estimator.estimate(ask.question(), ask.level(), retrievers);
  }
}
