package dev.trawl.lexical.span;

import dev.trawl.lexical.question.Kind;
import java.util.Set;

/**
 * Finds the clauses of a sentence. In Chinese, the answer is usually in the clause that contains
 * the question's words.
 */
final class Clauses {
  private static final String MARKS = "，；：,;:";

  private static final Set<String> REASONS = Set.of("因为", "因為", "由于", "由於", "because");

  private static final Set<String> CALLED = Set.of("叫", "名叫", "叫做", "叫作", "名为", "名為", "取名", "起名");

  /** A clause needs at least this share of the question's weight in the best clause. */
  private static final double MIN_SHARE = 0.5;

  private Clauses() {}

  /**
   * Returns true if the clause of {@code span} contains much less of the question than another
   * clause. False if the word before the span is the word before the gap in the question, or if the
   * question asks for a name and the span is a name.
   */
  static boolean isInUnrelatedClause(Candidate span) {
    var sentence = span.sentence();
    if (!sentence.marked().chunk().language().equals("zh")) {
      return false;
    }
    if (sentence.slot().matchesBefore(sentence.keys(), span.startChar() - sentence.line().start())
            > 0
        || isNamed(span)) {
      return false;
    }
    double own = 0;
    double most = 0;
    for (int from = 0; from < sentence.size(); ) {
      int to = end(sentence, from);
      double asked = asked(sentence, from, to);
      if (from < span.to() && span.from() < to) {
        own += asked;
      }
      most = Math.max(most, asked);
      from = to + 1;
    }
    return own < MIN_SHARE * most;
  }

  /**
   * Returns true if the question asks for a name and {@code span} follows a verb for "is called".
   */
  private static boolean isNamed(Candidate span) {
    return span.sentence().marked().wanted().question().kind() == Kind.NAME
        && span.from() > 0
        && CALLED.contains(span.sentence().lower(span.from() - 1));
  }

  /** Returns true if {@code span} begins in a clause that gives a reason. */
  static boolean givesReason(Candidate span) {
    int from = span.from();
    while (from > 0 && !MARKS.contains(span.sentence().lower(from - 1))) {
      from--;
    }
    return REASONS.contains(span.sentence().lower(from));
  }

  /**
   * The index of the punctuation mark that ends the clause of {@code at}, or the end of the
   * sentence.
   */
  private static int end(ParsedSentence sentence, int at) {
    int end = at;
    while (end < sentence.size() && !MARKS.contains(sentence.lower(end))) {
      end++;
    }
    return end;
  }

  private static double asked(ParsedSentence sentence, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += sentence.isAsked(i) ? sentence.asked()[i] : 0;
    }
    return sum;
  }
}
