package dev.trawl.actors.run;

import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.plan.Planner;
import dev.trawl.actors.run.Escalation.NoAnswer;
import dev.trawl.actors.window.ClaimSupport;
import dev.trawl.actors.window.NearestSentences;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.model.Step;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;

/** Lets a planner answer the question in steps, and runs the sub-questions that it asks. */
final class Planning {
  /** Maximum number of sentences shown for a planner that gives up after it found something. */
  private static final int MAX_NEAREST = 4;

  /** A finding with more sentences has all that a search found. */
  private static final int MAX_CHOSEN = 2;

  private Planning() {}

  static Phase begin(RunScope run, Retrievers retrievers) {
    return new Steps(run, retrievers, planner(run, retrievers, List.of()), Shown.NOTHING);
  }

  /**
   * Escalates when the planner asks its first sub-question, or answers from the sentences that were
   * found so far. If it does neither, the run stays at its level.
   *
   * @param why the reason why the previous level did not answer
   */
  static Phase beginAfterReading(
      RunScope run, Retrieving.SearchContext search, Shown shown, String why) {
    var unanswered = new Finding(run.state().split().information(), "", found(run, shown));
    var retrievers = search.retrievers();
    return new FirstStep(
        new Steps(run, retrievers, planner(run, retrievers, List.of(unanswered)), shown), why);
  }

