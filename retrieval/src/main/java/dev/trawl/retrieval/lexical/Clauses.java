package dev.trawl.retrieval.lexical;

/**
 * Tells the clauses of a Chinese sentence apart: the answer stands where the question's words do.
 */
final class Clauses {
  private static final String MARKS = "，；：,;:";

  private Clauses() {}

  /** Whether the clause of {@code span} holds no word of the question, and another clause does. */
  static boolean isElsewhere(Candidate span) {
    var sentence = span.sentence();
    if (!sentence.scene().chunk().language().equals("zh")) {
      return false;
    }
    int from = span.from();
    while (from > 0 && !isMark(sentence, from - 1)) {
      from--;
    }
    int to = span.to();
    while (to < sentence.size() && !isMark(sentence, to)) {
      to++;
    }
    return !isAsked(sentence, from, to) && isAsked(sentence, 0, sentence.size());
  }

  private static boolean isMark(Parsed sentence, int at) {
    return MARKS.contains(sentence.lower(at));
  }

  private static boolean isAsked(Parsed sentence, int from, int to) {
    for (int i = from; i < to; i++) {
      if (sentence.isAsked(i)) {
        return true;
      }
    }
    return false;
  }
}
