package dev.trawl.lexical.rewrite;

import dev.trawl.protocol.Turn;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rewrites English questions. */
record EnglishRewriting() implements Rewriting.Rules {
  /** Words that only connect a question to the one before. */
  private static final Pattern TYING = Pattern.compile("^(?:And|But|So|Then),? (?=\\p{L})");

  @Override
  public String resolved(String question, List<Turn> history) {
    return new EnglishPronouns(history).resolved(question);
  }

  @Override
  public String untied(String question) {
    var untied = TYING.matcher(question).replaceFirst("");
    return untied.substring(0, 1).toUpperCase(Locale.ROOT) + untied.substring(1);
  }

  @Override
  public String completed(String question, List<Turn> history) {
    return new EnglishEllipsis(history).completed(question);
  }
}
