package dev.trawl.lexical.span;

/** Words {@code from} up to, not with, {@code to} of a sentence, as a possible answer. */
record Candidate(Parsed sentence, int from, int to) {
  int startChar() {
    return sentence.word(from).start();
  }

  int endChar() {
    return sentence.word(to - 1).end();
  }

  String text() {
    return sentence.scene().chunk().text().substring(startChar(), endChar());
  }

  int length() {
    return to - from;
  }
}
