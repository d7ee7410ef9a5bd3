package dev.trawl.actors.read;

import dev.trawl.actors.call.CallPlan;
import dev.trawl.actors.call.FailureText;
import dev.trawl.actors.call.Models;
import dev.trawl.actors.call.Reserve;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * One reading pass for one or several questions. It starts a {@link ChunkReader} for every chunk,
 * the best chunks first; a reader handles all questions in one call. If {@code chunks-per-call}
 * allows, a reader handles a group of neighbouring chunks; if that reader fails, each of the chunks
 * gets its own reader.
 *
 * <p>The pass begins when every expected question has been submitted or withdrawn. Each chunk is
 * reported once to each question: as read, or as failed with the reason. Chunks that an earlier
 * pass has read are not read again. A model that refuses every call ends the pass. Stopping this
 * actor stops the readers and their calls. Only a bounded number of readers exist at a time.
 *
 * <p>The mutable fields belong to this actor alone.
 */
public final class ReadingSupervisor extends AbstractMatchingBehavior<ReadingSupervisor.Command> {
  public sealed interface Command {}

  /**
   * Submits a question for the pass.
   *
   * @param position the position of the question among the expected ones; prompts show the
   *     questions in this order
   * @param chunks the chunks to read, the best first; each chunk is read once
   * @param judged the results for those chunks that need not be read, because the writer has judged
   *     them for the same question
   * @param togetherTokens the tokens of all chunks if they should share as few calls as possible; 0
   *     if groups have the usual size
   * @param replyTo receives a {@link Report} for each of these chunks, then the end of the pass
   */
  public record ReadFor(
      int position,
      DocumentQuestion documentQuestion,
      List<ChunkId> chunks,
      Map<ChunkId, ChunkRead> judged,
      int togetherTokens,
      ActorRef<Report> replyTo)
      implements Command {
    public ReadFor {
      chunks = List.copyOf(chunks);
      judged = Map.copyOf(judged);
    }
  }

  /** One of the expected questions does not need the pass. */
  public record NotNeeded() implements Command {}

  private record Reported(ChunkReader.Report report) implements Command {}

  /** A report of the pass to one question. */
  public sealed interface Report {}

  /**
   * @param dropped the number of quotes that the chunk does not contain
   * @param lost the items that the chunk does not name
   * @param cut true if items of the chunk may be missing, because the model's list was cut off
   */
  public record ChunkEnded(ChunkRead result, int dropped, List<String> lost, boolean cut)
      implements Report {
    public ChunkEnded {
      lost = List.copyOf(lost);
    }
  }

  /**
   * Nothing more will be reported.
   *
   * @param cut why some chunks were not read; empty if every chunk has been reported
   */
  public record PassEnded(Optional<String> cut) implements Report {}

  /** The model refuses every call; nothing more will be reported. */
  public record PassRefused(String why) implements Report {}

  /** Events of the pass as a whole, for its follower. */
  public sealed interface Progress {}

  public record Began(int chunks) implements Progress {}

  /** A chunk, with the quotes for all questions together. */
  public record Read(ChunkRead result) implements Progress {}

  public record Refused(String why) implements Progress {}

  /**
   * A question and the documents to read for it.
   *
   * @param documents the documents whose chunks are read for the question
   */
  public record DocumentQuestion(ModelTask.Question question, Set<DocumentId> documents) {
    public DocumentQuestion {
      documents = Set.copyOf(documents);
    }

    private Verdicts.Basis basis(Models models) {
      return new Verdicts.Basis(
          models.of(Role.READER).map(endpoint -> endpoint.model().name()).toList(),
          question.information(),
          question.query(),
          question.kind(),
          documents);
    }
  }

  /**
   * A pass before its questions are known.
   *
   * @param run the run whose budget covers the calls
   * @param usageReceiver receives the usage of every call
   * @param questions the number of expected questions
   */
  public record Pass(
      RunId run, Retrievers retrievers, ActorRef<Usage> usageReceiver, int questions) {}

  private final Readers readers;
  private final Pass pass;
  private final Optional<ActorRef<Progress>> follower;
  private final ActorRef<ChunkReader.Report> reports;

  private final List<PassQuestion> questions = new ArrayList<>();
  private int expected;

  /** The chunks of each reader, in the order in which readers start. */
  private final List<List<ChunkId>> groups = new ArrayList<>();

