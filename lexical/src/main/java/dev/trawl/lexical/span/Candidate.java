package dev.trawl.lexical.span;

import dev.trawl.lexical.words.Tag;
import java.util.stream.IntStream;

/**
 * A possible answer: the words {@code from} (inclusive) to {@code to} (exclusive) of a sentence.
 */
record Candidate(ParsedSentence sentence, int from, int to) {
  int startChar() {
    return sentence.word(from).start();
  }

  int endChar() {
    return sentence.word(to - 1).end();
  }

  String text() {
    return sentence.marked().chunk().text().substring(startChar(), endChar());
  }

  /**
   * Returns true if the span is a name whose last word is the noun that the question asks for, such
   * as "Holm County" for "Which county …?".
   */
  boolean isNameOfFocus() {
    var focus = sentence.marked().questionTerms().question().focus();
    return length() > 1
        && sentence.lower(to - 1).equals(focus)
        && IntStream.range(from, to).allMatch(i -> sentence.tag(i) == Tag.NAME);
  }

  int length() {
    return to - from;
  }
}
