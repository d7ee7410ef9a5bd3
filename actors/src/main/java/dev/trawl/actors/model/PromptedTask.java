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
 * A task with its prompt, the parser of its reply, and the repair prompt for an unusable reply.
 *
 * @param opening the first prompt
 * @param reading parses a reply; empty if the reply is unusable
 */
record PromptedTask<T>(
    Prompting prompting,
    TaskPrompt asked,
    Prompt opening,
    Function<Completion, Optional<T>> reading) {
  /** The parsed {@code completion}; empty if it is unusable. */
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
   * The failure if the reply to the repair is unusable too. Another call may succeed, but a planner
   * that fails twice is unlikely to recover, so its failure is permanent.
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
            asked.job().expected(),
            DisplayText.brief(DisplayText.of(unusable)));
  }
}
