package dev.trawl.actors.run;

import dev.trawl.actors.answer.AnswerParts;
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
import dev.trawl.protocol.OneLine;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.ReadingModel.Draft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Fills the writer's window and calls the writer. */
final class Answering {
  /** If there is no answer, at most this many of the closest sentences are shown. */
  static final int MAX_NEAREST = 2;

  private static final int MAX_WORDS_SHOWN = 200;

  private Answering() {}

  /**
   * Says why an answer is not accepted, and quotes its beginning, because it is not shown
   * elsewhere.
   */
  static String unsupported(ClaimSupport.Support support) {
    var text =
        support.claims().stream()
            .map(ClaimSupport.SupportedClaim::text)
            .collect(Collectors.joining())
            .strip();
    var end = Math.min(text.length(), MAX_WORDS_SHOWN);
    return "no sentence was found that supports the answer “%s”"
        .formatted(end < text.length() ? text.substring(0, end) + "…" : text);
  }

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

  /**
   * Returns true if all documents together fit the writer's window, according to their token
   * counts.
   */
  static boolean fitsWhole(RunScope run, Retrieving.SearchContext search) {
    var tokens = run.state().documents().stream().mapToLong(Document::tokens).sum();
    var empty = task(run, search.question(), search.statistics(), List.of());
    var task = empty.withPart(run.unwritten().next(run.writer(), empty));
    return tokens + run.writer().promptTokens(task) <= run.writer().maxPromptTokens(task);
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

  /** The writer's task, with the names of the documents. */
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
      return write(fetched.excerpts(), run.unwritten(), true);
    }

    /**
     * Writes the whole answer, or the part that follows {@code parts}.
     *
     * @param mayFail whether to ask once more, with the better half of the chunks, if no answer can
     *     be written
     */
    private Phase write(List<Excerpt> excerpts, AnswerParts parts, boolean mayFail) {
      var empty = task(List.of());
      var room = new Room(run.writer(), empty.withPart(parts.next(run.writer(), empty)));
      var window = window(parts.uncitedFirst(excerpts), room);
      Supplier<Phase> fewer = () -> write(excerpts.subList(0, excerpts.size() / 2), parts, false);
      var writing =
          new Writing(
              run,
              search,
              window,
              parts,
              soFar -> write(excerpts, soFar, mayFail),
              mayFail && !parts.isBegun() && excerpts.size() > 1
                  ? Optional.of(fewer)
                  : Optional.empty());
      if (window.isEmpty()) {
        return parts.isBegun()
            ? writing.stopped("no chunk fits the model's window")
            : Escalation.from(run, search, Shown.NOTHING, "no chunk fits the model's window");
      }
      if (!parts.isBegun() && needsAll() && isMissingSome(window, excerpts)) {
        return Reducing.begin(run, search, windows(excerpts, parts.wanted()), parts.wanted());
      }
      var task = room.task(WindowPacking.chunks(window));
      if (parts.isBegun()) {
        run.write(task, parts.draft());
      } else {
        run.write(task);
      }
      return writing;
    }

    /** A summary must use every relevant chunk; other answers may leave some out. */
    private boolean needsAll() {
      return !quotes.isEmpty() && run.state().asked().kind() == QuestionKind.SUMMARY;
    }

    private static boolean isMissingSome(List<Excerpt> window, List<Excerpt> found) {
      var shown = window.stream().map(excerpt -> excerpt.chunk().id()).distinct().count();
      return shown < found.size();
    }

    private List<Excerpt> window(List<Excerpt> excerpts, Room room) {
      return quotes.isEmpty()
          ? WindowPacking.pack(excerpts, room::promptTokens, room.limit())
          : EvidencePacking.pack(excerpts, quotes, room::promptTokens, room.limit());
    }

    /**
     * The windows for a summary of {@code words} words. Each has room for its share of the summary.
     */
    private List<List<Excerpt>> windows(List<Excerpt> excerpts, int words) {
      var windows = windowsWithRoom(excerpts, 0);
      return words == 0 || windows.isEmpty()
          ? windows
          : windowsWithRoom(excerpts, Math.ceilDiv(words, windows.size()));
    }

    private List<List<Excerpt>> windowsWithRoom(List<Excerpt> excerpts, int words) {
      var empty = task(List.of());
      var part = AnswerParts.of(words, run.writer()).next(run.writer(), empty);
      var room = new Room(run.writer(), empty.withPart(part));
      return EvidencePacking.windows(
          excerpts,
          quotes,
          room::promptTokens,
          room.limit(),
          run.settings().window().maxReductions());
    }

