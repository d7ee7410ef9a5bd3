package dev.trawl.actors.window;

import dev.trawl.protocol.Turn;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fits a conversation's history into a model's window.
 *
 * <p>The newest turns are shown, up to a maximum, and each question and answer is cut to a maximum
 * length. Then the oldest turns are left out until the prompt fits. The question itself is never
 * cut.
 */
public record HistoryFit(HistorySettings settings) {
  /** The task for {@code model}; empty if not even the last turn fits its window. */
  public Optional<ModelTask.Rewrite> task(ReadingModel model, String question, List<Turn> history) {
    return newest(history)
        .filter(turns -> !turns.isEmpty())
        .map(turns -> new ModelTask.Rewrite(question, turns))
        .filter(task -> model.promptTokens(task) <= model.window().promptTokens())
        .findFirst();
  }

  /**
   * The parts of {@code history} that may be shown, the longest part first: the newest turns, then
   * the same turns without the oldest one, and so on, and finally no turn. Each turn is cut to the
   * maximum length.
   */
  public Stream<List<Turn>> newest(List<Turn> history) {
    var shown = shown(history);
    return IntStream.rangeClosed(0, shown.size())
        .mapToObj(from -> shown.subList(from, shown.size()));
  }

  private List<Turn> shown(List<Turn> history) {
    return history.stream()
        .skip(Math.max(0, history.size() - settings.maxTurns()))
        .map(turn -> new Turn(cut(turn.question()), cut(turn.answer())))
        .toList();
  }

  private String cut(String text) {
    return QuestionFit.prefix(text, part -> part.length() <= settings.maxTurnCharacters());
  }

  /**
   * Returns true if {@code rewritten} may replace {@code question}: it is not blank and not too
   * long.
   */
  public boolean accepts(String rewritten, String question) {
    return !rewritten.isBlank()
        && rewritten.length() <= question.length() + settings.maxAddedCharacters();
  }
}
