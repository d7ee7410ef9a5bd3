package dev.trawl.actors;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.Step;
import dev.trawl.testkit.ScriptedModel;
import java.util.function.Function;

/** A question that needs two steps, a book that answers it, and planners. */
final class PlannerFixture {
  static final String QUESTION = "In which town was the architect of the library born?";
  static final String ARCHITECT = "Who was the architect of the library?";
  static final String TOWN = "In which town was Tove Lind born?";
  static final String DREW = "The library was drawn by Tove Lind.";
  static final String BORN = "Tove Lind was born in Horten.";

  /** Two of these chunks do not fit one window, so the documents are searched and read. */
  static final String RAIN = "It rained and rained again. ".repeat(800);

  static final MemoryDocument BOOK = MemoryDocument.of('a', DREW, RAIN, BORN, RAIN);

  private PlannerFixture() {}

  /** Answers a sub-question that contains one of the words with the sentence that contains it. */
  static ScriptedModel answering(Function<ModelTask.NextStep, Step> planning, String... words) {
    var model = ScriptedModel.create();
    for (var word : words) {
      var before = model;
      var finding = ScriptedModel.finding(word);
      model =
          model.answering(
              task ->
                  task.information().contains(word)
                      ? finding.answering().apply(task)
                      : before.answering().apply(task));
    }
    return model.planning(task -> completedFuture(planning.apply(task)));
  }

  static Step inTurn(ModelTask.NextStep task, Step... steps) {
    return steps[Math.min(task.findings().size(), steps.length - 1)];
  }
}