  private Reserve reserve = new Reserve(0, 0);

  /** Whether a reader of a single chunk also sees the sentence after it. */
  private boolean showsNext;

  private int begun;
  private int ended;

  /** Why the pass starts no more readers; empty while it still starts readers. */
  private Optional<String> cut = Optional.empty();

  /** A pass for one question. */
  public static Behavior<Command> create(Readers readers, Pass pass) {
    return Behaviors.setup(
        context -> new ReadingSupervisor(context, readers, pass, Optional.empty()));
  }

  /** A pass that reports its progress to {@code follower}. */
  public static Behavior<Command> create(Readers readers, Pass pass, ActorRef<Progress> follower) {
    return Behaviors.setup(
        context -> new ReadingSupervisor(context, readers, pass, Optional.of(follower)));
  }

  private ReadingSupervisor(
      ActorContext<Command> context,
      Readers readers,
      Pass pass,
      Optional<ActorRef<Progress>> follower) {
    super(context);
    this.readers = readers;
    this.pass = pass;
    this.follower = follower;
    this.reports = context.messageAdapter(ChunkReader.Report.class, Reported::new);
    this.expected = pass.questions();
  }

  @Override
  public Behavior<Command> onMessage(Command message) {
    return switch (message) {
      case ReadFor request -> {
        questions.add(
            new PassQuestion(request, request.documentQuestion().basis(readers.access().models())));
        yield questionSettled();
      }
      case NotNeeded ignored -> questionSettled();
      case Reported(ChunkReader.Done(var reads)) -> {
        var covering = questionsFor(reads.getFirst().result().chunk());
        remember(covering, reads);
        report(covering, reads);
        yield this;
      }
      case Reported(ChunkReader.GroupFailed(var chunks)) -> {
        readOneByOne(chunks);
        yield this;
      }
      case Reported(ChunkReader.Unaffordable(var why)) -> {
        cut = Optional.of(why);
        yield this;
      }
      case Reported(ChunkReader.Refused(var why)) -> {
        follower.ifPresent(each -> each.tell(new Refused(why)));
        yield end(new PassRefused(why));
      }
    };
  }

  /** When a reader has ended, the next one can start. */
  @Override
  public Behavior<Command> onSignal(Signal signal) {
    return switch (signal) {
      case ChildFailed failed -> {
        ended++;
        stopped(failed);
        yield startReaders();
      }
      case Terminated ignored -> {
        ended++;
        yield startReaders();
      }
      default -> this;
    };
  }

  private Behavior<Command> questionSettled() {
    expected--;
    if (expected > 0) {
      return this;
    }
    return questions.isEmpty() ? Behaviors.stopped() : begin();
  }

  private Behavior<Command> begin() {
    questions.sort(Comparator.comparingInt(question -> question.request().position()));
    var chunks =
        ChunkGroups.interleaved(
            questions.stream().map(question -> question.request().chunks()).toList());
    follower.ifPresent(each -> each.tell(new Began(chunks.size())));
    reportJudged(chunks);
    var unread = chunks.stream().filter(chunk -> !questionsFor(chunk).isEmpty()).toList();
    var modelQuestions =
        questions.stream()
            .map(question -> question.request().documentQuestion().question())
            .toList();
    var grouping = grouping(modelQuestions, unread);
    groups.addAll(grouping.in(unread));
    var withNext = withNextSentence(modelQuestions);
    showsNext = withNext.isPresent();
    reserve = withNext.filter(alone -> grouping.size() == 1).orElseGet(grouping::reserve);
    return startReaders();
  }

  private Optional<Reserve> withNextSentence(List<ModelTask.Question> modelQuestions) {
    return modelQuestions.stream().allMatch(question -> question.kind().isOfItems())
        ? ChunkGroups.withNextSentence(
            readers.access().models(), modelQuestions, readers.settings())
        : Optional.empty();
  }

  private ChunkGroups grouping(List<ModelTask.Question> modelQuestions, List<ChunkId> chunks) {
    var models = readers.access().models();
    var together = questions.getFirst().request().togetherTokens();
    return together > 0
        ? ChunkGroups.together(models, modelQuestions, chunks, together)
        : ChunkGroups.of(models, modelQuestions, readers.settings());
  }

