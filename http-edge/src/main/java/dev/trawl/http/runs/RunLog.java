package dev.trawl.http.runs;

import dev.trawl.actors.Trawl;
import dev.trawl.actors.run.Question;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Asks a question and keeps the events of its run for all followers. The run sends its events only
 * to this actor, so slow followers do not affect it. A follower requests a batch, and requests the
 * next one when its client has consumed it. So at most one batch is on the way to each client.
 * Stopping this actor cancels the run.
 */
public final class RunLog extends AbstractMatchingBehavior<RunLog.Command> {
  /** Messages to the log. */
  public sealed interface Command {}

  /**
   * Requests the entries after number {@code after}. The reply is the next batch, as soon as one is
   * available. A follower that stops before that is removed.
   */
  public record Follow(long after, ActorRef<Batch> follower) implements Command {}

  /** Requests the answer or the current progress. */
  public record GetState(ActorRef<State> replyTo) implements Command {}

  /**
   * Stops the log when its last follower has stopped. The current followers still get all events.
   */
  record Forget() implements Command {}

  private record EventReceived(RunEvent event) implements Command {}

  private record FollowerStopped(ActorRef<Batch> follower) implements Command {}

  /**
   * @param entries in order; empty only if no more entries follow
   * @param isLast true if no more entries follow
   */
  public record Batch(List<Entry> entries, boolean isLast) {
    public Batch {
      entries = List.copyOf(entries);
    }
  }

  /** The state of the run as one line of JSON; {@code seq} is the number of its last event. */
  public record State(long seq, boolean hasEnded, String json) {}

  private final int batchMax;
  private final ActorRef<RunLogs.Command> logs;
  private final Entries entries;
  private final Map<ActorRef<Batch>, Long> waiting = new LinkedHashMap<>();
  private final Set<ActorRef<Batch>> followers = new HashSet<>();
  private final List<Document> documents = new ArrayList<>();
  private Json json = new Json(List.of());
  private RunProgress progress;
  private Optional<String> answer = Optional.empty();
  private boolean hasEnded;
  private boolean isForgotten;

  static Behavior<Command> create(
      Trawl trawl,
      RunId run,
      Question question,
      RunsSettings settings,
      ActorRef<RunLogs.Command> logs) {
    return Behaviors.setup(
        context -> {
          trawl.ask(run, question, context.messageAdapter(RunEvent.class, EventReceived::new));
          return new RunLog(context, run, settings, logs);
        });
  }

  private RunLog(
      ActorContext<Command> context,
      RunId run,
      RunsSettings settings,
      ActorRef<RunLogs.Command> logs) {
    super(context);
    this.batchMax = settings.maxBatch();
    this.logs = logs;
    this.entries = new Entries(run, settings.maxEvents());
    this.progress = RunProgress.of(run);
  }

  @Override
  public Behavior<Command> onMessage(Command message) {
    switch (message) {
      case EventReceived(var event) -> keepEvent(event);
      case Follow(var after, var follower) -> follow(after, follower);
      case GetState(var replyTo) -> replyTo.tell(state());
      case FollowerStopped(var follower) -> {
        waiting.remove(follower);
        followers.remove(follower);
      }
      case Forget forget -> isForgotten = true;
    }
    return isForgotten && followers.isEmpty() ? Behaviors.stopped() : this;
  }

  private void keepEvent(RunEvent event) {
    rememberName(event.what());
    var body = json.event(event);
    entries.append(new Entry(body.seq(), body.type(), Json.line(body), event.what().isLast()));
    progress = progress.after(event);
    if (event.what() instanceof What.Answered(var given)) {
      answer = Optional.of(Json.line(json.answer(given)));
    }
    if (event.what().isLast()) {
      hasEnded = true;
      logs.tell(new RunLogs.Ended(progress.run(), entries.size()));
    }
    var ready = Map.copyOf(waiting);
    waiting.clear();
    ready.forEach((follower, after) -> follow(after, follower));
  }

  /** A run sends an event for each of its documents before other events refer to them. */
  private void rememberName(What what) {
    if (what instanceof What.DocumentOpened(var document)) {
      documents.add(document);
    } else if (documents.size() > json.documents()) {
      json = new Json(documents);
    }
  }

  private void follow(long after, ActorRef<Batch> follower) {
    if (followers.add(follower)) {
      getContext().watchWith(follower, new FollowerStopped(follower));
    }
    var next = entries.after(after, batchMax);
    if (next.isEmpty() && !hasEnded) {
      waiting.put(follower, after);
    } else {
      follower.tell(new Batch(next, hasEnded && isUpToDate(next)));
    }
  }

  private boolean isUpToDate(List<Entry> batch) {
    return batch.isEmpty() || batch.getLast().seq() == progress.seq();
  }

  private State state() {
    return new State(progress.seq(), hasEnded, answer.orElseGet(() -> Json.line(progress.body())));
  }
}
