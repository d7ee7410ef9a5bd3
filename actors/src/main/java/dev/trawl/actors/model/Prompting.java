package dev.trawl.actors.model;

import dev.trawl.actors.model.Prompts.Problem;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.End;
import dev.trawl.protocol.model.LanguageModel.Message;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.LanguageModel.Speaker;
import dev.trawl.protocol.model.LanguageModel.Tool;
import dev.trawl.protocol.model.ModelCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns tasks into prompts and counts their usage. Thread-safe. */
record Prompting(Prompts prompts, PromptSettings settings, PromptTokens tokens) {
  /** An unusable reply is cut to this length when it is shown to the model again. */
  private static final int MAX_SHOWN_CHARS = 600;

  /** The tokens of the opening by our own count. */
  int counted(TaskPrompt asked) {
    return tokens.count(fixed(asked), asked.parts()) + tokens.count(asked.job().tools());
  }

  /** The fixed part, which is the same in every call, and then the task. */
  Prompt opening(TaskPrompt asked) {
    return prompt(
        asked.job(),
        List.of(new Message(Speaker.SYSTEM, fixed(asked)), new Message(Speaker.USER, asked.text())),
        asked.job().tools());
  }

  /**
   * The prompt after an unusable reply: the opening, that reply, and its problem, without tools. If
   * the window has no room for this, the opening is repeated.
   */
  Prompt repair(TaskPrompt asked, Prompt opening, Completion unusable) {
    var messages = new ArrayList<>(opening.messages());
    messages.add(new Message(Speaker.ASSISTANT, shown(DisplayText.of(unusable))));
    messages.add(new Message(Speaker.USER, prompts.repair(problem(unusable), asked.language())));
    var repair = prompt(asked.job(), messages, List.of());
    return tokens.scaled(tokens.count(repair)) <= settings.window().promptTokens()
        ? repair
        : opening;
  }

  /** The usage of a request: as the server reports it, otherwise by our own count. */
  Usage usage(int counted, ModelCall.Reply<Completion> reply) {
    var reported = reply.usage();
    tokens.learn(counted, reported.maxPromptTokens());
    return priced(reported.promptTokens() > 0 ? reported : estimated(counted, reply));
  }

  /** {@code usage} with its price, if one is set. */
  Usage priced(Usage usage) {
    return settings.price().map(price -> price.charge(usage)).orElse(usage);
  }

  private Usage estimated(int promptTokens, ModelCall.Reply<Completion> reply) {
    return new Usage(
        Math.max(1, reply.usage().calls()),
        promptTokens,
        tokens.count(DisplayText.of(reply.value())),
        promptTokens,
        reply.usage().retries(),
        OptionalDouble.empty());
  }

  private String fixed(TaskPrompt asked) {
    return prompts.of(asked.job(), asked.language());
  }

  private Prompt prompt(Job job, List<Message> messages, List<Tool> tools) {
    return new Prompt(
        messages,
        Math.min(settings.replyTokens(), job.maxReplyTokens()),
        Optional.of(job.form()),
        tools);
  }

  /** Some servers refuse an empty message. */
  private static String shown(String reply) {
    var shown = DisplayText.prefix(DisplayText.withoutHalves(reply).strip(), MAX_SHOWN_CHARS);
    return shown.isEmpty() ? "…" : shown;
  }

  private static Problem problem(Completion unusable) {
    if (unusable.end() == End.LENGTH) {
      return Problem.CUT;
    }
    return DisplayText.of(unusable).isBlank() ? Problem.EMPTY : Problem.UNUSABLE;
  }
}
