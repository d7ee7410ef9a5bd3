package dev.trawl.actors.run;

import dev.trawl.actors.documents.Retrievers;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.model.Step.GiveUp;
import java.util.List;
import java.util.stream.Stream;

/** Chooses the next phase when a level does not answer the question. */
final class Escalation {
  /**
   * Why no answer was written.
   *
   * @param isUnsupported true if there was an answer that nothing supports
   */
  record NoAnswer(String why, boolean isUnsupported) {
    static NoAnswer of(String why) {
      return new NoAnswer(why, false);
    }
  }

  private Escalation() {}

  /**
   * Goes to the next level if the question asks for level auto; otherwise ends the run. If the
   * writer was already shown every chunk, the run does not read them again.
   *
   * @param why the reason why the evidence does not answer the question
   */
  static Phase from(RunScope run, Retrieving.SearchContext search, Shown shown, String why) {
    var shownAll = shown.chunks().size() == run.state().chunks();
    var known = shown.or(search.before());
    if (mayRead(run) && !shownAll) {
      run.journal().append(new What.Escalated(Level.RETRIEVE, Level.READ, why));
      return Reading.begin(run, search.after(known));
    }
    return mayPlan(run, shownAll)
        ? Planning.beginAfterReading(run, search, known, why)
        : unanswered(run, search.retrievers(), known, new GiveUp("", List.of()));
  }

  /**
   * Ends the run without an answer.
   *
   * @param giveUp the information that the documents lack, according to the planner; may be empty
   */
  static Phase unanswered(RunScope run, Retrievers retrievers, Shown shown, GiveUp giveUp) {
    var maxCitations = run.settings().runs().maxCitations();
    return run.answer(
        retrievers,
        shown.chunks(),
        shown.nearest(),
        conclusion ->
            conclusion.unanswered(giveUp.missing(), shown, giveUp.grounds(), maxCitations));
  }

  static boolean mayRead(RunScope run) {
    return run.ask().level() == Level.AUTO && run.state().level() == Level.RETRIEVE;
  }

  /** If every chunk was read and none answers the question alone, several chunks together may. */
  private static boolean mayPlan(RunScope run, boolean shownAll) {
    return run.ask().level() == Level.AUTO
        && run.subQuestion().isEmpty()
        && (shownAll
            || (run.state().level() == Level.READ
                && run.state().pass().readings().coverage().isFull()));
  }

  /** No answer could be written: the run ends with the quotes that were found, if there are any. */
  static Phase withoutAnswer(RunScope run, Retrievers retrievers, String why) {
    return withoutAnswer(run, retrievers, Shown.NOTHING, NoAnswer.of(why));
  }

  static Phase withoutAnswer(RunScope run, Retrievers retrievers, Shown shown, NoAnswer none) {
    var found = run.state().findings().stream().flatMap(finding -> finding.evidence().stream());
    var read =
        run.state().pass().readings().relevant().stream().flatMap(chunk -> chunk.quotes().stream());
    List<Evidence> quotes =
        Stream.concat(found, read).distinct().limit(run.settings().runs().maxCitations()).toList();
    return quotes.isEmpty()
        ? run.fail("No answer could be written: " + none.why())
        : run.answer(
            retrievers, shown.chunks(), quotes, conclusion -> conclusion.quotes(none, quotes));
  }
}
