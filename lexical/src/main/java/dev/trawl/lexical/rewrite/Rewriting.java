package dev.trawl.lexical.rewrite;

import dev.trawl.lexical.question.Splitter;
import dev.trawl.protocol.Turn;
import dev.trawl.retrieval.chunk.Languages;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites a question of a conversation so that it can be understood alone: pronouns are replaced
 * by what they refer to, and missing parts are taken from the question before. A question without
 * signs of either, or whose signs lead nowhere, stays exactly as it is. Supports English and
 * Chinese; other languages stay unchanged. Stateless.
 */
public final class Rewriting {
  /** The rules of one language. They get questions without the instructions on how to answer. */
  interface Rules {
    /** {@code question} with its missing parts; unchanged if nothing is missing. */
    String completed(String question, List<Turn> history);

    /** {@code question} with pronouns that refer to the history replaced. */
    String resolved(String question, List<Turn> history);

    /** {@code question} without a first word that only connects it to the one before. */
    default String untied(String question) {
      return question;
    }
  }

  private Rewriting() {}

  /**
   * Earlier questions are rewritten first, in order, so that a question may refer to a fragment.
   */
  public static String of(String question, List<Turn> history) {
    var understood = new ArrayList<Turn>();
    for (var turn : history) {
      understood.add(new Turn(rewritten(turn.question(), understood), turn.answer()));
    }
    return rewritten(question, understood);
  }

  private static String rewritten(String question, List<Turn> history) {
    if (history.isEmpty()) {
      return question;
    }
    var information = Splitter.split(question).information();
    int at = question.indexOf(information);
    if (at < 0) {
      return question;
    }
    var asked = history.stream().map(Rewriting::withoutOrders).toList();
    var rules = rules(information, asked.getLast().question());
    var alone = rules.completed(rules.resolved(information, asked), asked);
    var whole = alone.equals(information) ? information : rules.untied(alone);
    return question.substring(0, at) + whole + question.substring(at + information.length());
  }

  private static Turn withoutOrders(Turn turn) {
    return new Turn(Splitter.split(turn.question()).information(), turn.answer());
  }

  /** Uses the language of the previous question if this one is too short to tell. */
  private static Rules rules(String question, String before) {
    var own = Languages.of(question);
    return switch (own.equals(Languages.UNKNOWN) ? Languages.of(before) : own) {
      case "en" -> new EnglishRewriting();
      case "zh" -> new ChineseRewriting();
      default -> new Unchanged();
    };
  }

  private record Unchanged() implements Rules {
    @Override
    public String completed(String question, List<Turn> history) {
      return question;
    }

    @Override
    public String resolved(String question, List<Turn> history) {
      return question;
    }
  }
}
