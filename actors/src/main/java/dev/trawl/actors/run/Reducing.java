package dev.trawl.actors.run;

import dev.trawl.actors.call.ModelReply;
import dev.trawl.actors.call.StepCall;
import dev.trawl.actors.window.ClaimSupport;
import dev.trawl.actors.window.ClaimSupport.SupportedClaim;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.WindowPacking;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.model.ReadingModel.Draft;
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
 * @param claims the claims written so far
 * @param cut whether a part was cut off at the model's reply limit
 */
record Reducing(
    RunScope run,
    Retrieving.SearchContext search,
    List<List<Excerpt>> windows,
    Set<ChunkId> shown,
    List<SupportedClaim> claims,
    boolean cut)
    implements Phase {
  Reducing {
    windows = List.copyOf(windows);
    shown = Set.copyOf(shown);
    claims = List.copyOf(claims);
  }

  /**
   * @param windows at least one
   */
  static Phase begin(RunScope run, Retrieving.SearchContext search, List<List<Excerpt>> windows) {
    var limit = run.settings().window().maxReductions();
    if (windows.size() > limit) {
      run.warn(
          "Only the first %d of %d windows of relevant text were used; raise trawl.window.max-reductions."
              .formatted(limit, windows.size()));
    }
    return new Reducing(
            run,
            search,
            windows.subList(0, Math.min(limit, windows.size())),
            Set.of(),
            List.of(),
            false)
        .next();
  }

  private Phase next() {
    if (windows.isEmpty()) {
      return concluded();
    }
    run.call(
        Answering.task(
            run, search.question(), search.statistics(), WindowPacking.chunks(windows.getFirst())));
    return this;
  }

  @Override
  public Phase onMessage(Run.Command message) {
    return switch (message) {
      case Run.Called(StepCall.Replied(ModelReply.Drafted(var draft))) -> written(draft);
      case Run.StepFailed(var why) -> {
        run.warn("A part of the answer could not be written: " + why);
        yield after(claims, shown, cut);
      }
      case Run.TimedOut ignored -> {
        run.warn("Time was up before all of the relevant text was used.");
        yield concluded();
      }
      default -> run.handleCommon(this, message);
    };
  }

  private Phase written(Draft draft) {
    var window = windows.getFirst();
    var support = ClaimSupport.of(draft, window, run.state().split().information());
    run.warnDropped(support.dropped());
    var all = new HashSet<>(shown);
    window.forEach(excerpt -> all.add(excerpt.chunk().id()));
    return after(
        draft.answered() ? Stream.concat(claims.stream(), part(support)).toList() : claims,
        all,
        cut || draft.cut());
  }

  /** The claims of a window, as a new paragraph. */
  private Stream<SupportedClaim> part(ClaimSupport.Support support) {
    var part = new ArrayList<>(support.claims());
    if (!claims.isEmpty() && !part.isEmpty()) {
      var first = part.getFirst();
      part.set(
          0,
          new SupportedClaim(
              "\n\n" + first.text().stripLeading(), first.evidence(), first.checked()));
    }
    return part.stream();
  }

  private Phase after(List<SupportedClaim> written, Set<ChunkId> all, boolean anyCut) {
    return new Reducing(run, search, windows.subList(1, windows.size()), all, written, anyCut)
        .next();
  }

  private Phase concluded() {
    var support = new ClaimSupport.Support(claims, 0);
    if (cut) {
      run.warn("Parts of the answer were cut off at the model's reply limit.");
    }
    return support.isEmpty()
        ? Escalation.from(run, search, Shown.of(shown), "no part of the answer could be written")
        : run.answer(
            search.retrievers(),
            shown,
            support.evidence(),
            conclusion -> conclusion.answered(support, cut, Integer.MAX_VALUE));
  }
}
