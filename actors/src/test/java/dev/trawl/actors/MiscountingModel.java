package dev.trawl.actors;

import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Step;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Works like {@code model}, but returns the wrong number of verdicts.
 *
 * @param surplus the number of verdicts minus the number of questions
 */
record MiscountingModel(ReadingModel model, int surplus) implements ReadingModel {
  static final int PROMPT_TOKENS = 100_000;

  @Override
  public ModelCall<List<Verdict>> read(ModelTask.Read task) {
    var count = task.questions().size() + surplus;
    var verdicts = Collections.<Verdict>nCopies(count, new Verdict.None());
    return new ModelCall<>() {
      @Override
      public CompletionStage<Reply<List<Verdict>>> reply() {
        return CompletableFuture.completedFuture(
            new Reply<>(verdicts, Usage.ofCall(PROMPT_TOKENS, 1)));
      }

      @Override
      public void cancel() {}
    };
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Window window() {
    return model.window();
  }

  @Override
  public int promptTokens(ModelTask task) {
    return model.promptTokens(task);
  }

  @Override
  public boolean canTellAbsence() {
    return model.canTellAbsence();
  }

  @Override
  public ModelCall<String> rewrite(ModelTask.Rewrite task) {
    return model.rewrite(task);
  }

  @Override
  public ModelCall<Split> split(ModelTask.Split task) {
    return model.split(task);
  }

  @Override
  public ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task) {
    return model.deriveKeywords(task);
  }

  @Override
  public ModelCall<Draft> answer(ModelTask.Answer task) {
    return model.answer(task);
  }

  @Override
  public ModelCall<Step> nextStep(ModelTask.NextStep task) {
    return model.nextStep(task);
  }
}
