package dev.trawl.actors.model;

import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A reading model that prompts a language model. Thread-safe; it keeps nothing of a task except
 * token counts.
 *
 * <p>A prompt is a fixed system message, which a server may cache, and one user message with the
 * question and the fenced text of the documents. Replies are parsed leniently. If a reply is
 * unusable, it is requested once more within the same call. If the second reply is unusable too,
 * the call fails but may be retried.
 */
public final class PromptedReadingModel implements ReadingModel {
  private final LanguageModel model;
  private final Prompting prompting;
  private final Fence fence;
  private final QuestionSections sections = new QuestionSections();

  /**
   * @param tokens the tokenizer that also counted the chunks
   */
  public PromptedReadingModel(
      LanguageModel model, Prompts prompts, Tokens tokens, PromptSettings settings) {
    this(model, prompts, tokens, settings, Fence.ofProcess());
  }

  PromptedReadingModel(
      LanguageModel model, Prompts prompts, Tokens tokens, PromptSettings settings, Fence fence) {
    this.model = model;
    this.prompting = new Prompting(prompts, settings, new PromptTokens(tokens));
    this.fence = fence;
  }

  /** The language model's name, and the version of the prompts. */
  @Override
  public String name() {
    return "%s, prompts %s".formatted(model.name(), prompting.prompts().version());
  }

  @Override
  public Window window() {
    return prompting.settings().window();
  }

  @Override
  public int promptTokens(ModelTask task) {
    return prompting.tokens().scaled(prompting.counted(TaskPrompt.of(task, fence, sections)));
  }

  @Override
  public ModelCall<String> rewrite(ModelTask.Rewrite task) {
    return call(task, QuestionReplies::question);
  }

  @Override
  public ModelCall<Split> split(ModelTask.Split task) {
    return call(task, QuestionReplies::split);
  }

  @Override
  public ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task) {
    return call(task, reply -> KeywordsReply.of(reply, task.language()));
  }

  @Override
  public ModelCall<List<Verdict>> read(ModelTask.Read task) {
    return call(task, reply -> ReadReply.of(reply, task));
  }

  @Override
  public ModelCall<Draft> answer(ModelTask.Answer task) {
    return call(task, reply -> AnswerReply.of(reply, task.chunks()));
  }

  @Override
  public ModelCall<Draft> answer(ModelTask.Answer task, Drafts drafts) {
    return start(
        task,
        completion -> AnswerReply.of(completion.text(), task.chunks()),
        () -> new AnswerStream(drafts.begin())::take);
  }

  @Override
  public ModelCall<Step> nextStep(ModelTask.NextStep task) {
    return start(task, completion -> StepReply.of(completion, task.findings()));
  }

  private <T> ModelCall<T> call(ModelTask task, Function<String, Optional<T>> reading) {
    return start(task, completion -> reading.apply(completion.text()));
  }

  private <T> ModelCall<T> start(ModelTask task, Function<Completion, Optional<T>> reading) {
    return start(task, reading, () -> piece -> {});
  }

  /**
   * @param listeners supplies, for each request, a consumer of the pieces of its reply
   */
  private <T> ModelCall<T> start(
      ModelTask task,
      Function<Completion, Optional<T>> reading,
      Supplier<Consumer<String>> listeners) {
    var asked = TaskPrompt.of(task, fence, sections);
    return PromptedCall.start(
        model, new PromptedTask<>(prompting, asked, prompting.opening(asked), reading), listeners);
  }
}
