package dev.trawl.retrieval.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word of Latin letters, a number or another character.
 *
 * @param folded {@code text}, changed by {@link Fold#word}
 */
public record Lexeme(int start, int end, String text, String folded) {
  private static final Pattern EACH =
      Pattern.compile("\\p{IsLatin}[\\p{IsLatin}\\p{M}]*|[0-9]+(?:[.\\-–][0-9]+)*|§+|\\S");

  public static List<Lexeme> all(String text) {
    return first(Integer.MAX_VALUE, text);
  }

  /** The first lexemes of {@code text}, at most {@code limit}. */
  static List<Lexeme> first(int limit, String text) {
    var first = new ArrayList<Lexeme>();
    var each = EACH.matcher(text);
    while (first.size() < limit && each.find()) {
      var word = each.group();
      first.add(new Lexeme(each.start(), each.end(), word, Fold.word(word)));
    }
    return first;
  }

  public boolean isNumber() {
    return Character.isDigit(text.charAt(0));
  }

  /** Whether it is a word or a letter. */
  public boolean isWord() {
    return Character.isLetter(text.charAt(0));
  }

  public boolean isCapitalized() {
    return Character.isUpperCase(text.charAt(0)) || text.charAt(0) == '§';
  }

  /** Whether this lexeme starts directly after {@code before}. */
  public boolean follows(Lexeme before) {
    return start == before.end;
  }
}
