package dev.trawl.actors.model;

import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.End;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelException.Trouble;
import java.util.Optional;
import java.util.function.Function;

/**
 * A task as a prompt, how to read the reply, and how to ask again if it is unusable.
 *
 * @param opening the first prompt
 * @param reading turns a reply into its meaning; empty if the reply is unusable
 */
record PromptedTask<T>(
    Prompting prompting,
    TaskPrompt asked,
    Prompt opening,
    Function<Completion, Optional<T>> reading) {
  /** The meaning of {@code completion}; empty if it is unusable. */
  Optional<T> read(Completion completion) {
    if (completion.end() == End.FILTERED) {
      throw new ModelException.Final("the server withheld the reply");
    }
    return reading.apply(completion);
  }

  Prompt repair(Completion unusable) {
    return prompting.repair(asked, opening, unusable);
  }

  /** The usage of a request with {@code prompt}, which is the opening or a repair. */
  Usage usage(Prompt prompt, ModelCall.Reply<Completion> reply) {
    var counted = prompt == opening ? prompting.counted(asked) : prompting.tokens().count(prompt);
    return prompting.usage(counted, reply);
  }

  /** The same failure with the price of the tokens that it used, if it used any. */
  ModelException priced(ModelException failure) {
    var usage = failure.usage();
    return usage.promptTokens() + usage.completionTokens() == 0
        ? failure
        : failure.taking(prompting.priced(usage));
  }

  /**
   * For when the reply to the repair is unusable too. Another call may do better, but a planner
   * that twice cannot say what it wants is lost.
   */
  ModelException failure(Completion unusable) {
    var why = why(unusable);
    return asked.job() == Job.NEXT_STEP
        ? new ModelException.Final(why)
        : new ModelException.Retriable(Trouble.UNUSABLE, why);
  }

  private String why(Completion unusable) {
    return "the model's reply %sis not %s: “%s”"
        .formatted(
            unusable.end() == End.LENGTH ? "was cut off and " : "",
            asked.job().wanted(),
            DisplayText.brief(DisplayText.said(unusable)));
  }
}
