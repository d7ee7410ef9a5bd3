package dev.trawl.actors.window;

import dev.trawl.protocol.Turn;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import java.util.List;
import java.util.Optional;

/**
 * The history as it is put to a model, and what may come of it.
 *
 * <p>The rule: the newest turns are shown, up to a number; each question and each answer is cut at
 * its end to a length; then, until the prompt fits the window, the oldest turns are left out. The
 * question is never cut.
 */
public record HistoryFit(HistorySettings settings) {
  /** What to ask {@code model}; empty where not even the last turn fits its window. */
  public Optional<ModelTask.Rewrite> task(ReadingModel model, String question, List<Turn> history) {
    var shown =
        history.stream()
            .skip(Math.max(0, history.size() - settings.maxTurns()))
            .map(turn -> new Turn(cut(turn.question()), cut(turn.answer())))
            .toList();
    for (var from = 0; from < shown.size(); from++) {
      var task = new ModelTask.Rewrite(question, shown.subList(from, shown.size()));
      if (model.promptTokens(task) <= model.window().promptTokens()) {
        return Optional.of(task);
      }
    }
    return Optional.empty();
  }

  private String cut(String text) {
    return QuestionFit.prefix(text, part -> part.length() <= settings.maxTurnCharacters());
  }

  /** Whether {@code rewritten} can stand for {@code question}: it says something, at no length. */
  public boolean accepts(String rewritten, String question) {
    return !rewritten.isBlank()
        && rewritten.length() <= question.length() + settings.maxAddedCharacters();
  }
}
