package dev.trawl.actors.read;

import dev.trawl.actors.call.Caller;
import dev.trawl.actors.call.Models;
import dev.trawl.actors.call.Reserve;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.run.Run;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.Role;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * One reading pass for one question or several: a {@link ChunkReader} for every chunk, the best
 * chunks first, which reads for all questions in one call.
 *
 * <p>Each chunk is reported once: with its verdicts, or as failed with the reason its reader gave
 * or died of. What an earlier pass has read is not read again. A reader that refuses every call
 * ends the pass. Stopping this actor stops the readers and their calls. Of the readers that wait
 * for a permit only so many exist at a time; the others are a number.
 */
public final class ReadingSupervisor {
  /** Tokens of the headings above a chunk, seldom more. */
  private static final int HEADING_TOKENS = 64;

  public sealed interface Command {}

  record ReaderDone(List<Read> reads, Usage usage) implements Command {}

  record ReaderRefused(String why, Usage usage) implements Command {}

  record ReaderUnaffordable(String why) implements Command {}

  record ReaderRetrying(Usage usage) implements Command {}

  /** What the pass tells whoever started it. */
  public sealed interface Report {}

  /**
   * Sent once for each chunk.
   *
   * @param reads one for each question that the chunk was to be read for
   */
  public record ChunkEnded(List<Read> reads, Usage usage) implements Report {}

  public record Retrying(Usage usage) implements Report {}

  /**
   * Nothing more will be reported.
   *
   * @param cut why chunks were left unread; empty when every chunk has been reported
   */
  public record PassEnded(Optional<String> cut) implements Report {}

  /** The model refuses every call; nothing more will be reported. */
  public record PassRefused(String why, Usage usage) implements Report {}

  /**
   * How reading a chunk went.
   *
   * @param question the place of the question it was read for
   * @param dropped quotes that do not stand in the chunk
   */
  public record Read(int question, ChunkRead what, int dropped) {}

  /**
   * What is looked for.
   *
   * @param documents whose chunks are read for it
   */
  public record Aim(ModelTask.Question question, Set<DocumentId> documents) {
    public Aim {
      documents = Set.copyOf(documents);
    }

    private Verdicts.Basis basis(Models models) {
      return new Verdicts.Basis(
          models.of(Role.READER).map(endpoint -> endpoint.model().name()).toList(),
          question.information(),
          question.query(),
          documents);
    }
  }

  /**
   * What is read, and with what.
   *
   * @param chunks the best first; each is read once
   */
  public record Pass(
      RunId run,
      List<Aim> aims,
      List<ChunkId> chunks,
      Retrievers retrievers,
      Run.Surroundings around) {
    public Pass {
      aims = List.copyOf(aims);
      chunks = List.copyOf(chunks);
    }
  }

  /**
   * How many chunks were begun, and how many have ended.
   *
   * @param cut why no more are begun, if so
   */
  private record Progress(int begun, int ended, Optional<String> cut) {
    Progress oneBegun() {
      return new Progress(begun + 1, ended, cut);
    }

    Progress oneEnded() {
      return new Progress(begun, ended + 1, cut);
    }

    Progress cutBecause(String why) {
      return new Progress(begun, ended, Optional.of(why));
    }
  }

  private final ActorContext<Command> context;
  private final Pass pass;
  private final List<Verdicts.Basis> bases;
  private final Reserve reserve;
  private final ActorRef<Report> replyTo;

  public static Behavior<Command> create(Pass pass, ActorRef<Report> replyTo) {
    return Behaviors.setup(context -> new ReadingSupervisor(context, pass, replyTo).begin());
  }

  private ReadingSupervisor(ActorContext<Command> context, Pass pass, ActorRef<Report> replyTo) {
    this.context = context;
    this.pass = pass;
    this.bases = pass.aims().stream().map(aim -> aim.basis(pass.around().models())).toList();
    this.reserve = reserve(pass);
    this.replyTo = replyTo;
  }

  /** What reading the largest chunk there may be takes; its headings are a guess. */
  private static Reserve reserve(Pass pass) {
    var model = pass.around().models().strictest(Role.READER);
    var tokens = pass.around().settings().chunkTokensMax() + HEADING_TOKENS;
    var questions = pass.aims().stream().map(Aim::question).toList();
    return new Reserve(
        ChunkReader.mostTokens(model, questions, tokens), model.window().replyTokens());
  }

  private Behavior<Command> begin() {
    return next(new Progress(0, 0, Optional.empty()));
  }

  /** Begins as many chunks as may be under way, and ends the pass after the last. */
  private Behavior<Command> next(Progress progress) {
    var now = progress;
    while (now.cut().isEmpty()
        && now.begun() < pass.chunks().size()
        && now.begun() - now.ended() < pass.around().settings().reading().maxReaders()) {
      now = begin(now.begun()) ? now.oneBegun() : now.oneBegun().oneEnded();
    }
    if (now.ended() == (now.cut().isEmpty() ? pass.chunks().size() : now.begun())) {
      replyTo.tell(new PassEnded(now.cut()));
      return Behaviors.stopped();
    }
    return reading(now);
  }

  /**
   * Whether the chunk at {@code place} has a reader; it has none where its verdicts are known. A
   * reader's name is its chunk's place, so that its end needs no table to be understood.
   */
  private boolean begin(int place) {
    var chunk = pass.chunks().get(place);
    var questions = questionsTo(chunk);
    var known = questions.stream().flatMap(question -> known(question, chunk).stream()).toList();
    if (known.size() == questions.size()) {
      replyTo.tell(new ChunkEnded(known, Usage.NONE));
      return false;
    }
    var reader = new ChunkReader(pass, place, questions, reserve, context.getSelf());
    context.watch(context.spawn(reader.behavior(), Integer.toString(place)));
    return true;
  }

  private Optional<Read> known(int question, ChunkId chunk) {
    return pass.around()
        .verdicts()
        .of(bases.get(question), chunk)
        .map(read -> new Read(question, read, 0));
  }

  /** The places of the questions that {@code chunk} is read for. */
  private List<Integer> questionsTo(ChunkId chunk) {
    return IntStream.range(0, pass.aims().size())
        .filter(question -> pass.aims().get(question).documents().contains(chunk.document()))
        .boxed()
        .toList();
  }

  private Behavior<Command> reading(Progress progress) {
    return Behaviors.receive(
        (ignored, message) -> onMessage(progress, message),
        (ignored, signal) -> onSignal(progress, signal));
  }

  private Behavior<Command> onMessage(Progress progress, Command message) {
    switch (message) {
      case ReaderDone(var reads, var usage) -> {
        reads.forEach(
            read -> pass.around().verdicts().keep(bases.get(read.question()), read.what()));
        replyTo.tell(new ChunkEnded(reads, usage));
      }
      case ReaderUnaffordable(var why) -> {
        return reading(progress.cutBecause(why));
      }
      case ReaderRetrying(var usage) -> replyTo.tell(new Retrying(usage));
      case ReaderRefused(var why, var usage) -> {
        replyTo.tell(new PassRefused(why, usage));
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
    var read = ChunkRead.failed(chunk, Caller.why(failed.cause()));
    replyTo.tell(
        new ChunkEnded(
            questionsTo(chunk).stream().map(question -> new Read(question, read, 0)).toList(),
            Usage.NONE));
  }
}
