package dev.trawl.cli;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The turns of a chat: each question, rewritten if necessary, and its answer. Questions that failed
 * or were cancelled are not remembered. Not thread-safe: used only by the thread that follows the
 * runs.
 */
final class Conversation implements Consumer<RunEvent> {
  private final List<Turn> turns = new ArrayList<>();
  private final int turnsMax;
  private final Consumer<String> onRewritten;
  private String question = "";

  /**
   * @param turnsMax maximum number of turns that are remembered; older turns are dropped
   * @param onRewritten called with the rewritten question when a question was rewritten
   */
  Conversation(int turnsMax, Consumer<String> onRewritten) {
    this.turnsMax = turnsMax;
    this.onRewritten = onRewritten;
  }

  /** The turns, the oldest first. */
  List<Turn> turns() {
    return List.copyOf(turns);
  }

  void forget() {
    turns.clear();
  }

  @Override
  public void accept(RunEvent event) {
    switch (event.what()) {
      case What.Started(var text, var level) -> question = text;
      case What.Rewritten(var rewritten) when !rewritten.equals(question.strip()) -> {
        question = rewritten;
        onRewritten.accept(rewritten);
      }
      case What.Answered(var answer) -> remember(new Turn(question, text(answer)));
      default -> {}
    }
  }

  private void remember(Turn turn) {
    turns.add(turn);
    turns.subList(0, Math.max(0, turns.size() - turnsMax)).clear();
  }

  /**
   * Empty if the question was not answered, because later questions cannot refer to such an answer.
   */
  private static String text(Answer answer) {
    return answer.status() == Status.UNANSWERED || answer.citations().isEmpty()
        ? ""
        : answer.text();
  }
}
