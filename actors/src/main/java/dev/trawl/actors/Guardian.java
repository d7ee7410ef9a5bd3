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
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.pattern.StatusReply;

/**
 * The actor behind {@link Trawl}: starts a {@link Run} for each question and lets it live or fail
 * on its own. Closes the library when everything that used it has stopped.
 */
final class Guardian extends AbstractMatchingBehavior<Asking.Command> {
  /** Asks what a question is expected to take. Answered once, without a call of a model. */
  record AskEstimate(
      String question,
      Level level,
      List<DocumentId> documents,
      ActorRef<StatusReply<Estimate>> replyTo)
      implements Asking.ToSelf {}

  /** For the librarian, who is known inside only. */
  record Consult(Librarian.Command question) implements Asking.ToSelf {}

  /** Asks how busy the models are. */
  record AskLoad(ActorRef<Load> replyTo) implements Asking.ToSelf {}

  record Close() implements Asking.ToSelf {}

  private static final String RUN = "run-";

  private final Library library;
  private final TrawlSettings settings;
  private final ActorRef<ModelGateway.Command> gateway;
  private final ActorRef<Librarian.Command> librarian;
  private final Runs runs;
  private final Scheduler scheduler;
  private final Estimator estimator;

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
    this.library = library;
    this.settings = settings;
    this.gateway = context.spawn(ModelGateway.create(models, settings.gateway()), "gateway");
    this.librarian = context.spawn(Librarian.create(library, settings.opening()), "librarian");
    var access = new ModelAccess(models, gateway, observer, settings.gateway().retries());
    var verdicts = new Verdicts(settings.reading().maxRemembered());
    this.runs =
        new Runs(
            new Readers(access, verdicts, settings.reading()),
            librarian,
            settings.forRuns(),
            InstantSource.system());
    this.scheduler = context.getSystem().scheduler();
    this.estimator =
        new Estimator(
            models,
            settings.forRuns(),
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
      case Consult(var question) -> {
        librarian.tell(question);
        yield this;
      }
      case AskLoad(var replyTo) -> {
        gateway.tell(new ModelGateway.Describe(replyTo));
        yield this;
      }
      case Close close -> Behaviors.stopped();
      case Asking.ToSelf stranger -> throw new IllegalStateException("not mine: " + stranger);
    };
  }

  @Override
  public Behavior<Asking.Command> onSignal(Signal signal) {
    return this;
  }

  private Behavior<Asking.Command> ask(Asking.Ask ask) {
    var most = settings.runs().maxLive();
    if (getContext().getChild(RUN + ask.run()).isPresent()) {
      refuse(ask, "Run %s is under way already.".formatted(ask.run()));
    } else if (live() >= most) {
      refuse(
          ask, "%d runs are under way, which is trawl.runs.max-live: ask later.".formatted(most));
    } else {
      getContext().spawn(runs.run(ask), RUN + ask.run());
    }
    return this;
  }

  private long live() {
    return getContext().getChildren().stream()
        .filter(child -> child.path().name().startsWith(RUN))
        .count();
  }

  private void refuse(Asking.Ask ask, String why) {
    ask.events()
        .tell(new RunEvent(ask.run(), 1, runs.clock().instant(), Usage.NONE, new What.Failed(why)));
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

  /** Outside the actor, on values that do not change. */
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
