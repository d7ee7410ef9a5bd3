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
 * What is said in one call, and what is made of the replies.
 *
 * @param reading what a reply means; empty where it cannot be used
 */
record PromptedTask<T>(
    Prompting prompting,
    TaskPrompt asked,
    Prompt opening,
    Function<Completion, Optional<T>> reading) {
  /** What {@code completion} means, or nothing where it cannot be used. */
  Optional<T> read(Completion completion) {
    if (completion.end() == End.FILTERED) {
      throw new ModelException.Final("the server withheld the reply");
    }
    return reading.apply(completion);
  }

  Prompt repair(Completion unusable) {
    return prompting.repair(asked, opening, unusable);
  }

  /** What it took to put {@code prompt}, the opening or a repair. */
  Usage usage(Prompt prompt, ModelCall.Reply<Completion> reply) {
    var counted = prompt == opening ? prompting.counted(asked) : prompting.tokens().count(prompt);
    return prompting.usage(counted, reply);
  }

  /**
   * The last reply could not be used either. Another call may do better, but a planner that twice
   * cannot say what it wants is lost.
   */
  ModelException failure(Completion unusable) {
    var why = why(unusable);
    return asked.job() == Job.NEXT_STEP
        ? new ModelException.Final(why)
        : new ModelException.Retriable(Trouble.UNUSABLE, why);
  }

  private String why(Completion unusable) {
    return "the model's reply %sis no %s: «%s»"
        .formatted(
            unusable.end() == End.LENGTH ? "was cut and " : "",
            asked.job().wanted(),
            DisplayText.brief(DisplayText.said(unusable)));
  }
}
