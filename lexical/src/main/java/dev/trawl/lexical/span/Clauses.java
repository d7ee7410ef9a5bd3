package dev.trawl.lexical.span;

import dev.trawl.lexical.question.Kind;
import java.util.Set;

/**
 * Finds the clauses of a sentence. In Chinese, the answer is usually in the clause that contains
 * most words of the question.
 */
final class Clauses {
  private static final String MARKS = "，；：,;:";

  private static final Set<String> REASONS = Set.of("因为", "因為", "由于", "由於", "because");

  private static final Set<String> CALLED = Set.of("叫", "名叫", "叫做", "叫作", "名为", "名為", "取名", "起名");

  /**
   * A clause is unrelated to the question if its share of the question's terms is less than this
   * fraction of the best clause's share.
   */
  private static final double MIN_FRACTION = 0.5;

  private Clauses() {}

  /**
   * Returns true if the clause of {@code span} contains much less of the question than another
   * clause. Returns false if the word before the span also precedes the missing answer in the
   * question, or if the question asks for a name and the span is a name.
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
      double share = share(sentence, from, to);
      if (from < span.to() && span.from() < to) {
        own += share;
      }
      most = Math.max(most, share);
      from = to + 1;
    }
    return own < MIN_FRACTION * most;
  }

  /**
   * Returns true if the question asks for a name and {@code span} follows a verb for "is called".
   */
  private static boolean isNamed(Candidate span) {
    return span.sentence().marked().questionTerms().question().kind() == Kind.NAME
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
   * The index of the punctuation mark that ends the clause that contains {@code at}, or the end of
   * the sentence.
   */
  private static int end(ParsedSentence sentence, int at) {
    int end = at;
    while (end < sentence.size() && !MARKS.contains(sentence.lower(end))) {
      end++;
    }
    return end;
  }

  private static double share(ParsedSentence sentence, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += sentence.isInQuestion(i) ? sentence.shares()[i] : 0;
    }
    return sum;
  }
}
