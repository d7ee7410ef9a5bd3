package dev.trawl.actors.run;

import dev.trawl.actors.answer.AnswerParts;
import dev.trawl.actors.call.ModelReply;
import dev.trawl.actors.call.StepCall;
import dev.trawl.actors.window.ClaimSupport;
import dev.trawl.actors.window.ClaimSupport.SupportedClaim;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.WindowPacking;
import dev.trawl.protocol.ChunkId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes an answer about text that does not fit one window: one part for each window, in the order
 * of the documents. Every claim keeps the sentences that support it.
 *
 * @param windows the windows that are not used yet
 * @param shown the chunks of the windows that were used
 * @param claims the claims of these windows
 * @param words the number of words to write from each window; 0 if the question does not ask for a
 *     long answer
 * @param part what has been written from the first window so far
 * @param isWhole false if a part is incomplete
 */
record Reducing(
    RunScope run,
    Retrieving.SearchContext search,
    List<List<Excerpt>> windows,
    Set<ChunkId> shown,
    List<SupportedClaim> claims,
    int words,
    AnswerParts part,
    boolean isWhole)
    implements Phase {
  Reducing {
    windows = List.copyOf(windows);
    shown = Set.copyOf(shown);
    claims = List.copyOf(claims);
  }

  /**
   * @param windows at least one
   * @param words the number of words in the whole answer; 0 if the question does not ask for a long
   *     one
   */
  static Phase begin(
      RunScope run, Retrieving.SearchContext search, List<List<Excerpt>> windows, int words) {
    var limit = run.settings().window().maxReductions();
    if (windows.size() > limit) {
      run.warn(
          "Only the first %d of %d windows of relevant text were used; raise trawl.window.max-reductions."
              .formatted(limit, windows.size()));
    }
    var used = windows.subList(0, Math.min(limit, windows.size()));
    var each = Math.ceilDiv(words, Math.max(1, used.size()));
    var none = AnswerParts.of(each, run.writer());
    return new Reducing(run, search, used, Set.of(), List.of(), each, none, true).next();
  }

  private Phase next() {
    if (windows.isEmpty()) {
      return concluded();
    }
    var empty = Answering.task(run, search.question(), search.statistics(), List.of());
    var room = new Answering.Room(run.writer(), empty.withPart(part.next(run.writer(), empty)));
    var window = window(room);
    if (window.isEmpty()) {
      return stopped("no chunk fits the model's window");
    }
    run.call(room.task(WindowPacking.chunks(window)));
    return this;
  }

  /** The first window, or as much of it as fits beside the text already written from it. */
  private List<Excerpt> window(Answering.Room room) {
    return part.isBegun()
        ? WindowPacking.pack(
            part.uncitedFirst(windows.getFirst()), room::promptTokens, room.limit())
        : windows.getFirst();
  }

  @Override
  public Phase onMessage(Run.Command message) {
    return switch (message) {
      case Run.Called(StepCall.Replied(ModelReply.Drafted(var draft))) ->
          written(part.plus(draft, windows.getFirst()));
      case Run.StepFailed(var why) -> stopped(why);
      case Run.TimedOut ignored -> {
        run.warn("Time was up before all of the relevant text was used.");
        yield (part.isBegun() ? ended(part) : this).concluded();
      }
      default -> run.handleCommon(this, message);
    };
  }

  private Phase stopped(String why) {
    run.warn("A part of the answer could not be written: " + why);
    return part.isBegun() ? ended(part).next() : after(claims, shown, false).next();
  }

  private Phase written(AnswerParts now) {
    return now.isUnfinished() && run.mayContinue(now)
        ? new Reducing(run, search, windows, shown, claims, words, now, isWhole).next()
        : ended(now).next();
  }

  /** The state after the first window, from which {@code all} was written. */
  private Reducing ended(AnswerParts all) {
    var support = ClaimSupport.of(all.draft(), all.shown(), run.state().split().information());
    run.warnDropped(support.dropped());
    var chunks = new HashSet<>(shown);
    chunks.addAll(all.chunks());
    if (!all.draft().answered()) {
      return after(claims, chunks, isWhole);
    }
    if (!all.isWhole() && all.draft().cut()) {
      all.warning().ifPresent(run::warn);
    }
    return after(
        Stream.concat(claims.stream(), part(support)).toList(),
        chunks,
        isWhole && !(all.draft().cut() && !all.isWhole()));
  }

  /** The claims of a window, as a new paragraph. */
  private Stream<SupportedClaim> part(ClaimSupport.Support support) {
    var part = new ArrayList<>(support.claims());
    if (!claims.isEmpty() && !part.isEmpty()) {
      var first = part.getFirst();
      part.set(0, first.withText("\n\n" + first.text().stripLeading()));
    }
    return part.stream();
  }

  private Reducing after(List<SupportedClaim> written, Set<ChunkId> all, boolean whole) {
    var left = windows.subList(1, windows.size());
    var none = AnswerParts.of(words, run.writer());
    return new Reducing(run, search, left, all, written, words, none, whole);
  }

  private Phase concluded() {
    var support = new ClaimSupport.Support(claims, 0);
    if (claims.isEmpty()) {
      return Escalation.from(
          run, search, Shown.of(shown), "no part of the answer could be written");
    }
    if (!support.isUnsupported()) {
      run.warnDoubtful(support);
    }
    return support.isUnsupported()
        ? Escalation.from(
            run, search, Shown.unsupported(shown, support), Answering.unsupported(support))
        : run.answer(
            search.retrievers(),
            shown,
            support.evidence(),
            conclusion -> conclusion.answered(support, !isWhole, Integer.MAX_VALUE));
  }
}
