package dev.trawl.actors.run;

import dev.trawl.actors.call.ModelReply;
import dev.trawl.actors.call.StepCall;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.model.ModelTask;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Writes a finished answer as JSON that matches the caller's schema. The run first writes the
 * answer and then converts it, because a model that writes JSON cannot put markers after its
 * claims. The citations do not change. If the conversion fails, the run fails.
 *
 * @param answer the finished answer, with the usage up to now
 */
record Forming(RunScope run, Supplier<Answer> answer) implements Phase {
  private static final Pattern MARKER = Pattern.compile(" ?\\[\\d{1,6}]");

  static Phase begin(RunScope run, Supplier<Answer> answer) {
    if (!run.models().canChat()) {
      return run.fail("The answer cannot be written as JSON without a language model.");
    }
    run.stopChildren();
    run.timers().startSingleTimer(new Run.TimedOut(), timeLeft(run));
    return new Stopping(run, answer).next();
  }

  /** The rest of the run's time, but at least {@code trawl.runs.grace}. */
  private static Duration timeLeft(RunScope run) {
    var passed = Duration.between(run.state().progress().startedAt(), run.runs().clock().instant());
    var left = run.timeout().minus(passed);
    var grace = run.settings().runs().grace();
    return left.compareTo(grace) > 0 ? left : grace;
  }

  /**
   * Waits until all other calls have stopped, because until then they reserve a part of the budget.
   */
  private record Stopping(RunScope run, Supplier<Answer> answer) implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.ChildEnded ignored -> next();
        case Run.StepFailed ignored -> next();
        default -> run.handleCommon(this, message);
      };
    }

    Phase next() {
      return run.context().getChildren().isEmpty() ? form(run, answer) : this;
    }
  }

  private static Phase form(RunScope run, Supplier<Answer> answer) {
    var text = MARKER.matcher(answer.get().text()).replaceAll("");
    var task =
        new ModelTask.Form(run.ask().question(), text, run.ask().requirements().jsonSchema());
    if (!run.fits(task)) {
      return run.fail("The answer and its JSON Schema do not fit the model's window.");
    }
    run.call(task);
    return new Forming(run, answer);
  }

  @Override
  public Phase onMessage(Run.Command message) {
    return switch (message) {
      case Run.Called(StepCall.Replied(ModelReply.Formed(var json))) ->
          Ending.with(run, () -> new What.Answered(answer.get().as(json)));
      case Run.StepFailed(var why) ->
          run.fail("The answer could not be written as the requested JSON: " + why);
      default -> run.handleCommon(this, message);
    };
  }
}
