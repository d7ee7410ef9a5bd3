package dev.trawl.lexical;

import dev.trawl.lexical.plan.Plans;
import dev.trawl.lexical.question.Keywords;
import dev.trawl.lexical.question.Question;
import dev.trawl.lexical.question.Splitter;
import dev.trawl.lexical.rewrite.Rewriting;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Step;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A reading model that uses rules and word statistics instead of a language model. It needs no
 * endpoint and no key, is deterministic, and only quotes the text. Thread-safe; calls run on the
 * given executor.
 */
public final class LexicalReadingModel implements ReadingModel {
  /** The number of tokens of a prompt in addition to the text of the task. */
  private static final int OVERHEAD_TOKENS = 64;

  private static final String NAME = "lexical-1";

  private final Tokens tokens;
  private final LexicalSettings settings;
  private final Executor executor;
  private final Reader reader;
  private final Answerer answerer;

  public LexicalReadingModel(LexicalSettings settings, Tokens tokens, Executor executor) {
    this.settings = settings;
    this.tokens = tokens;
    this.executor = executor;
    this.reader = new Reader(settings);
    this.answerer = new Answerer(settings);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Window window() {
    return new Window(settings.windowTokens(), settings.replyTokens());
  }

  @Override
  public boolean canTellAbsence() {
    return false;
  }

  @Override
  public int promptTokens(ModelTask task) {
    return OVERHEAD_TOKENS
        + switch (task) {
          case ModelTask.Understand understand -> tokens.count(understand.question());
          case ModelTask.Rewrite rewrite ->
              tokens.count(rewrite.question())
                  + rewrite.history().stream()
                      .mapToInt(turn -> tokens.count(turn.question()) + tokens.count(turn.answer()))
                      .sum();
          case ModelTask.Split split -> tokens.count(split.question());
          case ModelTask.DeriveKeywords derive -> tokens.count(derive.information());
          case ModelTask.Read read ->
              count(List.of(read.chunk()))
                  + read.questions().stream()
                      .mapToInt(
                          question ->
                              tokens.count(question.information()) + count(question.query()))
                      .sum();
          case ModelTask.ReadGroup group ->
              tokens.count(group.question().information())
                  + count(group.question().query())
                  + count(group.chunks());
          case ModelTask.Answer answer ->
              tokens.count(answer.information())
                  + tokens.count(answer.instruction())
                  + count(answer.query())
                  + count(answer.chunks());
          case ModelTask.Chat chat -> tokens.count(chat.message());
          case ModelTask.Form form -> tokens.count(form.answer());
          case ModelTask.NextStep next ->
              tokens.count(next.question())
                  + next.documents().stream().mapToInt(tokens::count).sum()
                  + next.findings().stream()
                      .mapToInt(
                          finding ->
                              tokens.count(finding.subQuestion())
                                  + tokens.count(finding.answer())
                                  + finding.evidence().stream()
                                      .mapToInt(evidence -> tokens.count(evidence.quote()))
                                      .sum())
                      .sum();
        };
  }

  private int count(Query query) {
    return tokens.count(query.text())
        + query.keywords().stream().mapToInt(keyword -> tokens.count(keyword.text())).sum();
  }

  private int count(List<Chunk> chunks) {
    return chunks.stream()
        .mapToInt(chunk -> Math.max(chunk.tokens(), 0) + tokens.count(chunk.context()))
        .sum();
  }

  @Override
  public ModelCall<String> rewrite(ModelTask.Rewrite task) {
    return call(task, cancelled -> Rewriting.of(task.question(), task.history()), tokens::count);
  }

  @Override
  public ModelCall<Split> split(ModelTask.Split task) {
    return call(
        task,
        cancelled -> Splitter.split(task.question()),
        split -> tokens.count(split.information()) + tokens.count(split.instruction()));
  }

  @Override
  public ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task) {
    return call(
        task,
        cancelled ->
            Keywords.of(Question.of(task.information(), task.language()), settings.keywords()),
        keywords -> keywords.stream().mapToInt(keyword -> tokens.count(keyword.text())).sum());
  }

  @Override
  public ModelCall<List<Verdict>> read(ModelTask.Read task) {
    return call(
        task,
        cancelled ->
            task.questions().stream().map(question -> reader.read(question, task.chunk())).toList(),
        verdicts -> verdicts.stream().mapToInt(this::count).sum());
  }

  private int count(Verdict verdict) {
    return verdict instanceof Verdict.Relevant relevant
        ? relevant.quotes().stream().mapToInt(tokens::count).sum()
        : 1;
  }

  @Override
  public ModelCall<Draft> answer(ModelTask.Answer task) {
    return call(
        task,
        cancelled -> answerer.answer(task, cancelled),
        draft ->
            tokens.count(draft.text())
                + draft.quotes().stream().mapToInt(quote -> tokens.count(quote.text())).sum());
  }

  @Override
  public ModelCall<Step> nextStep(ModelTask.NextStep task) {
    return call(task, cancelled -> Plans.next(task), step -> 1);
  }

  private <T> ModelCall<T> call(
      ModelTask task, Function<BooleanSupplier, T> work, Function<T, Integer> replyTokens) {
    return Call.start(
        executor,
        cancelled -> {
          var value = work.apply(cancelled);
          return new ModelCall.Reply<>(
              value, Usage.ofCall(promptTokens(task), replyTokens.apply(value)));
        });
  }
}
