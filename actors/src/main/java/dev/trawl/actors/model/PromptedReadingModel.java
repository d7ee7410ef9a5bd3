package dev.trawl.actors.model;

import dev.trawl.actors.schema.JsonForm;
import dev.trawl.actors.schema.SchemaProblem;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Step;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A reading model that prompts a language model. Thread-safe; between tasks it keeps only token
 * counts and the last question.
 *
 * <p>A prompt is a fixed system message, which a server may cache, and one user message with the
 * question and the numbered sentences of the documents. Replies are parsed leniently. After an
 * unusable reply, the same call asks again a few times, and then fails permanently.
 */
public final class PromptedReadingModel implements ReadingModel {
  private final LanguageModel model;
  private final Prompting prompting;
  private final QuestionSections sections = new QuestionSections();

  /**
   * @param tokens the tokenizer that also counted the chunks
   */
  public PromptedReadingModel(
      LanguageModel model, Prompts prompts, Tokens tokens, PromptSettings settings) {
    this.model = model;
    this.prompting = new Prompting(prompts, settings, new PromptTokens(tokens));
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

  /** The whole window, including the safety margin that {@link #window} leaves out. */
  public int windowTokens() {
    return prompting.settings().windowTokens();
  }

  @Override
  public int promptTokens(ModelTask task) {
    return prompting.tokens().scaled(prompting.computedTokens(TaskPrompt.of(task, sections)));
  }

  @Override
  public int replyTokens(ModelTask task) {
    return task instanceof ModelTask.Answer answer
        ? prompting.replyTokens(answer.part())
        : window().replyTokens();
  }

  @Override
  public boolean continues() {
    return true;
  }

  /**
   * Returns false if the user has replaced a prompt for a part of this task, such as the prompt
   * that splits a question.
   */
  @Override
  public boolean understands() {
    return prompting.prompts().understands();
  }

  @Override
  public ModelCall<Understanding> understand(ModelTask.Understand task) {
    return call(task, reply -> UnderstandReply.of(reply, task.question()));
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
    var prompt = TaskPrompt.of(task, sections);
    var opening = prompting.opening(prompt);
    return PromptedCall.start(
        model,
        new PromptedTask<>(
            prompting,
            prompt,
            opening,
            completion -> verdicts(completion, prompt, task.questions().size()),
            completion -> Optional.empty(),
            new ItemsContinuation(prompting, prompt, opening)),
        () -> piece -> {});
  }

  private static Optional<List<Verdict>> verdicts(
      Completion completion, TaskPrompt prompt, int questions) {
    var isCut = prompt.job() == Job.READ_ITEMS && ItemsContinuation.isCut(completion);
    return ReadReply.of(completion.text(), prompt.job(), questions, prompt.shown())
        .map(verdicts -> isCut ? ItemsContinuation.cut(verdicts) : verdicts);
  }

  @Override
  public boolean readsGroups() {
    return true;
  }

  @Override
  public ModelCall<List<Verdict>> readGroup(ModelTask.ReadGroup task) {
    var prompt = TaskPrompt.of(task, sections);
    return start(prompt, completion -> verdicts(completion, prompt, 1), () -> piece -> {});
  }

  @Override
  public ModelCall<Draft> answer(ModelTask.Answer task) {
    return write(task, () -> piece -> {});
  }

  @Override
  public ModelCall<Draft> answer(ModelTask.Answer task, Drafts drafts) {
    return write(
        task,
        () -> {
          var filter = new MarkerFilter(drafts.begin());
          return new AnswerStream(filter, filter::end)::take;
        });
  }

  private ModelCall<Draft> write(ModelTask.Answer task, Supplier<Consumer<String>> listeners) {
    var prompt = TaskPrompt.of(task, sections);
    return start(
        prompt,
        completion ->
            AnswerReply.of(
                completion.text(), completion.end() == LanguageModel.End.LENGTH, prompt.shown()),
        listeners);
  }

  @Override
  public boolean chats() {
    return true;
  }

  @Override
  public ModelCall<Draft> chat(ModelTask.Chat task) {
    return start(task, PromptedReadingModel::chatDraft);
  }

  private static Optional<Draft> chatDraft(Completion completion) {
    var text = Prose.withoutThoughts(completion.text()).strip();
    var isCut = completion.end() == LanguageModel.End.LENGTH;
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Draft(true, text, List.of(), List.of(), 1, isCut));
  }

  @Override
  public ModelCall<String> form(ModelTask.Form task) {
    var form = JsonForm.of(task.jsonSchema());
    return start(
        TaskPrompt.of(task, sections),
        completion -> form.in(Prose.withoutThoughts(completion.text())),
        completion -> form.problem(Prose.withoutThoughts(completion.text())),
        () -> piece -> {});
  }

  @Override
  public ModelCall<Step> nextStep(ModelTask.NextStep task) {
    return call(task, reply -> StepReply.of(reply, task.findings()));
  }

  private <T> ModelCall<T> call(ModelTask task, Function<String, Optional<T>> parser) {
    return start(task, completion -> parser.apply(completion.text()));
  }

  private <T> ModelCall<T> start(ModelTask task, Function<Completion, Optional<T>> parser) {
    return start(TaskPrompt.of(task, sections), parser, () -> piece -> {});
  }

  /**
   * @param listeners supplies, for each request, a consumer of the pieces of its reply
   */
  private <T> ModelCall<T> start(
      TaskPrompt prompt,
      Function<Completion, Optional<T>> parser,
      Supplier<Consumer<String>> listeners) {
    return start(prompt, parser, completion -> Optional.empty(), listeners);
  }

  /**
   * @param problem what is wrong with an unusable reply
   */
  private <T> ModelCall<T> start(
      TaskPrompt prompt,
      Function<Completion, Optional<T>> parser,
      Function<Completion, Optional<SchemaProblem>> problem,
      Supplier<Consumer<String>> listeners) {
    return PromptedCall.start(
        model,
        new PromptedTask<>(
            prompting,
            prompt,
            prompting.opening(prompt),
            parser,
            problem,
            PromptedTask.Continuation.none()),
        listeners);
  }
}