  /** Reports the chunks that need not be read for a question. */
  private void reportJudged(List<ChunkId> chunks) {
    questions.forEach(
        question ->
            question
                .judged()
                .forEach(read -> question.report(new ChunkReader.QuestionRead(read, 0))));
    for (var chunk : chunks) {
      var judged = questions.stream().flatMap(each -> each.judged(chunk).stream()).toList();
      if (!judged.isEmpty() && questionsFor(chunk).isEmpty()) {
        follower.ifPresent(each -> each.tell(new Read(Readings.merged(judged))));
      }
    }
  }

  /** Starts readers up to the limit, and ends the pass after the last chunk. */
  private Behavior<Command> startReaders() {
    while (cut.isEmpty()
        && begun < groups.size()
        && begun - ended < readers.settings().maxReaders()) {
      read(begun++);
    }
    var all = cut.isEmpty() ? groups.size() : begun;
    return ended == all ? end(new PassEnded(cut)) : this;
  }

  private Behavior<Command> end(Report last) {
    questions.forEach(question -> question.request().replyTo().tell(last));
    return Behaviors.stopped();
  }

  /**
   * Each chunk of a failed group gets its own reader, which starts before all readers that have not
   * started yet.
   */
  private void readOneByOne(List<ChunkId> chunks) {
    groups.addAll(begun, chunks.stream().map(List::of).toList());
  }

  /**
   * Starts a reader for the group at {@code position}, without the chunks whose verdicts are
   * cached.
   */
  private void read(int position) {
    var unread = groups.get(position).stream().filter(chunk -> !reportKnown(chunk)).toList();
    if (unread.isEmpty()) {
      ended++;
      return;
    }
    groups.set(position, unread);
    var modelQuestions =
        questionsFor(unread.getFirst()).stream()
            .map(question -> question.request().documentQuestion().question())
            .toList();
    var assignment =
        new ChunkReader.Assignment(
            unread,
            modelQuestions,
            pass.retrievers(),
            readers.settings().maxQuotes(),
            showsNext && unread.size() == 1);
    var plan = new CallPlan(pass.run(), Role.READER, -position, reserve, pass.usageReceiver());
    // The name identifies the group if the reader fails.
    var reader = ChunkReader.create(readers.access(), plan, assignment, reports);
    getContext().watch(getContext().spawn(reader, Integer.toString(position)));
  }

  /** Reports the cached verdicts of a chunk; returns false if not all of them are cached. */
  private boolean reportKnown(ChunkId chunk) {
    var covering = questionsFor(chunk);
    var known = covering.stream().flatMap(question -> known(question, chunk).stream()).toList();
    if (known.size() < covering.size()) {
      return false;
    }
    report(covering, known);
    return true;
  }

  private List<PassQuestion> questionsFor(ChunkId chunk) {
    return questions.stream().filter(question -> question.needs(chunk)).toList();
  }

  private Optional<ChunkReader.QuestionRead> known(PassQuestion question, ChunkId chunk) {
    return readers
        .verdicts()
        .of(question.basis(), chunk)
        .map(read -> new ChunkReader.QuestionRead(read, 0));
  }

  private void remember(List<PassQuestion> covering, List<ChunkReader.QuestionRead> reads) {
    for (var at = 0; at < covering.size(); at++) {
      if (!reads.get(at).cut()) {
        readers.verdicts().keep(covering.get(at).basis(), reads.get(at).result());
      }
    }
  }

  /** Reports the results of a chunk to each of its questions. */
  private void report(List<PassQuestion> covering, List<ChunkReader.QuestionRead> reads) {
    for (var at = 0; at < covering.size(); at++) {
      covering.get(at).report(reads.get(at));
    }
    follower.ifPresent(
        each ->
            each.tell(
                new Read(Readings.merged(reads.stream().map(read -> read.result()).toList()))));
  }

  /** After a bug of a reader, its only chunk has failed; a group is read chunk by chunk. */
  private void stopped(ChildFailed failure) {
    var chunks = groups.get(Integer.parseInt(failure.getRef().path().name()));
    if (chunks.size() > 1) {
      readOneByOne(chunks);
      return;
    }
    var why = FailureText.of(failure.cause());
    var read = new ChunkReader.QuestionRead(ChunkRead.failed(chunks.getFirst(), why), 0);
    var covering = questionsFor(chunks.getFirst());
    report(covering, covering.stream().map(question -> read).toList());
  }
}
