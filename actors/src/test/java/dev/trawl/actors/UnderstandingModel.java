package dev.trawl.actors;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Step;
import dev.trawl.testkit.ScriptedModel;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A scripted model that leaves every question unchanged and assigns it one kind. */
record UnderstandingModel(ScriptedModel scripted, QuestionKind kind) implements ReadingModel {
  @Override
  public boolean understands() {
    return true;
  }

  @Override
  public ModelCall<Understanding> understand(ModelTask.Understand task) {
    scripted.log().tasks().add(task);
    var question = task.question();
    var understood =
        new ModelCall.Reply<>(
            new Understanding(question, new Split(question, "", "en"), List.<Keyword>of(), kind),
            Usage.ofCall(promptTokens(task), 1));
    return new ModelCall<>() {
      @Override
      public CompletionStage<Reply<Understanding>> reply() {
        return completedFuture(understood);
      }

      @Override
      public void cancel() {}
    };
  }

  @Override
  public String name() {
    return scripted.name();
  }

  @Override
  public Window window() {
    return scripted.window();
  }

  @Override
  public int promptTokens(ModelTask task) {
    return scripted.promptTokens(task);
  }

  @Override
  public boolean canTellAbsence() {
    return scripted.canTellAbsence();
  }

  @Override
  public ModelCall<String> rewrite(ModelTask.Rewrite task) {
    return scripted.rewrite(task);
  }

  @Override
  public ModelCall<Split> split(ModelTask.Split task) {
    return scripted.split(task);
  }

  @Override
  public ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task) {
    return scripted.deriveKeywords(task);
  }

  @Override
  public ModelCall<List<Verdict>> read(ModelTask.Read task) {
    return scripted.read(task);
  }

  @Override
  public ModelCall<Draft> answer(ModelTask.Answer task) {
    return scripted.answer(task);
  }

  @Override
  public ModelCall<Step> nextStep(ModelTask.NextStep task) {
    return scripted.nextStep(task);
  }
}
