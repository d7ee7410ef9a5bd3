package dev.trawl.actors.run;

import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.plan.Planner;
import dev.trawl.actors.window.QuestionFit;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.TermStatistics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Searches for the question's words and keywords. */
record Retrieving(RunScope run, Retrievers retrievers, List<ChunkId> places) implements Phase {
  /**
   * The result of the search.
   *
   * @param question cut to fit the window
   * @param hits in descending order of score
   * @param before what the writer of the previous level was shown and wrote
   */
  record SearchContext(
      Retrievers retrievers,
      QuestionFit question,
      TermStatistics statistics,
      List<Hit> hits,
      Shown before) {
    SearchContext after(Shown shown) {
      return new SearchContext(retrievers, question, statistics, hits, shown);
    }
  }

  /**
   * @param places the chunks of the places that the question names; they rank above all hits
   */
  static Phase begin(RunScope run, Retrievers retrievers, List<ChunkId> places) {
    var split = run.state().split();
    run.search(
        retrievers, new Query(split.information(), split.language(), run.state().keywords()));
    return new Retrieving(run, retrievers, places);
  }

  @Override
  public Phase onMessage(Run.Command message) {
    return message instanceof Run.Searched(var found)
        ? searched(found)
        : run.handleCommon(this, message);
  }

  private Phase searched(Retrievers.Found found) {
    found.warnings().forEach(run::warn);
    if (found.statistics().chunks() == 0 && !found.warnings().isEmpty()) {
      return run.fail("No document could be searched: " + found.warnings().getFirst());
    }
    var hits = withPlaces(found.hits());
    run.journal().append(new What.Retrieved(hits));
    var question = question();
    if (question.information().isBlank()) {
      return run.fail(run.models().windowTooSmallMessage());
    }
    question.warnings().forEach(run::warn);
    var search = new SearchContext(retrievers, question, found.statistics(), hits, Shown.NOTHING);
    if (run.state().level() == Level.READ) {
      return Reading.begin(run, search);
    }
    var needsItems = run.state().asked().kind().isOfItems() && Escalation.mayRead(run);
    if (!needsItems && Answering.fitsWhole(run, search)) {
      return Answering.beginWhole(run, search);
    }
    if (needsEveryChunk() && Escalation.mayRead(run)) {
      return Escalation.from(run, search, Shown.NOTHING, "the question concerns the whole text");
    }
    return hits.isEmpty()
        ? Escalation.from(run, search, Shown.NOTHING, "no chunk matches the question's words")
        : Answering.begin(run, search, hits);
  }

  /** Ranks the named places above every hit, in document order. */
  private List<Hit> withPlaces(List<Hit> found) {
    var best = found.isEmpty() ? 1 : found.getFirst().score();
    var rest = found.stream().filter(hit -> !places.contains(hit.chunk()));
    return Stream.concat(
            IntStream.range(0, places.size())
                .mapToObj(
                    at -> new Hit(places.get(at), best * (1 + places.size() - at), List.of())),
            rest)
        .toList();
  }

  private boolean needsEveryChunk() {
    return switch (run.state().asked().kind()) {
      case LIST, COUNT, SUMMARY -> true;
      case FACT, COMPARE, PLACE, CHAT -> false;
    };
  }

  /** Sub-questions that may share a prompt also share the tokens reserved for a question. */
  private QuestionFit question() {
    var share = run.settings().window().questionShare();
    return QuestionFit.of(
        run.models().smallestWindow(),
        run.state().split(),
        run.state().keywords(),
        share / run.subQuestion().map(Planner.Ask::together).orElse(1));
  }
}
