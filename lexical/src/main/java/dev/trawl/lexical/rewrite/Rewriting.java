package dev.trawl.lexical.rewrite;

import dev.trawl.lexical.question.Splitter;
import dev.trawl.protocol.Turn;
import dev.trawl.retrieval.chunk.Languages;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a question of a conversation so that it stands alone: pronouns give way to what they refer
 * to, what was left out is taken from the question before. A question that shows no sign of either,
 * and one whose signs lead nowhere, is left exactly as it is. English and Chinese; any other
 * language is left as it is too. Stateless.
 */
public final class Rewriting {
  /** How one language does it; questions come without what says how to answer. */
  interface Rules {
    /** {@code question} with what was left out; itself where nothing was. */
    String completed(String question, List<Turn> history);

    /** {@code question} without pronouns that refer to the history. */
    String resolved(String question, List<Turn> history);

    /** {@code question} without a first word that only ties it to the one before. */
    default String untied(String question) {
      return question;
    }
  }

  private Rewriting() {}

  /** The turns are read in their order, so that those which do not stand alone do no harm. */
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

  /** A fragment is too short to tell its language: the question before tells it. */
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
