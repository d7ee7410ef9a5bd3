package dev.trawl.actors.run;

import dev.trawl.actors.call.ModelReply;
import dev.trawl.actors.call.StepCall;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.QuestionFit;
import dev.trawl.actors.window.QuoteFinder;
import dev.trawl.actors.window.WindowPacking;
import dev.trawl.actors.window.WindowSettings;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.ReadingModel.Draft;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fills the writer's window with the best chunks and calls the writer. */
final class Answering {
  private Answering() {}

  /**
   * @param hits the best first
   */
  static Phase begin(RunScope run, Retrieving.SearchContext search, List<Hit> hits) {
    run.fetch(
        search.retrievers(),
        candidates(hits, run.state().documents(), run.writer(), run.settings().window()));
    return new Fetching(run, search);
  }

  /** The candidates for the window: more than fit, so that small chunks can fill gaps. */
  static List<ChunkId> candidates(
      List<Hit> hits, List<Document> documents, ReadingModel writer, WindowSettings window) {
    return window.fairShare().order(hits, windowChunks(documents, writer)).stream()
        .limit(window.maxHits())
        .map(Hit::chunk)
        .toList();
  }

  /** The approximate number of chunks that fit a window. */
  private static int windowChunks(List<Document> documents, ReadingModel writer) {
    var tokens = documents.stream().mapToLong(Document::tokens).sum();
    var chunks = documents.stream().mapToInt(Document::chunks).sum();
    var mean = Math.max(1, tokens / Math.max(1, chunks));
    return (int) Math.max(1, writer.window().promptTokens() / mean);
  }

  static ModelTask.Answer task(
      QuestionFit question, TermStatistics statistics, List<Chunk> chunks) {
    return new ModelTask.Answer(
        question.information(), question.instruction(), question.query(), statistics, chunks);
  }

  /** Waits for the text of the chunks. */
  private record Fetching(RunScope run, Retrieving.SearchContext search) implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return message instanceof Run.Fetched(var fetched)
          ? fetched(fetched)
          : run.handleCommon(this, message);
    }

    private Phase fetched(Retrievers.Fetched fetched) {
      fetched.warnings().forEach(run::warn);
      var window =
          WindowPacking.pack(
              fetched.excerpts(),
              chunks -> run.writer().promptTokens(task(chunks)),
              run.writer().window().promptTokens());
      if (window.isEmpty()) {
        return Escalation.from(run, search, 0, "no chunk fits the model's window");
      }
      run.write(task(WindowPacking.chunks(window)));
      return new Writing(run, search, window);
    }

    private ModelTask.Answer task(List<Chunk> chunks) {
      return Answering.task(search.question(), search.statistics(), chunks);
    }
  }

  /** Waits for the answer. */
  private record Writing(RunScope run, Retrieving.SearchContext search, List<Excerpt> window)
      implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.DraftWritten(var delta) -> {
          run.journal().append(delta);
          yield this;
        }
        case Run.Called(StepCall.Replied(ModelReply.Drafted(var draft))) -> {
          run.drafting().flush().ifPresent(run.journal()::append);
          yield judged(draft);
        }
        case Run.StepFailed(var why) when Escalation.mayRead(run) ->
            Escalation.from(run, search, window.size(), "the answer could not be written: " + why);
        case Run.StepFailed(var why) -> Escalation.withoutAnswer(run, search.retrievers(), why);
        case Run.TimedOut ignored ->
            Escalation.withoutAnswer(run, search.retrievers(), "time is up");
        default -> run.handleCommon(this, message);
      };
    }

    /** Accepts an answer only if one of its quotes is in the text. */
    private Phase judged(Draft draft) {
      var evidence = verified(draft);
      if (draft.answered() && !draft.text().isBlank() && !evidence.isEmpty()) {
        return run.answer(
            search.retrievers(),
            window.size(),
            evidence,
            conclusion -> conclusion.answered(draft.text(), evidence));
      }
      return Escalation.from(
          run,
          search,
          window.size(),
          draft.answered()
              ? "no quote of the answer occurs in the documents"
              : "the chunks that match best do not answer the question");
    }

    private List<Evidence> verified(Draft draft) {
      var excerpts =
          window.stream()
              .collect(Collectors.toMap(excerpt -> excerpt.chunk().id(), excerpt -> excerpt));
      var found =
          draft.quotes().stream()
              .flatMap(
                  quote ->
                      Optional.ofNullable(excerpts.get(quote.chunk()))
                          .flatMap(excerpt -> QuoteFinder.find(excerpt, quote.text()))
                          .stream())
              .toList();
      run.warnDropped(draft.quotes().size() - found.size());
      return found.stream().distinct().limit(run.settings().runs().maxCitations()).toList();
    }
  }
}
