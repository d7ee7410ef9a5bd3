package dev.trawl.actors.run;

import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.plan.Planner;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.model.ReadingModel.Step;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;

/** Has a planner answer the question in steps, and runs the sub-questions that it asks. */
final class Planning {
  private Planning() {}

  static Phase begin(RunScope run, Retrievers retrievers) {
    return new Steps(run, retrievers, planner(run, retrievers, List.of()));
  }

  /**
   * Steps up from level read once the planner asks something; a planner that asks nothing leaves
   * the run at level read.
   *
   * @param why the level before did not answer
   */
  static Phase beginAfterReading(RunScope run, Retrieving.Ground ground, String why) {
    var unanswered = new Finding(run.state().split().information(), "", List.of());
    var retrievers = ground.retrievers();
    return new FirstStep(
        new Steps(run, retrievers, planner(run, retrievers, List.of(unanswered))), why);
  }

  private static ActorRef<Planner.Command> planner(
      RunScope run, Retrievers retrievers, List<Finding> known) {
    var task =
        new Planner.Task(
            run.ask().run(),
            run.state().split(),
            run.ask().documents(),
            known,
            retrievers,
            run.settings().window().maxHits(),
            run.bill());
    var reports = run.context().messageAdapter(Planner.Report.class, Run.OfPlanner::new);
    var planner =
        run.context()
            .spawnAnonymous(
                Planner.create(run.runs().readers(), run.settings().planning(), task, reports));
    run.context().watch(planner);
    return planner;
  }

  /** Waits for the planner's first step. */
  private record FirstStep(Steps steps, String why) implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.OfPlanner(Planner.Asked asked) -> {
          steps.run().journal().append(new What.Escalated(Level.READ, Level.REASON, why));
          yield steps.onMessage(message);
        }
        case Run.OfPlanner(Planner.Concluded ignored) -> unanswered();
        case Run.OfPlanner(Planner.Ended ignored) -> unanswered();
        default -> {
          var next = steps.onMessage(message);
          yield next == steps ? this : next;
        }
      };
    }

    private Phase unanswered() {
      return steps.run().answer(steps.retrievers(), 0, List.of(), Conclusion::unanswered);
    }
  }

  /** Follows the planner. */
  private record Steps(RunScope run, Retrievers retrievers, ActorRef<Planner.Command> planner)
      implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.OfPlanner(Planner.Asked(var subQuestion)) ->
            happened(new What.SubQuestionAsked(subQuestion));
        case Run.OfPlanner(Planner.Ask asked) -> {
          run.context().spawnAnonymous(Run.ofSubQuestion(run.runs(), asked, run.bill()));
          yield this;
        }
        case Run.OfPlanner(Planner.Found(Finding(var subQuestion, var answer, var evidence))) ->
            happened(new What.SubQuestionAnswered(subQuestion, answer, evidence));
        case Run.OfPlanner(Planner.Happened(What.Warned(var warning))) -> {
          run.warn(warning);
          yield this;
        }
        case Run.OfPlanner(Planner.Happened(var what)) -> happened(what);
        case Run.OfPlanner(Planner.Concluded(var step)) -> concluded(step);
        case Run.OfPlanner(Planner.Ended(var why)) -> notConcluded(why);
        case Run.StepFailed(var why) -> notConcluded(why);
        case Run.TimedOut ignored -> notConcluded("time is up");
        default -> run.otherwise(this, message);
      };
    }

    private Phase happened(What what) {
      run.journal().append(what);
      return this;
    }

    /** An answer counts if it stands on evidence. */
    private Phase concluded(Step step) {
      return switch (step) {
        case Step.Answer answer
            when !answer.text().isBlank() && !evidence(answer.grounds()).isEmpty() -> {
          var evidence =
              evidence(
                  Stream.concat(answer.grounds().stream(), answer.contradicting().stream())
                      .toList());
          yield run.answer(
              retrievers, 0, evidence, conclusion -> conclusion.reasoned(answer, evidence));
        }
        case Step.GiveUp(var missing, var grounds)
            when run.ask().level() == Level.AUTO && evidence(grounds).isEmpty() ->
            run.answer(retrievers, 0, List.of(), Conclusion::unanswered);
        case Step.GiveUp(var missing, var grounds) -> {
          var evidence = evidence(grounds);
          yield run.answer(
              retrievers,
              0,
              evidence,
              conclusion -> conclusion.missing(missing, grounds, evidence));
        }
        default -> notConcluded("no quote of the answer stands in the documents");
      };
    }

    /** The planner came to no conclusion; the run ends with what it found on the way. */
    private Phase notConcluded(String why) {
      return run.state().findings().stream().allMatch(finding -> finding.evidence().isEmpty())
          ? run.answer(retrievers, 0, List.of(), conclusion -> conclusion.unreached(why))
          : Escalation.withoutAnswer(run, retrievers, why);
    }

    private List<Evidence> evidence(List<Finding> findings) {
      return findings.stream()
          .flatMap(finding -> finding.evidence().stream())
          .distinct()
          .limit(run.settings().runs().maxCitations())
          .toList();
    }
  }
}
