package dev.trawl.actors;

import dev.trawl.actors.window.QuestionFit;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Usage;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * One reading pass: a {@link ChunkReader} for every chunk, the best chunks first.
 *
 * <p>Each chunk is reported once: with its verdict, or as failed with the reason its reader gave or
 * died of. One that refuses every call ends the pass. Stopping this actor stops the readers and
 * their calls. Of the readers that wait for a permit only so many exist at a time; the others are a
 * number.
 */
final class ReadingSupervisor {
  sealed interface Command {}

  record ReaderDone(Read read, Usage usage) implements Command {}

  record ReaderRefused(String why, Usage usage) implements Command {}

  record ReaderUnaffordable(String why) implements Command {}

  record ReaderRetrying(Usage usage) implements Command {}

  /** What the pass tells its run. */
  sealed interface Report extends Run.Command {}

  /** Sent once for each chunk. */
  record ChunkEnded(Read read, Usage usage) implements Report {}

  record Retrying(Usage usage) implements Report {}

  /**
   * Nothing more will be reported.
   *
   * @param cut why chunks were left unread; empty when every chunk has been reported
   */
  record PassEnded(Optional<String> cut) implements Report {}

  /** The model refuses every call; nothing more will be reported. */
  record PassRefused(String why, Usage usage) implements Report {}

  /**
   * How reading a chunk went.
   *
   * @param dropped quotes that do not stand in the chunk
   */
  record Read(ChunkRead what, int dropped) {}

  /**
   * What is read, and with what.
   *
   * @param chunks the best first; each is read once
   * @param reserve the most that reading one of them may take
   */
  record Pass(
      RunId run,
      QuestionFit question,
      TermStatistics statistics,
      List<ChunkId> chunks,
      Reserve reserve,
      Retrievers retrievers,
      ActorRef<ModelGateway.Command> gateway,
      GatewaySettings calls,
      ReadingSettings settings) {
    Pass {
      chunks = List.copyOf(chunks);
    }
  }

  /**
   * How many readers were started, and how many have ended.
   *
   * @param cut why no more are started, if so
   */
  private record Progress(int started, int ended, Optional<String> cut) {
    Progress oneStarted() {
      return new Progress(started + 1, ended, cut);
    }

    Progress oneEnded() {
      return new Progress(started, ended + 1, cut);
    }

    Progress cutBecause(String why) {
      return new Progress(started, ended, Optional.of(why));
    }
  }

  private final ActorContext<Command> context;
  private final Pass pass;
  private final ActorRef<Report> run;

  static Behavior<Command> create(Pass pass, ActorRef<Report> run) {
    return Behaviors.setup(context -> new ReadingSupervisor(context, pass, run).begin());
  }

  private ReadingSupervisor(ActorContext<Command> context, Pass pass, ActorRef<Report> run) {
    this.context = context;
    this.pass = pass;
    this.run = run;
  }

  private Behavior<Command> begin() {
    return next(new Progress(0, 0, Optional.empty()));
  }

  /** Starts as many readers as may exist, and ends the pass after the last. */
  private Behavior<Command> next(Progress progress) {
    var now = progress;
    while (now.cut().isEmpty()
        && now.started() < pass.chunks().size()
        && now.started() - now.ended() < pass.settings().maxReaders()) {
      start(now.started());
      now = now.oneStarted();
    }
    if (now.ended() == (now.cut().isEmpty() ? pass.chunks().size() : now.started())) {
      run.tell(new PassEnded(now.cut()));
      return Behaviors.stopped();
    }
    return reading(now);
  }

  /** A reader's name is its chunk's place, so that its end needs no table to be understood. */
  private void start(int place) {
    context.watch(
        context.spawn(ChunkReader.create(pass, place, context.getSelf()), Integer.toString(place)));
  }

  private Behavior<Command> reading(Progress progress) {
    return Behaviors.receive(
        (ignored, message) -> onMessage(progress, message),
        (ignored, signal) -> onSignal(progress, signal));
  }

  private Behavior<Command> onMessage(Progress progress, Command message) {
    switch (message) {
      case ReaderDone(var read, var usage) -> run.tell(new ChunkEnded(read, usage));
      case ReaderUnaffordable(var why) -> {
        return reading(progress.cutBecause(why));
      }
      case ReaderRetrying(var usage) -> run.tell(new Retrying(usage));
      case ReaderRefused(var why, var usage) -> {
        run.tell(new PassRefused(why, usage));
        return Behaviors.stopped();
      }
    }
    return Behaviors.same();
  }

  private Behavior<Command> onSignal(Progress progress, Signal signal) {
    return switch (signal) {
      case ChildFailed failed -> {
        report(failed);
        yield next(progress.oneEnded());
      }
      case Terminated ended -> next(progress.oneEnded());
      default -> Behaviors.same();
    };
  }

  private void report(ChildFailed failed) {
    var chunk = pass.chunks().get(Integer.parseInt(failed.getRef().path().name()));
    run.tell(
        new ChunkEnded(
            new Read(ChunkRead.failed(chunk, Caller.why(failed.cause())), 0), Usage.NONE));
  }
}
