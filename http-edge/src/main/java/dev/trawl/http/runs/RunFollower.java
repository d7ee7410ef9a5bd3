package dev.trawl.http.runs;

import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.Terminated;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.SourceShape;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import scala.runtime.BoxedUnit;

/**
 * The entries of a run as a stream. It requests the next batch from its {@link RunLog} only when
 * the client has consumed the previous one. It completes after the final event, or when the log
 * stops.
 */
public final class RunFollower extends GraphStage<SourceShape<Entry>> {
  private final ActorRef<RunLog.Command> log;
  private final long after;
  private final Outlet<Entry> out = Outlet.create("RunFollower.out");

  private RunFollower(ActorRef<RunLog.Command> log, long after) {
    this.log = log;
    this.after = after;
  }

  /** A stream of the entries after number {@code after}. */
  public static Source<Entry, NotUsed> after(long after, ActorRef<RunLog.Command> log) {
    return Source.fromGraph(new RunFollower(log, after));
  }

  @Override
  public SourceShape<Entry> shape() {
    return SourceShape.of(out);
  }

  @Override
  public GraphStageLogic createLogic(Attributes inherited) {
    return new Reading();
  }

  private final class Reading extends GraphStageLogic {
    private long read = after;

    Reading() {
      super(shape());
      setHandler(
          out,
          new AbstractOutHandler() {
            @Override
            public void onPull() {
              log.tell(new RunLog.Follow(read, Adapter.toTyped(stageActor().ref())));
            }
          });
    }

    @Override
    public void preStart() {
      getStageActor(
              message -> {
                receive(message._2());
                return BoxedUnit.UNIT;
              })
          .watch(Adapter.toClassic(log));
    }

    private void receive(Object message) {
      switch (message) {
        case RunLog.Batch batch -> take(batch);
        case Terminated gone -> completeStage();
        default -> throw new IllegalStateException("unexpected message for a follower: " + message);
      }
    }

    private void take(RunLog.Batch batch) {
      if (!batch.entries().isEmpty()) {
        read = batch.entries().getLast().seq();
        emitMultiple(out, batch.entries().iterator());
      }
      if (batch.isLast()) {
        completeStage();
      }
    }
  }
}
