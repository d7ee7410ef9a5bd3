package dev.trawl.http.runs;

import dev.trawl.actors.Trawl;
import dev.trawl.actors.run.Question;
import dev.trawl.http.owners.Owner;
import dev.trawl.protocol.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Starts a {@link RunLog} for each question and finds it by the id of its run. It keeps ended runs
 * up to a limit; beyond that, the oldest are dropped.
 */
public final class RunLogs extends AbstractMatchingBehavior<RunLogs.Command> {
  /** Messages to this actor. */
  public sealed interface Command {}

  /** Starts a run for {@code owner}. */
  public record Ask(Owner owner, Question question, ActorRef<Reply> replyTo) implements Command {}

  /** Finds the log of a running or ended run of {@code owner}. */
  public record Find(Owner owner, RunId run, ActorRef<Optional<ActorRef<RunLog.Command>>> replyTo)
      implements Command {}

  /** Stops accepting questions, and replies when no run is left. */
  public record Finish(ActorRef<Done> replyTo) implements Command {}

  /** Cancels all running questions. */
  public record CancelAll() implements Command {}

  /** A run has ended, and its log keeps this many events. */
  record Ended(RunId run, int events) implements Command {}

  private record Stopped(RunId run) implements Command {}

  /** The reply to {@link Ask}. */
  public sealed interface Reply {}

  /** The run has started. */
  public record Started(RunId run, ActorRef<RunLog.Command> log) implements Reply {}

  /** The limit of runs is reached; {@code why} is one line. */
  public record Busy(String why) implements Reply {}

  /** The server is stopping. */
  public record Finishing() implements Reply {}

  private final Trawl trawl;
  private final RunsSettings settings;
  private final Map<RunId, OwnedLog> running = new HashMap<>();
  private final Map<RunId, Kept> ended = new LinkedHashMap<>();
  private final List<ActorRef<Done>> finishing = new ArrayList<>();
  private long keptEvents;

  private record OwnedLog(Owner owner, ActorRef<RunLog.Command> log) {}

  private record Kept(OwnedLog run, int events) {}

  public static Behavior<Command> create(Trawl trawl, RunsSettings settings) {
    return Behaviors.setup(context -> new RunLogs(context, trawl, settings));
  }

  private RunLogs(ActorContext<Command> context, Trawl trawl, RunsSettings settings) {
    super(context);
    this.trawl = trawl;
    this.settings = settings;
  }

  @Override
  public Behavior<Command> onMessage(Command message) {
    switch (message) {
      case Ask(var owner, var question, var replyTo) -> replyTo.tell(start(owner, question));
      case Find(var owner, var run, var replyTo) -> replyTo.tell(find(owner, run));
      case Finish(var replyTo) -> finishing.add(replyTo);
      case CancelAll all -> running.keySet().forEach(trawl::cancel);
      case Ended(var run, var events) -> keepEnded(run, events);
      case Stopped(var run) -> forget(run);
    }
    if (running.isEmpty()) {
      finishing.forEach(each -> each.tell(Done.getInstance()));
    }
    return this;
  }

  private Reply start(Owner owner, Question question) {
    if (!finishing.isEmpty()) {
      return new Finishing();
    }
    if (running.size() >= settings.maxLive()) {
      return new Busy(
          "%d questions are running, which is the limit set by trawl.runs.max-live. Try again later."
              .formatted(running.size()));
    }
    var ownCount = running.values().stream().filter(run -> run.owner() == owner).count();
    if (ownCount >= owner.allowance().maxRuns()) {
      return new Busy(
          "%d questions of this key are running, which is the limit of the key. Try again later."
              .formatted(ownCount));
    }
    var run = RunId.random();
    var log =
        getContext()
            .spawn(
                RunLog.create(trawl, run, question, settings, getContext().getSelf()),
                "log-" + run);
    getContext().watchWith(log, new Stopped(run));
    running.put(run, new OwnedLog(owner, log));
    return new Started(run, log);
  }

  private Optional<ActorRef<RunLog.Command>> find(Owner owner, RunId run) {
    return Optional.ofNullable(running.get(run))
        .or(() -> Optional.ofNullable(ended.get(run)).map(Kept::run))
        .filter(found -> found.owner() == owner)
        .map(OwnedLog::log);
  }

  private void keepEnded(RunId run, int events) {
    var endedRun = running.remove(run);
    if (endedRun == null) {
      return;
    }
    ended.put(run, new Kept(endedRun, events));
    keptEvents += events;
    var oldest = ended.entrySet().iterator();
    while (ended.size() > settings.maxKept() || keptEvents > settings.maxKeptEvents()) {
      var next = oldest.next().getValue();
      oldest.remove();
      keptEvents -= next.events();
      next.run().log().tell(new RunLog.Forget());
    }
  }

  private void forget(RunId run) {
    running.remove(run);
    Optional.ofNullable(ended.remove(run)).ifPresent(kept -> keptEvents -= kept.events());
  }
}
