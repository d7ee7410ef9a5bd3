package dev.trawl.http.server;

import com.typesafe.config.ConfigFactory;
import dev.trawl.lexical.LexicalReadingModel;
import dev.trawl.lexical.LexicalSettings;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;

/** The embedded model, but it reads no chunk until a test releases it. */
public final class BlockedModel implements ReadingModel {
  /** Shared by all instances, because it loads slowly and is stateless. */
  private static final ReadingModel INNER =
      new LexicalReadingModel(
          LexicalSettings.from(
              ConfigFactory.parseResources("dev/trawl/application.conf")
                  .resolve()
                  .getConfig("trawl")),
          Tokens.builtIn(),
          ForkJoinPool.commonPool());

  private final CompletableFuture<Boolean> gate = new CompletableFuture<>();

  /** The number of chunks that wait to be read. */
  int waitingReads() {
    return gate.isDone() ? 0 : gate.getNumberOfDependents();
  }

  /** Reads all waiting and later chunks. */
  public void release() {
    gate.complete(true);
  }

  @Override
  public ModelCall<List<Verdict>> read(ModelTask.Read task) {
    return new Held<>(gate.thenCompose(open -> INNER.read(task).reply()));
  }

  private record Held<T>(CompletableFuture<Reply<T>> held) implements ModelCall<T> {
    @Override
    public CompletionStage<Reply<T>> reply() {
      return held;
    }

    @Override
    public void cancel() {
      held.completeExceptionally(new IllegalStateException("cancelled"));
    }
  }

  @Override
  public String name() {
    return "held";
  }

  @Override
  public Window window() {
    return INNER.window();
  }

  @Override
  public int promptTokens(ModelTask task) {
    return INNER.promptTokens(task);
  }

  @Override
  public ModelCall<String> rewrite(ModelTask.Rewrite task) {
    return INNER.rewrite(task);
  }

  @Override
  public ModelCall<Split> split(ModelTask.Split task) {
    return INNER.split(task);
  }

  @Override
  public ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task) {
    return INNER.deriveKeywords(task);
  }

  @Override
  public ModelCall<Draft> answer(ModelTask.Answer task) {
    return INNER.answer(task);
  }

  @Override
  public ModelCall<Step> nextStep(ModelTask.NextStep task) {
    return INNER.nextStep(task);
  }
}
