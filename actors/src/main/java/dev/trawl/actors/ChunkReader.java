package dev.trawl.actors;

import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.QuestionFit;
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
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Usage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/**
 * Reads one chunk of one pass. Holds no text until it has a permit; then fetches its chunk, shows
 * it to the model, keeps the quotes that stand in it, reports, and stops. Fails as {@link Caller}
 * does, which makes the call.
 *
 * @param place the chunk's place in the pass, best first
 */
record ChunkReader(
    ReadingSupervisor.Pass pass, int place, ActorRef<ReadingSupervisor.Command> supervisor)
    implements Caller.Job {
  /** Place of a chunk that only stands for others. */
  private static final ChunkId NOWHERE = new ChunkId(new DocumentId("0".repeat(64)), 0);

  static Behavior<Caller.Command> create(
      ReadingSupervisor.Pass pass, int place, ActorRef<ReadingSupervisor.Command> supervisor) {
    return Caller.create(pass.gateway(), pass.calls(), new ChunkReader(pass, place, supervisor));
  }

  /** What a reader of {@code chunk} is to do. */
  static ModelTask.Read task(QuestionFit question, TermStatistics statistics, Chunk chunk) {
    return new ModelTask.Read(question.information(), question.query(), statistics, chunk);
  }

  /**
   * Tokens of the prompt that shows the largest chunk there may be.
   *
   * @param chunkTokens tokens of its text and of the headings above it
   */
  static int mostTokens(
      ReadingModel model, QuestionFit question, TermStatistics statistics, int chunkTokens) {
    var chunk = new Chunk(NOWHERE, 0, 0, 1, "", "und", chunkTokens, "");
    return model.promptTokens(task(question, statistics, chunk));
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
  public Reserve reserve() {
    return pass.reserve();
  }

  @Override
  public CompletionStage<Caller.Prepared<Verdict>> prepare() {
    return pass.retrievers().fetch(chunk()).thenApply(this::prepared);
  }

  private Caller.Prepared<Verdict> prepared(Excerpt excerpt) {
    var task = task(pass.question(), pass.statistics(), excerpt.chunk());
    return new Caller.Prepared<>(task, model -> model.read(task), reply -> report(excerpt, reply));
  }

  private void report(Excerpt excerpt, Reply<Verdict> reply) {
    var read =
        switch (reply.value()) {
          case Verdict.None none -> new ReadingSupervisor.Read(ChunkRead.none(chunk()), 0);
          case Verdict.Relevant relevant -> verified(excerpt, relevant);
        };
    supervisor.tell(new ReadingSupervisor.ReaderDone(read, reply.usage()));
  }

  /** A chunk none of whose quotes stand in it holds no evidence, whatever the model says. */
  private ReadingSupervisor.Read verified(Excerpt excerpt, Verdict.Relevant relevant) {
    var claimed = relevant.quotes().stream().limit(pass.settings().maxQuotes()).toList();
    var evidence = found(excerpt, claimed);
    var dropped = relevant.quotes().size() - evidence.size();
    var distinct = evidence.stream().distinct().toList();
    return new ReadingSupervisor.Read(
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
    supervisor.tell(
        new ReadingSupervisor.ReaderDone(
            new ReadingSupervisor.Read(ChunkRead.failed(chunk(), why), 0), usage));
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
