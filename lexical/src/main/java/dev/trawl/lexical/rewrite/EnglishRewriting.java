package dev.trawl.lexical.rewrite;

import dev.trawl.protocol.Turn;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rewrites English questions. */
record EnglishRewriting() implements Rewriting.Rules {
  /** Words that only connect a question to the previous one. */
  private static final Pattern CONNECTIVE = Pattern.compile("^(?:And|But|So|Then),? (?=\\p{L})");

  @Override
  public String resolved(String question, List<Turn> history) {
    return new EnglishPronouns(history).resolved(question);
  }

  @Override
  public String withoutConnective(String question) {
    var withoutConnective = CONNECTIVE.matcher(question).replaceFirst("");
    return withoutConnective.substring(0, 1).toUpperCase(Locale.ROOT)
        + withoutConnective.substring(1);
  }

  @Override
  public String completed(String question, List<Turn> history) {
    return new EnglishEllipsis(history).completed(question);
  }
}
