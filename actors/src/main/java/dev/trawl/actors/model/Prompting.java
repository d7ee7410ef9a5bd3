package dev.trawl.actors.model;

import dev.trawl.actors.model.Prompts.Portion;
import dev.trawl.actors.model.Prompts.Problem;
import dev.trawl.actors.schema.SchemaProblem;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.End;
import dev.trawl.protocol.model.LanguageModel.Message;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.LanguageModel.Speaker;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Turns tasks into prompts and counts their usage. Thread-safe. */
record Prompting(Prompts prompts, PromptSettings settings, PromptTokens tokens) {
  /** An unusable reply is cut to this length when it is shown to the model again. */
  private static final int MAX_SHOWN_CHARS = 600;

  /** Stands for a reply that is not shown, because some servers refuse an empty message. */
  private static final String NOT_SHOWN = "…";

  /** The smallest limit to which servers are expected to cut prompts. */
  private static final int MIN_LIMIT = 1024;

  /** The number of tokens of the opening, as trawl computes it. */
  int computedTokens(TaskPrompt task) {
    return tokens.count(fixed(task), task.counted()) + portion(task).counted(tokens);
  }

  /** The tokens to reserve for the reply. */
  int replyTokens(ModelTask.Part part) {
    var words = part.length().now();
    return words > 0
        ? settings.replyTokens(ModelTask.Length.tokens(words))
        : settings.window().replyTokens();
  }

  /** The maximum number of tokens of the prompt. */
  private int maxPromptTokens(TaskPrompt task) {
    return settings.window().tokens() - replyTokens(task.part());
  }

  private PortionPrompt portion(TaskPrompt task) {
    return PortionPrompt.of(prompts, tokens, task, maxPromptTokens(task));
  }

  /** The fixed part, which is the same in every call, and then the task. */
  Prompt opening(TaskPrompt task) {
    var messages = new ArrayList<Message>();
    messages.add(new Message(Speaker.SYSTEM, fixed(task)));
    for (var turn : task.before()) {
      messages.add(new Message(Speaker.USER, turn.question()));
      messages.add(new Message(Speaker.ASSISTANT, turn.answer()));
    }
    var portion = portion(task);
    messages.add(new Message(Speaker.USER, task.text() + portion.first()));
    messages.addAll(portion.messages());
    return prompt(task, messages);
  }

  /**
   * The prompt after an unusable reply: the opening, that reply, and its problem. It contains the
   * number of the attempt, so it never repeats an earlier prompt. If the window is too small, the
   * reply is left out. The safety margin of the window may be used, because the server has already
   * counted the opening. Empty if the prompt still does not fit.
   *
   * @param wrong where the reply does not match a schema; empty if there is no schema
   * @param attempt from 2
   */
  Optional<Prompt> repair(
      TaskPrompt task,
      Prompt opening,
      Completion unusable,
      Optional<SchemaProblem> wrong,
      int attempt) {
    var problem = problem(task, unusable);
    var said =
        wrong
            .filter(each -> problem == Problem.UNUSABLE)
            .map(each -> prompts.repair(each, task.language()))
            .orElseGet(() -> prompts.repair(problem, task.language()));
    var request = said + "\n(%d)".formatted(attempt);
    return Stream.of(shown(unusable.text()), NOT_SHOWN)
        .map(reply -> withReply(task, opening, reply, request))
        .filter(repair -> fits(task, repair))
        .findFirst();
  }

  /**
   * The prompt for the rest of a list: the opening, the list so far, and the request to go on. Like
   * a repair, it may use the safety margin. Empty if it does not fit, or if the user's own prompts
   * have no text for it.
   */
  Optional<Prompt> continued(TaskPrompt task, Prompt opening, String listed) {
    var request = prompts.portion(Set.of(Portion.ITEMS), task.language());
    return request.isBlank()
        ? Optional.empty()
        : Optional.of(withReply(task, opening, listed, request)).filter(next -> fits(task, next));
  }

  private Prompt withReply(TaskPrompt task, Prompt opening, String reply, String request) {
    var messages = new ArrayList<>(opening.messages());
    messages.add(new Message(Speaker.ASSISTANT, reply));
    messages.add(new Message(Speaker.USER, request));
    return prompt(task, messages);
  }

