package dev.trawl.actors.run;

import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.plan.Planner;
import dev.trawl.actors.window.QuestionFit;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.TermStatistics;
import java.util.List;

/** Searches for the question's words and keywords. */
record Retrieving(RunScope run, Retrievers retrievers) implements Phase {
  /**
   * The result of the search.
   *
   * @param question cut to fit the window
   * @param hits in descending order of score
   */
  record SearchContext(
      Retrievers retrievers, QuestionFit question, TermStatistics statistics, List<Hit> hits) {}

  static Phase begin(RunScope run, Retrievers retrievers) {
    var split = run.state().split();
    run.search(
        retrievers, new Query(split.information(), split.language(), run.state().keywords()));
    return new Retrieving(run, retrievers);
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
    run.journal().append(new What.Retrieved(found.hits()));
    var question = question();
    if (question.information().isBlank()) {
      return run.fail(run.models().noRoomMessage());
    }
    question.warnings().forEach(run::warn);
    var search = new SearchContext(retrievers, question, found.statistics(), found.hits());
    if (run.state().level() == Level.READ) {
      return Reading.begin(run, search);
    }
    return found.hits().isEmpty()
        ? Escalation.from(run, search, 0, "no chunk matches the question's words")
        : Answering.begin(run, search, found.hits());
  }

  /** Sub-questions that may be read together share the room for a question. */
  private QuestionFit question() {
    var share = run.settings().window().questionShare();
    return QuestionFit.of(
        run.models().smallestWindow(),
        run.state().split(),
        run.state().keywords(),
        share / run.subQuestion().map(Planner.Ask::together).orElse(1));
  }
}
