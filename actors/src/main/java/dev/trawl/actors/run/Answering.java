package dev.trawl.actors.run;

import dev.trawl.actors.call.ModelReply;
import dev.trawl.actors.call.StepCall;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.window.ClaimSupport;
import dev.trawl.actors.window.EvidencePacking;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.QuestionFit;
import dev.trawl.actors.window.WindowPacking;
import dev.trawl.actors.window.WindowSettings;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.ReadingModel.Draft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Fills the writer's window and calls the writer. */
final class Answering {
  private Answering() {}

  /**
   * Answers from the chunks that a search found.
   *
   * @param hits the best first
   */
  static Phase begin(RunScope run, Retrieving.SearchContext search, List<Hit> hits) {
    var window = run.settings().window();
    var chunks = candidates(hits, run.state().documents(), run.writer(), window);
    run.fetch(search.retrievers(), chunks);
    return new Fetching(run, search, Map.of());
  }

  /** Answers from the whole documents; they must fit the window ({@link #fitsWhole}). */
  static Phase beginWhole(RunScope run, Retrieving.SearchContext search) {
    run.fetch(search.retrievers(), Reading.order(search.hits(), run.state().documents()));
    return new Fetching(run, search, Map.of());
  }

  /**
   * Answers from the chunks in which readers found something.
   *
   * @param ranked the chunks in which something was found, the best first
   * @param quotes the quotes that were found in each
   */
  static Phase beginAfterReading(
      RunScope run,
      Retrieving.SearchContext search,
      List<ChunkId> ranked,
      Map<ChunkId, List<Evidence>> quotes) {
    run.fetch(search.retrievers(), ranked);
    return new Fetching(run, search, quotes);
  }

  /** Returns true if all documents together fit the writer's window, by their token counts. */
  static boolean fitsWhole(RunScope run, Retrieving.SearchContext search) {
    var tokens = run.state().documents().stream().mapToLong(Document::tokens).sum();
    var fixed =
        run.writer().promptTokens(task(run, search.question(), search.statistics(), List.of()));
    return tokens + fixed <= run.writer().window().promptTokens();
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
      RunScope run, QuestionFit question, TermStatistics statistics, List<Chunk> chunks) {
    return task(question, statistics, chunks, run.state().documents(), run.state().asked().kind());
  }

  /** The writer's task, with the names of the documents if there are several. */
  static ModelTask.Answer task(
      QuestionFit question,
      TermStatistics statistics,
      List<Chunk> chunks,
      List<Document> documents,
      QuestionKind kind) {
    return new ModelTask.Answer(
        question.information(),
        question.instruction(),
        question.query(),
        statistics,
        chunks,
        documents.stream()
            .collect(Collectors.toMap(Document::id, Document::name, (first, second) -> first)),
        kind);
  }

  /**
   * Waits for the text of the chunks.
   *
   * @param quotes the quotes that readers found; empty if nothing was read
   */
  private record Fetching(
      RunScope run, Retrieving.SearchContext search, Map<ChunkId, List<Evidence>> quotes)
      implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return message instanceof Run.Fetched(var fetched)
          ? fetched(fetched)
          : run.handleCommon(this, message);
    }

    private Phase fetched(Retrievers.Fetched fetched) {
      fetched.warnings().forEach(run::warn);
      return write(fetched.excerpts(), true);
    }

    /**
     * @param mayFail whether to ask once more, with the better half of the chunks, if no answer can
     *     be written
     */
    private Phase write(List<Excerpt> excerpts, boolean mayFail) {
      var window = window(excerpts);
      if (window.isEmpty()) {
        return Escalation.from(run, search, Set.of(), "no chunk fits the model's window");
      }
      if (needsAll() && isMissingSome(window, excerpts)) {
        return Reducing.begin(
            run, search, EvidencePacking.windows(excerpts, quotes, this::tokens, limit()));
      }
      run.write(task(WindowPacking.chunks(window)));
      Supplier<Phase> again = () -> write(excerpts.subList(0, excerpts.size() / 2), false);
      return new Writing(
          run,
          search,
          window,
          () -> write(excerpts, mayFail),
          mayFail && excerpts.size() > 1 ? Optional.of(again) : Optional.empty());
    }

    /** A summary must use every relevant chunk; other answers may leave some out. */
    private boolean needsAll() {
      return !quotes.isEmpty() && run.state().asked().kind() == QuestionKind.SUMMARY;
    }

    private static boolean isMissingSome(List<Excerpt> window, List<Excerpt> found) {
      var shown = window.stream().map(excerpt -> excerpt.chunk().id()).distinct().count();
      return shown < found.size();
    }

    private List<Excerpt> window(List<Excerpt> excerpts) {
      return quotes.isEmpty()
          ? WindowPacking.pack(excerpts, this::tokens, limit())
          : EvidencePacking.pack(excerpts, quotes, this::tokens, limit());
    }

    private int tokens(List<Chunk> chunks) {
      return run.writer().promptTokens(task(chunks));
    }

    private int limit() {
      return run.writer().window().promptTokens();
    }

    private ModelTask.Answer task(List<Chunk> chunks) {
      return Answering.task(run, search.question(), search.statistics(), chunks);
    }
  }

  /**
   * Waits for the answer.
   *
   * @param retry selects chunks and calls the writer again
   * @param again asks with fewer chunks, which is cheaper than to read all; empty if that was done
   */
  private record Writing(
      RunScope run,
      Retrieving.SearchContext search,
      List<Excerpt> window,
      Supplier<Phase> retry,
      Optional<Supplier<Phase>> again)
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
        case Run.StepFailed ignored when isTooLong() -> {
          run.warn("The prompt was too long for the model; the answer comes from fewer chunks.");
          yield retry.get();
        }
        case Run.StepFailed ignored when again.isPresent() -> again.get().get();
        case Run.StepFailed(var why) when Escalation.mayRead(run) ->
            Escalation.from(run, search, shown(), "the answer could not be written: " + why);
        case Run.StepFailed(var why) -> Escalation.withoutAnswer(run, search.retrievers(), why);
        case Run.TimedOut ignored ->
            Escalation.withoutAnswer(run, search.retrievers(), "time is up");
        default -> run.handleCommon(this, message);
      };
    }

    /**
     * Returns true if the chunks no longer fit, because the model rejected the prompt and trawl
     * then corrected its token counts. These chunks will never fit again, so there is no endless
     * loop.
     */
    private boolean isTooLong() {
      var task = task(run, search.question(), search.statistics(), WindowPacking.chunks(window));
      return run.writer().promptTokens(task) > run.writer().window().promptTokens();
    }

    private Set<ChunkId> shown() {
      return window.stream().map(excerpt -> excerpt.chunk().id()).collect(Collectors.toSet());
    }

    /** Accepts an answer only if the shown chunks support at least a part of it. */
    private Phase judged(Draft draft) {
      var support = ClaimSupport.of(draft, window, run.state().split().information());
      run.warnDropped(support.dropped());
      if (draft.answered() && !draft.text().isBlank() && !support.isEmpty()) {
        if (draft.cut()) {
          run.warn("The answer was cut off at the model's reply limit.");
        }
        return run.answer(
            search.retrievers(),
            shown(),
            support.evidence(),
            conclusion -> conclusion.answered(support, draft.cut(), maxCitations()));
      }
      return Escalation.from(
          run,
          search,
          shown(),
          draft.answered()
              ? "nothing in the documents supports the answer"
              : "the chunks that match best do not answer the question");
    }

    private int maxCitations() {
      return run.settings().runs().maxCitations();
    }
  }
}