  private boolean fits(TaskPrompt task, Prompt prompt) {
    var maxTokens = settings.windowTokens() - replyTokens(task.part());
    return tokens.scaled(tokens.count(prompt)) <= maxTokens;
  }

  /** The usage of a request: as the server reports it, otherwise by our own count. */
  Usage usage(int counted, ModelCall.Reply<Completion> reply) {
    var reported = reply.usage();
    tokens.learn(counted, reported.maxPromptTokens());
    return priced(reported.promptTokens() > 0 ? reported : estimated(counted, reply));
  }

  /**
   * The failure of a request whose prompt was too long, after the counts have been corrected, so
   * that the next prompt for the same task is shorter. It says what was corrected.
   */
  ModelException.TooLong corrected(int counted, ModelException.TooLong refused) {
    var window = settings.windowTokens();
    var limit = refused.limitTokens();
    if (limit.isPresent() && limit.getAsInt() < settings.window().tokens()) {
      return refused.withDetail(
          "; window-tokens is %d, and the server allows %d: lower the setting or raise the limit"
              .formatted(window, limit.getAsInt()));
    }
    tokens.refused(counted, refused.promptTokens(), settings.window().promptTokens());
    return refused.withDetail(
        "; the model counts more tokens than trawl did, so prompts become shorter: %d tokens now count as %d"
            .formatted(counted, tokens.scaled(counted)));
  }

  /**
   * The failure of a request whose prompt the server cut silently; empty if it did not. A prompt
   * was cut if it fills the window, or if the server read fewer tokens than we counted and their
   * number is a power of two, as usual limits are.
   */
  Optional<ModelException.TooLong> cut(int counted, Usage reported) {
    var read = reported.maxPromptTokens();
    var isUsualLimit = read >= MIN_LIMIT && Integer.bitCount(read) == 1;
    if (read >= settings.windowTokens()) {
      return Optional.of(cut(read, OptionalInt.empty()));
    }
    return read < counted && isUsualLimit
        ? Optional.of(cut(read, OptionalInt.of(read)))
        : Optional.empty();
  }

  private static ModelException.TooLong cut(int read, OptionalInt limit) {
    return new ModelException.TooLong(
        "the server read only %d tokens of the prompt and cut the rest".formatted(read),
        OptionalInt.empty(),
        limit);
  }

  /** {@code usage} with its cost, if a price is set. */
  Usage priced(Usage usage) {
    return settings.price().map(price -> price.charge(usage)).orElse(usage);
  }

  private Usage estimated(int promptTokens, ModelCall.Reply<Completion> reply) {
    return new Usage(
        Math.max(1, reply.usage().calls()),
        promptTokens,
        tokens.count(reply.value().text()),
        promptTokens,
        reply.usage().retries(),
        OptionalDouble.empty());
  }

  private String fixed(TaskPrompt task) {
    var fixed = prompts.of(task.job(), task.language());
    return task.instruction().isBlank() ? fixed : fixed + "\n\n" + task.instruction().strip();
  }

  private Prompt prompt(TaskPrompt task, List<Message> messages) {
    var job = task.job();
    var most = Math.max(job.maxReplyTokens(), ModelTask.Length.tokens(task.part().length().now()));
    return new Prompt(messages, Math.min(replyTokens(task.part()), most), job.form());
  }

  private static String shown(String reply) {
    var valid = DisplayText.replaceUnpairedSurrogates(reply);
    var shown = DisplayText.prefix(valid.strip(), MAX_SHOWN_CHARS);
    return shown.isEmpty() ? NOT_SHOWN : shown;
  }

  private static Problem problem(TaskPrompt task, Completion unusable) {
    if (unusable.end() == End.LENGTH) {
      return Problem.CUT;
    }
    if (unusable.text().isBlank()) {
      return Problem.EMPTY;
    }
    return task.job() == Job.ANSWER && AnswerReply.contradictsItself(unusable.text())
        ? Problem.CONTRADICTION
        : Problem.UNUSABLE;
  }
}
