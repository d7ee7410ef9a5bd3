package dev.trawl.actors.read;

import dev.trawl.actors.call.Caller;
import dev.trawl.actors.call.Reserve;
import dev.trawl.actors.read.ReadingSupervisor.Read;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.QuoteFinder;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.ModelCall.Reply;
import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.ReadingModel;
import dev.trawl.protocol.ReadingModel.Verdict;
import dev.trawl.protocol.Role;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/**
 * Reads one chunk of one pass, for all questions in one call. Holds no text until it has a permit;
 * then fetches its chunk, shows it to the model, keeps the quotes that stand in it, reports, and
 * stops. Fails as {@link Caller} does, which makes the call.
 *
 * @param place the chunk's place in the pass, best first
 * @param questions the places of the questions to read for
 * @param reserve the most that the call may take
 */
public record ChunkReader(
    ReadingSupervisor.Pass pass,
    int place,
    List<Integer> questions,
    Reserve reserve,
    ActorRef<ReadingSupervisor.Command> supervisor)
    implements Caller.Job {
  /** Place of a chunk that only stands for others. */
  private static final ChunkId NOWHERE = new ChunkId(new DocumentId("0".repeat(64)), 0);

  public ChunkReader {
    questions = List.copyOf(questions);
  }

  /**
   * Tokens of the prompt that shows the largest chunk there may be.
   *
   * @param chunkTokens tokens of its text and of the headings above it
   */
  public static int mostTokens(
      ReadingModel model, List<ModelTask.Question> questions, int chunkTokens) {
    var chunk = new Chunk(NOWHERE, 0, 0, 1, "", "und", chunkTokens, "");
    return model.promptTokens(new ModelTask.Read(questions, chunk));
  }

  Behavior<Caller.Command> behavior() {
    return Caller.create(pass.around(), this);
  }

  @Override
  public RunId run() {
    return pass.run();
  }

  @Override
  public Role role() {
    return Role.READER;
  }

  @Override
  public double priority() {
    return -place;
  }

  @Override
  public CompletionStage<Caller.Prepared<List<Verdict>>> prepare() {
    return pass.retrievers().fetch(chunk()).thenApply(this::prepared);
  }

  private Caller.Prepared<List<Verdict>> prepared(Excerpt excerpt) {
    var task =
        new ModelTask.Read(
            questions.stream().map(question -> pass.aims().get(question).question()).toList(),
            excerpt.chunk());
    return new Caller.Prepared<>(task, model -> model.read(task), reply -> report(excerpt, reply));
  }

  private void report(Excerpt excerpt, Reply<List<Verdict>> reply) {
    tell(at -> read(questions.get(at), excerpt, reply.value().get(at)), reply.usage());
  }

  private void tell(IntFunction<Read> reading, Usage usage) {
    var reads = IntStream.range(0, questions.size()).mapToObj(reading).toList();
    supervisor.tell(new ReadingSupervisor.ReaderDone(reads, usage));
  }

  private Read read(int question, Excerpt excerpt, Verdict verdict) {
    return switch (verdict) {
      case Verdict.None none -> new Read(question, ChunkRead.none(chunk()), 0);
      case Verdict.Relevant relevant -> verified(question, excerpt, relevant);
    };
  }

  /** A chunk none of whose quotes stand in it holds no evidence, whatever the model says. */
  private Read verified(int question, Excerpt excerpt, Verdict.Relevant relevant) {
    var most = pass.around().settings().reading().maxQuotes();
    var evidence = found(excerpt, relevant.quotes().stream().limit(most).toList());
    var dropped = relevant.quotes().size() - evidence.size();
    var distinct = evidence.stream().distinct().toList();
    return new Read(
        question,
        distinct.isEmpty()
            ? ChunkRead.none(chunk())
            : ChunkRead.relevant(chunk(), relevant.relevance(), distinct),
        dropped);
  }

  private static List<Evidence> found(Excerpt excerpt, List<String> quotes) {
    return quotes.stream()
        .map(quote -> QuoteFinder.find(excerpt, quote))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public void failed(String why, Usage usage) {
    tell(at -> new Read(questions.get(at), ChunkRead.failed(chunk(), why), 0), usage);
  }

  @Override
  public void refused(String why, Usage usage) {
    supervisor.tell(new ReadingSupervisor.ReaderRefused(why, usage));
  }

  @Override
  public void unaffordable(String why) {
    supervisor.tell(new ReadingSupervisor.ReaderUnaffordable(why));
  }

  @Override
  public void retrying(Usage usage) {
    supervisor.tell(new ReadingSupervisor.ReaderRetrying(usage));
  }

  private ChunkId chunk() {
    return pass.chunks().get(place);
  }
}
