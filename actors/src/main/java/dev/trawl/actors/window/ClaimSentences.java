package dev.trawl.actors.window;

import dev.trawl.retrieval.chunk.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Divides the text of an answer into sentences that each claim something. A heading, a sentence
 * that announces the next ("The reasons are:") and a plain "Yes." claim nothing alone, so they
 * belong to the sentence that follows.
 */
final class ClaimSentences {
  private static final Pattern HEADING =
      Pattern.compile("\\s*(?:#{1,6}\\s.*|\\*\\*[^*\\n]+\\*\\*[:：]?|__[^_\\n]+__[:：]?)\\s*");

  private static final Pattern ANNOUNCES = Pattern.compile("(?s).*[:：][*_]{0,2}\\s*");

  private ClaimSentences() {}

  /** The sentences with the white space around them; together they are {@code text}. */
  static List<String> of(String text) {
    var claims = new ArrayList<String>();
    var from = 0;
    var sentences = Sentences.of(text);
    for (var at = 0; at < sentences.size() - 1; at++) {
      var end = sentences.get(at).endChar();
      if (isClaim(text.substring(from, end))) {
        claims.add(text.substring(from, end));
        from = end;
      }
    }
    claims.add(text.substring(from));
    return claims;
  }

  private static boolean isClaim(String sentence) {
    return Words.of(sentence).size() > 0
        && !ClaimCheck.isYesOrNo(sentence)
        && !HEADING.matcher(sentence).matches()
        && !ANNOUNCES.matcher(sentence).matches();
  }
}
