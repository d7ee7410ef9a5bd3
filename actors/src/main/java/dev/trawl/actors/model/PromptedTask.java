package dev.trawl.actors.model;

import dev.trawl.actors.schema.SchemaProblem;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.End;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A task with its prompt, the parser of its reply, and the repair prompt for an unusable reply.
 *
 * @param opening the first prompt
 * @param parser parses a reply; empty if the reply is unusable
 * @param problem where an unusable reply does not match a JSON Schema; empty if this is not known
 * @param continuation asks for the rest of a reply that was cut off
 */
record PromptedTask<T>(
    Prompting prompting,
    TaskPrompt taskPrompt,
    Prompt opening,
    Function<Completion, Optional<T>> parser,
    Function<Completion, Optional<SchemaProblem>> problem,
    Continuation<T> continuation) {
  /** How the rest of a reply that was cut off is requested and added. */
  interface Continuation<T> {
    /** The prompt for the rest; empty if {@code value} is complete or no prompt fits the window. */
    Optional<Prompt> next(T value);

    /** Both parts; equal to {@code before} if {@code rest} adds nothing. */
    T joined(T before, T rest);

    /** Never requests the rest of a reply. */
    static <T> Continuation<T> none() {
      return new Continuation<>() {
        @Override
        public Optional<Prompt> next(T value) {
          return Optional.empty();
        }

        @Override
        public T joined(T before, T rest) {
          return before;
        }
      };
    }
  }

  /** An empty object, and no other brackets before or after it. */
  private static final Pattern EMPTY_OBJECT = Pattern.compile("[^{}\\[\\]]*\\{\\s*}[^{}\\[\\]]*");

  /**
   * The parsed {@code completion}; empty if it is unusable. A reply that the model may not mean is
   * unusable too, until it is repeated.
   *
   * @param doubted the number of earlier replies that were {@link #isDoubtful doubtful}
   */
  Optional<T> read(Completion completion, int doubted) {
    if (completion.end() == End.FILTERED) {
      throw new ModelException.Final("the server withheld the reply");
    }
    return isDoubtful(completion) && doubted < maxDoubted(completion)
        ? Optional.empty()
        : parser.apply(completion);
  }

  /**
   * Returns true if the model may not mean this reply. An empty object may be the beginning of a
   * longer reply. If a writer contradicts itself, or says in prose that nothing was found, the text
   * may still contain an answer.
   */
  boolean isDoubtful(Completion completion) {
    return isEmptyObject(completion)
        || (taskPrompt.job() == Job.ANSWER && AnswerReply.isDoubtful(completion.text()));
  }

  /** How many doubtful replies are rejected before one is accepted. */
  private static int maxDoubted(Completion completion) {
    return isEmptyObject(completion) ? 2 : 1;
  }

  private static boolean isEmptyObject(Completion completion) {
    return EMPTY_OBJECT.matcher(Prose.withoutThoughts(completion.text())).matches();
  }

  /**
   * Parses a doubtful {@code completion}, which is accepted because the window is too small to ask
   * again.
   */
  Optional<T> readDoubtful(Completion completion) {
    return parser.apply(completion);
  }

  /** The prompt after an unusable reply; empty if the window is too small for it. */
  Optional<Prompt> repair(Completion unusable, int attempt) {
    return prompting.repair(taskPrompt, opening, unusable, problem.apply(unusable), attempt);
  }

  /** The usage of a request with {@code prompt}, which is the opening or a repair. */
  Usage usage(Prompt prompt, ModelCall.Reply<Completion> reply) {
    return prompting.usage(counted(prompt), reply);
  }

  private int counted(Prompt prompt) {
    return prompt == opening
        ? prompting.computedTokens(taskPrompt)
        : prompting.tokens().count(prompt);
  }

  /** The failure of a request; if its prompt was too long, counts are corrected. */
  ModelException failure(Prompt prompt, ModelException cause) {
    return priced(
        cause instanceof ModelException.TooLong refused
            ? prompting.corrected(counted(prompt), refused)
            : cause);
  }

  /**
   * Fails if the server has cut this prompt, because then the reply does not consider all of it.
   */
  void checkNotCut(Prompt prompt, ModelCall.Reply<Completion> reply) {
    prompting
        .cut(counted(prompt), reply.usage())
        .ifPresent(
            cut -> {
              throw cut.withUsage(reply.usage());
            });
  }

  /** The same failure with the cost of the tokens that it used, if it used any. */
  private ModelException priced(ModelException failure) {
    var usage = failure.usage();
    return usage.promptTokens() + usage.completionTokens() == 0
        ? failure
        : failure.withUsage(prompting.priced(usage));
  }

  /**
   * The failure if the replies to all repairs are unusable too. It is permanent, because a retry
   * would send the same requests.
   */
  ModelException failure(Completion unusable) {
    return new ModelException.Final(why(unusable));
  }

  private String why(Completion unusable) {
    return "the model's reply %sis not %s: “%s”"
        .formatted(
            unusable.end() == End.LENGTH ? "was cut off and " : "",
            taskPrompt.job().expected(),
            DisplayText.brief(unusable.text()));
  }
}
