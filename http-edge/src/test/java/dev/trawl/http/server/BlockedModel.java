package dev.trawl.http.server;

import com.typesafe.config.ConfigFactory;
import dev.trawl.lexical.LexicalReadingModel;
import dev.trawl.lexical.LexicalSettings;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Step;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;

/** The embedded model, but it reads no chunk until a test releases it. */
public final class BlockedModel implements ReadingModel {
  /** Shared by all instances, because it loads slowly and is stateless. */
  private static final ReadingModel EMBEDDED =
      new LexicalReadingModel(
          LexicalSettings.from(
              ConfigFactory.parseResources("dev/trawl/application.conf")
                  .resolve()
                  .getConfig("trawl")),
          Tokens.builtIn(),
          ForkJoinPool.commonPool());

  private final CompletableFuture<Boolean> released = new CompletableFuture<>();

  /** The number of chunks that are waiting to be read. */
  int waitingReads() {
    return released.isDone() ? 0 : released.getNumberOfDependents();
  }

  /** Reads all waiting and later chunks. */
  public void release() {
    released.complete(true);
  }

  @Override
  public ModelCall<List<Verdict>> read(ModelTask.Read task) {
    return new WaitingCall<>(released.thenCompose(open -> EMBEDDED.read(task).reply()));
  }

  private record WaitingCall<T>(CompletableFuture<Reply<T>> pending) implements ModelCall<T> {
    @Override
    public CompletionStage<Reply<T>> reply() {
      return pending;
    }

    @Override
    public void cancel() {
      pending.completeExceptionally(new IllegalStateException("cancelled"));
    }
  }

  @Override
  public String name() {
    return "blocked";
  }

  @Override
  public Window window() {
    return EMBEDDED.window();
  }

  @Override
  public int promptTokens(ModelTask task) {
    return EMBEDDED.promptTokens(task);
  }

  @Override
  public boolean canTellAbsence() {
    return EMBEDDED.canTellAbsence();
  }

  @Override
  public ModelCall<String> rewrite(ModelTask.Rewrite task) {
    return EMBEDDED.rewrite(task);
  }

  @Override
  public ModelCall<Split> split(ModelTask.Split task) {
    return EMBEDDED.split(task);
  }

  @Override
  public ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task) {
    return EMBEDDED.deriveKeywords(task);
  }

  @Override
  public ModelCall<Draft> answer(ModelTask.Answer task) {
    return EMBEDDED.answer(task);
  }

  @Override
  public ModelCall<Step> nextStep(ModelTask.NextStep task) {
    return EMBEDDED.nextStep(task);
  }
}
