package dev.trawl.lexical.rewrite;

import dev.trawl.lexical.question.Splitter;
import dev.trawl.protocol.Turn;
import dev.trawl.retrieval.chunk.Languages;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites a question of a conversation so that it can be understood without the conversation:
 * pronouns are replaced by their referents, and missing parts are taken from the previous question.
 * A question without such pronouns or missing parts is returned unchanged, and so is a question in
 * which no pronoun or missing part can be resolved. Supports English and Chinese; questions in
 * other languages are returned unchanged. Stateless.
 */
public final class Rewriting {
  /** The rules of one language. They receive questions without instructions on how to answer. */
  interface Rules {
    /** {@code question} with its missing parts added; unchanged if nothing is missing. */
    String completed(String question, List<Turn> history);

    /** {@code question} with referents in place of the pronouns that refer to the history. */
    String resolved(String question, List<Turn> history);

    /** {@code question} without a first word that only connects it to the previous one. */
    default String withoutConnective(String question) {
      return question;
    }
  }

  private Rewriting() {}

  /**
   * Rewrites {@code question}. Earlier questions are rewritten first, in order, because the
   * question may refer to an earlier question that is itself a fragment.
   */
  public static String of(String question, List<Turn> history) {
    var rewritten = new ArrayList<Turn>();
    for (var turn : history) {
      rewritten.add(new Turn(rewrite(turn.question(), rewritten), turn.answer()));
    }
    return rewrite(question, rewritten);
  }

  private static String rewrite(String question, List<Turn> history) {
    if (history.isEmpty()) {
      return question;
    }
    var information = Splitter.split(question).information();
    int at = question.indexOf(information);
    if (at < 0) {
      return question;
    }
    var earlier = history.stream().map(Rewriting::withoutInstructions).toList();
    var rules = rules(information, earlier.getLast().question());
    var complete = rules.completed(rules.resolved(information, earlier), earlier);
    var standalone = complete.equals(information) ? information : rules.withoutConnective(complete);
    if (standalone.isBlank()) {
      return question;
    }
    return question.substring(0, at) + standalone + question.substring(at + information.length());
  }

  private static Turn withoutInstructions(Turn turn) {
    return new Turn(Splitter.split(turn.question()).information(), turn.answer());
  }

  /** Uses the language of the previous question if this one is too short for language detection. */
  private static Rules rules(String question, String before) {
    var own = Languages.of(question);
    return switch (own.equals(Languages.UNKNOWN) ? Languages.of(before) : own) {
      case "en" -> new EnglishRewriting();
      case "zh" -> new ChineseRewriting();
      default -> new UnsupportedLanguage();
    };
  }

  private record UnsupportedLanguage() implements Rules {
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