    private ModelTask.Answer task(List<Chunk> chunks) {
      return Answering.task(run, search.question(), search.statistics(), chunks);
    }
  }

  /**
   * The room for chunks in the window.
   *
   * @param empty the task without chunks
   */
  record Room(ReadingModel writer, ModelTask.Answer empty) {
    int promptTokens(List<Chunk> chunks) {
      return writer.promptTokens(task(chunks));
    }

    int limit() {
      return writer.maxPromptTokens(empty);
    }

    ModelTask.Answer task(List<Chunk> chunks) {
      return empty.withChunks(chunks);
    }
  }

  /**
   * Waits for the answer, or for a part of it.
   *
   * @param parts the parts that were written before
   * @param again selects chunks and calls the writer for the part that follows
   * @param fewer asks with fewer chunks, which is cheaper than reading all; empty if that was tried
   */
  private record Writing(
      RunScope run,
      Retrieving.SearchContext search,
      List<Excerpt> window,
      AnswerParts parts,
      Function<AnswerParts, Phase> again,
      Optional<Supplier<Phase>> fewer)
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
          yield written(parts.plus(draft, window));
        }
        case Run.StepFailed ignored when isTooLong() -> {
          run.warn("The prompt was too long for the model; the answer comes from fewer chunks.");
          yield again.apply(parts);
        }
        case Run.StepFailed(var why) when parts.isBegun() -> stopped(why);
        case Run.StepFailed ignored when fewer.isPresent() -> fewer.get().get();
        case Run.StepFailed(var why) when Escalation.mayRead(run) ->
            Escalation.from(
                run, search, Shown.of(shown()), "the answer could not be written: " + why);
        case Run.StepFailed(var why) -> Escalation.withoutAnswer(run, search.retrievers(), why);
        case Run.TimedOut ignored when parts.isBegun() -> stopped("time is up");
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
      var empty = task(run, search.question(), search.statistics(), List.of());
      var room = new Room(run.writer(), empty.withPart(parts.next(run.writer(), empty)));
      return room.promptTokens(WindowPacking.chunks(window)) > room.limit();
    }

    private Set<ChunkId> shown() {
      return window.stream().map(excerpt -> excerpt.chunk().id()).collect(Collectors.toSet());
    }

    private Phase written(AnswerParts now) {
      if (!now.isUnfinished()) {
        return judged(now);
      }
      return run.mayContinue(now) ? again.apply(now) : judged(now);
    }

    /** The parts that were written are the answer. */
    private Phase stopped(String why) {
      run.warn("The rest of the answer could not be written: " + why);
      return judged(parts);
    }

    /** Accepts an answer only if the shown chunks support at least a part of it. */
    private Phase judged(AnswerParts all) {
      var draft = all.draft();
      var support = ClaimSupport.of(draft, all.shown(), run.state().split().information());
      run.warnDropped(support.dropped());
      if (!draft.answered() || draft.text().isBlank()) {
        return Escalation.from(
            run,
            search,
            notAnswering(draft, all.chunks(), nearest(support)),
            "the chunks that match best do not answer the question");
      }
      if (support.isUnsupported()) {
        return Escalation.from(
            run, search, Shown.unsupported(all.chunks(), support), unsupported(support));
      }
      all.warning().ifPresent(run::warn);
      run.warnDoubtful(support);
      return run.answer(
          search.retrievers(),
          all.chunks(),
          support.evidence(),
          conclusion ->
              Conclusion.highlighted(
                  conclusion.answered(support, !all.isWhole(), maxCitations(all)),
                  draft.highlight(),
                  support));
    }

    /**
     * A draft with text is an answer of which the writer is not certain. A draft with confidence 0
     * says nothing about the chunks, so readers have to read them.
     */
    private static Shown notAnswering(Draft draft, Set<ChunkId> chunks, List<Evidence> nearest) {
      if (draft.text().isBlank() || nearest.isEmpty()) {
        return draft.confidence() > 0
            ? Shown.notAnswering(chunks, nearest)
            : Shown.of(chunks).withNearest(nearest);
      }
      var best = OneLine.of(nearest.getFirst().quote());
      var words = draft.highlight().filter(span -> best.equals(draft.text()));
      return Shown.uncertain(chunks, nearest, words.orElse(new Span(0, best.length())));
    }

    private static List<Evidence> nearest(ClaimSupport.Support support) {
      return support.evidence().stream().limit(MAX_NEAREST).toList();
    }

    /** A long answer needs a citation for each claim. */
    private int maxCitations(AnswerParts all) {
      return all.isLong() ? Integer.MAX_VALUE : run.settings().runs().maxCitations();
    }
  }
}
