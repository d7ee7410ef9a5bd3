package dev.trawl.lexical.span;

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

  int length() {
    return to - from;
  }
}
