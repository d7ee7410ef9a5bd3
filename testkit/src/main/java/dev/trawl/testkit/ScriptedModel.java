package dev.trawl.testkit;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Step;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A model with scripted replies that records its tasks. It counts each word as one token. By
 * default it leaves a question unchanged, finds no keywords, finds nothing in any chunk, does not
 * answer, and gives up when planning.
 */
public record ScriptedModel(
    Window window,
    Function<ModelTask.Rewrite, CompletionStage<String>> rewriting,
    Function<ModelTask.Split, CompletionStage<Split>> splitting,
    Function<ModelTask.DeriveKeywords, CompletionStage<List<Keyword>>> deriving,
    Function<ModelTask.Read, CompletionStage<Verdict>> reading,
    Function<ModelTask.Answer, CompletionStage<Draft>> answering,
    Function<ModelTask.NextStep, CompletionStage<Step>> planning,
    Log log)
    implements ReadingModel {
  /**
   * The tasks of the model, and statistics of its calls.
   *
   * @param underWay number of calls that are running now
   * @param most maximum number of calls that were running at the same time
   */
  public record Log(
      Queue<ModelTask> tasks, AtomicInteger underWay, AtomicInteger most, AtomicInteger cancelled) {
    public <T extends ModelTask> List<T> of(Class<T> type) {
      return tasks.stream().filter(type::isInstance).map(type::cast).toList();
    }
  }

  public static final Draft NO_ANSWER = new Draft(false, "", List.of(), 1);

  public static ScriptedModel create() {
    return new ScriptedModel(
        new Window(8192, 1024),
        task -> completedFuture(task.question()),
        task -> completedFuture(new Split(task.question(), "", "en")),
        task -> completedFuture(List.of()),
        task -> completedFuture(new Verdict.None()),
        task -> completedFuture(NO_ANSWER),
        task -> completedFuture(new Step.GiveUp("what was asked", task.findings())),
        new Log(
            new ConcurrentLinkedQueue<>(),
            new AtomicInteger(),
            new AtomicInteger(),
            new AtomicInteger()));
  }

  /** Quotes each sentence that contains {@code word}, and answers with the first one. */
  public static ScriptedModel finding(String word) {
    return create()
        .reading(
            task -> {
              var quotes = sentences(task.chunk(), word);
              return completedFuture(
                  quotes.isEmpty() ? new Verdict.None() : new Verdict.Relevant(quotes, 0.9));
            })
        .answering(
            task ->
                completedFuture(
                    task.chunks().stream()
                        .flatMap(
                            chunk ->
                                sentences(chunk, word).stream()
                                    .map(quote -> new Quote(chunk.id(), quote)))
                        .findFirst()
                        .map(quote -> new Draft(true, quote.text(), List.of(quote), 1))
                        .orElse(NO_ANSWER)));
  }

  public ScriptedModel window(int tokens, int replyTokens) {
    return new ScriptedModel(
        new Window(tokens, replyTokens),
        rewriting,
        splitting,
        deriving,
        reading,
        answering,
        planning,
        log);
  }

  public ScriptedModel rewriting(Function<ModelTask.Rewrite, CompletionStage<String>> own) {
    return new ScriptedModel(window, own, splitting, deriving, reading, answering, planning, log);
  }

  public ScriptedModel splitting(Function<ModelTask.Split, CompletionStage<Split>> own) {
    return new ScriptedModel(window, rewriting, own, deriving, reading, answering, planning, log);
  }

  public ScriptedModel deriving(
      Function<ModelTask.DeriveKeywords, CompletionStage<List<Keyword>>> own) {
    return new ScriptedModel(window, rewriting, splitting, own, reading, answering, planning, log);
  }

  public ScriptedModel reading(Function<ModelTask.Read, CompletionStage<Verdict>> own) {
    return new ScriptedModel(window, rewriting, splitting, deriving, own, answering, planning, log);
  }

  public ScriptedModel answering(Function<ModelTask.Answer, CompletionStage<Draft>> own) {
    return new ScriptedModel(window, rewriting, splitting, deriving, reading, own, planning, log);
  }

  public ScriptedModel planning(Function<ModelTask.NextStep, CompletionStage<Step>> own) {
    return new ScriptedModel(window, rewriting, splitting, deriving, reading, answering, own, log);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public int promptTokens(ModelTask task) {
    return switch (task) {
      case ModelTask.Understand understand -> words(understand.question());
      case ModelTask.Rewrite(var question, var history) ->
          words(question)
              + history.stream()
                  .mapToInt(turn -> words(turn.question()) + words(turn.answer()))
                  .sum();
      case ModelTask.Split(var question) -> words(question);
      case ModelTask.DeriveKeywords(var information, var language, var languages) ->
          words(information);
      case ModelTask.Read read ->
          words(read.chunk().text())
              + read.questions().stream()
                  .mapToInt(question -> words(question.information()) + words(question.query()))
                  .sum();
      case ModelTask.ReadGroup group ->
          words(group.question().information())
              + words(group.question().query())
              + group.chunks().stream().map(Chunk::text).mapToInt(ScriptedModel::words).sum();
      case ModelTask.Answer answer ->
          words(answer.information())
              + words(answer.instruction())
              + words(answer.query())
              + answer.chunks().stream().map(Chunk::text).mapToInt(ScriptedModel::words).sum();
      case ModelTask.Chat chat -> words(chat.message());
      case ModelTask.Form form -> words(form.answer());
      case ModelTask.NextStep next ->
          words(next.question())
              + next.findings().stream()
                  .flatMap(finding -> finding.evidence().stream())
                  .mapToInt(evidence -> words(evidence.quote()))
                  .sum();
    };
  }

  @Override
  public ModelCall<String> rewrite(ModelTask.Rewrite task) {
    return call(task, rewriting);
  }

  @Override
  public ModelCall<Split> split(ModelTask.Split task) {
    return call(task, splitting);
  }

  @Override
  public ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task) {
    return call(task, deriving);
  }

  @Override
  public ModelCall<List<Verdict>> read(ModelTask.Read task) {
    return call(task, this::readEach);
  }

  private CompletionStage<List<Verdict>> readEach(ModelTask.Read task) {
    CompletionStage<List<Verdict>> all = completedFuture(List.of());
    for (var question : task.questions()) {
      all = appended(all, new ModelTask.Read(question, task.chunk()));
    }
    return all;
  }

  @Override
  public boolean readsGroups() {
    return true;
  }

  /** Reads each chunk separately. */
  @Override
  public ModelCall<List<Verdict>> readGroup(ModelTask.ReadGroup task) {
    return call(task, this::readEach);
  }

  private CompletionStage<List<Verdict>> readEach(ModelTask.ReadGroup task) {
    CompletionStage<List<Verdict>> all = completedFuture(List.of());
    for (var chunk : task.chunks()) {
      all = appended(all, new ModelTask.Read(task.question(), chunk));
    }
    return all;
  }

  private CompletionStage<List<Verdict>> appended(
      CompletionStage<List<Verdict>> verdicts, ModelTask.Read task) {
    return verdicts.thenCombine(
        reading.apply(task),
        (before, verdict) -> Stream.concat(before.stream(), Stream.of(verdict)).toList());
  }

  @Override
  public ModelCall<Draft> answer(ModelTask.Answer task) {
    return call(task, answering);
  }

  @Override
  public ModelCall<Step> nextStep(ModelTask.NextStep task) {
    return call(task, planning);
  }

  private <K extends ModelTask, T> ModelCall<T> call(
      K task, Function<K, CompletionStage<T>> function) {
    log.tasks().add(task);
    log.most().accumulateAndGet(log.underWay().incrementAndGet(), Math::max);
    var reply =
        function
            .apply(task)
            .whenComplete((value, cause) -> log.underWay().decrementAndGet())
            .thenApply(value -> new ModelCall.Reply<>(value, Usage.ofCall(promptTokens(task), 1)));
    return new ModelCall<>() {
      @Override
      public CompletionStage<Reply<T>> reply() {
        return reply;
      }

      @Override
      public void cancel() {
        if (!reply.toCompletableFuture().isDone()) {
          log.cancelled().incrementAndGet();
        }
      }
    };
  }

  public static <T> CompletionStage<T> fail(RuntimeException cause) {
    return CompletableFuture.failedFuture(cause);
  }

  public static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  private static int words(Query query) {
    return query.keywords().stream().map(Keyword::text).mapToInt(ScriptedModel::words).sum();
  }

  public static List<String> sentences(Chunk chunk, String word) {
    return Stream.of(chunk.text().split("(?<=[.])\\s*"))
        .filter(sentence -> sentence.contains(word))
        .toList();
  }
}