  /** The sentences that the writer considered closest to an answer, then the readers' quotes. */
  private static List<Evidence> found(RunScope run, Shown shown) {
    var read =
        run.state().pass().readings().relevant().stream().flatMap(chunk -> chunk.quotes().stream());
    return Stream.concat(shown.nearest().stream(), read)
        .distinct()
        .limit(run.settings().planning().maxSentences())
        .toList();
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
            run.usageReceiver());
    var reports = run.context().messageAdapter(Planner.Report.class, Run.PlannerReported::new);
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
        case Run.PlannerReported(Planner.Asked asked) -> escalated(message);
        case Run.PlannerReported(Planner.Concluded(Step.Answer answer))
            when steps.isSupported(answer) ->
            escalated(message);
        case Run.PlannerReported(Planner.Concluded(Step.GiveUp(var missing, var grounds))) ->
            unanswered(missing);
        case Run.PlannerReported(Planner.Concluded ignored) -> unanswered("");
        case Run.PlannerReported(Planner.Ended ignored) -> unanswered("");
        default -> {
          var next = steps.onMessage(message);
          yield next == steps ? this : next;
        }
      };
    }

    private Phase escalated(Run.Command message) {
      var run = steps.run();
      run.journal().append(new What.Escalated(run.state().level(), Level.REASON, why));
      return steps.onMessage(message);
    }

    private Phase unanswered(String missing) {
      return Escalation.unanswered(
          steps.run(), steps.retrievers(), steps.shown(), new Step.GiveUp(missing, List.of()));
    }
  }

  /** Follows the planner. */
  private record Steps(
      RunScope run, Retrievers retrievers, ActorRef<Planner.Command> planner, Shown shown)
      implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.PlannerReported(Planner.Asked(var subQuestion)) ->
            append(new What.SubQuestionAsked(subQuestion));
        case Run.PlannerReported(Planner.Ask asked) -> {
          run.context().spawnAnonymous(Run.ofSubQuestion(run.runs(), asked, run.receivers()));
          yield this;
        }
        case Run.ChunksShown(var chunks) ->
            new Steps(run, retrievers, planner, shown.withChunks(chunks));
        case Run.PlannerReported(
                Planner.Found(
                    Finding(var subQuestion, var answer, var guess, var evidence, var total))) ->
            append(new What.SubQuestionAnswered(subQuestion, answer, evidence));
        case Run.PlannerReported(Planner.SubQuestionEvent(What.Warned(var warning))) -> {
          run.warn(warning);
          yield this;
        }
        case Run.PlannerReported(Planner.SubQuestionEvent(var what)) -> append(what);
        case Run.PlannerReported(Planner.Concluded(var step)) -> concluded(step);
        case Run.PlannerReported(Planner.Ended(var why)) -> notConcluded(NoAnswer.of(why));
        case Run.StepFailed(var why) -> notConcluded(NoAnswer.of(why));
        case Run.TimedOut ignored -> notConcluded(NoAnswer.of("time is up"));
        default -> run.handleCommon(this, message);
      };
    }

    private Phase append(What what) {
      run.journal().append(what);
      return this;
    }

    /** Accepts an answer only if it has evidence. */
    private Phase concluded(Step step) {
      return switch (step) {
        case Step.Answer answer when hasEvidence(answer) -> answered(answer);
        case Step.GiveUp giveUp ->
            Escalation.unanswered(run, retrievers, shown.withNearest(nearest(giveUp)), giveUp);
        default ->
            notConcluded(new NoAnswer("no quote in the answer occurs in the documents", true));
      };
    }

    private boolean hasEvidence(Step.Answer answer) {
      return !answer.text().isBlank() && !evidence(answer.grounds()).isEmpty();
    }

    /**
     * Returns true if the sentences support every part of the answer. The check is strict, because
     * the writer found no answer in the same sentences.
     */
    private boolean isSupported(Step.Answer answer) {
      if (!hasEvidence(answer)) {
        return false;
      }
      var support = support(answer);
      return !support.isUnsupported() && support.isChecked();
    }

    private Phase answered(Step.Answer answer) {
      var support = support(answer);
      if (!support.isUnsupported()) {
        run.warnDoubtful(support);
      }
      return run.answer(
          retrievers,
          shown.chunks(),
          support.evidence(),
          conclusion -> conclusion.reasoned(answer, support, run.settings().runs().maxCitations()));
    }

    /**
     * If the answer lists its claims, each claim needs its own evidence. Otherwise the findings
     * support the answer as a whole.
     */
    private ClaimSupport.Support support(Step.Answer answer) {
      var question = run.state().split().information();
      if (!answer.claims().isEmpty()) {
        var shownToPlanner =
            Stream.concat(answer.grounds().stream(), run.state().findings().stream());
        return ClaimSupport.of(answer.claims(), evidenceOf(shownToPlanner).toList(), question);
      }
      var grounds =
          Stream.concat(answer.grounds().stream(), answer.contradicting().stream()).toList();
      var known =
          answer.grounds().stream()
              .flatMap(ground -> Stream.of(ground.subQuestion(), ground.answer()))
              .collect(Collectors.joining("\n", question + "\n", ""));
      return ClaimSupport.ofWhole(answer.text(), evidence(grounds), known);
    }

    /**
     * The sentences that the writer chose, then those of the planner's steps, then the findings'
     * sentences that resemble the question or the missing information.
     */
    private List<Evidence> nearest(Step.GiveUp giveUp) {
      var found = evidenceOf(run.state().findings().stream()).toList();
      var question = run.state().split().information();
      var steps = giveUp.grounds().stream().filter(Steps::isPrecise).toList();
      return Stream.of(
              shown.nearest(),
              evidenceOf(steps.stream()).toList(),
              NearestSentences.of(found, question, Answering.MAX_NEAREST),
              NearestSentences.of(found, giveUp.missing(), Answering.MAX_NEAREST))
          .flatMap(List::stream)
          .distinct()
          .limit(steps.isEmpty() ? Answering.MAX_NEAREST : MAX_NEAREST)
          .toList();
    }

    /** Returns true if the finding has words of an answer, or only sentences that were chosen. */
    private static boolean isPrecise(Finding step) {
      return !step.words().isBlank() || step.evidence().size() <= MAX_CHOSEN;
    }

    /** The planner reached no conclusion; the run ends with the findings so far. */
    private Phase notConcluded(NoAnswer none) {
      return run.state().findings().stream().allMatch(finding -> finding.evidence().isEmpty())
          ? run.answer(
              retrievers, shown.chunks(), List.of(), conclusion -> conclusion.inconclusive(none))
          : Escalation.withoutAnswer(run, retrievers, shown, none);
    }

    private List<Evidence> evidence(List<Finding> findings) {
      return evidenceOf(findings.stream()).limit(run.settings().runs().maxCitations()).toList();
    }

    private static Stream<Evidence> evidenceOf(Stream<Finding> findings) {
      return findings.flatMap(finding -> finding.evidence().stream()).distinct();
    }
  }
}
