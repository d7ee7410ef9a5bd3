package dev.trawl.lexical.span;

import dev.trawl.lexical.question.Kind;
import dev.trawl.lexical.words.FunctionWords;
import dev.trawl.lexical.words.Tag;
import java.util.Optional;
import java.util.Set;

/**
 * Extracts the answer from a sentence that states it directly: "The code of the gate is 48213" for
 * "What is the code of the gate?". If one side of the copula (a form of "to be", or a colon)
 * contains only words of the question, the other side is the answer.
 */
final class CopulaAnswer {
  private static final Set<String> COPULAS =
      Set.of("is", "are", "was", "were", ":", "=", "是", "为", "為", "叫", "：", "乃", "叫做", "即");

  /** The minimum share of the question's terms on one side of the copula. */
  private static final double MIN_SHARE = 0.75;

  private CopulaAnswer() {}

  static Optional<Candidate> of(ParsedSentence sentence) {
    var kind = sentence.marked().questionTerms().question().kind();
    if (kind == Kind.REASON || kind == Kind.YES_NO) {
      return Optional.empty();
    }
    int end = end(sentence);
    for (int at = 1; at < end - 1; at++) {
      if (COPULAS.contains(sentence.lower(at))) {
        int start = clauseStart(sentence, at);
        if (repeatsQuestion(sentence, start, at)) {
          return Optional.of(new Candidate(sentence, afterPunctuation(sentence, at + 1, end), end));
        }
        if (repeatsQuestion(sentence, at + 1, end) && at - start <= 8) {
          return Optional.of(new Candidate(sentence, start, at));
        }
      }
    }
    return Optional.empty();
  }

  private static int end(ParsedSentence sentence) {
    int end = sentence.size();
    while (end > 0 && ".。;；!！\"”".contains(sentence.lower(end - 1))) {
      end--;
    }
    return end;
  }

  private static int clauseStart(ParsedSentence sentence, int at) {
    for (int i = at - 1; i > 0; i--) {
      if (",;.!?，；。！？".contains(sentence.lower(i - 1)) && !sentence.isInQuestion(i - 2)) {
        return i;
      }
    }
    return 0;
  }

  private static int afterPunctuation(ParsedSentence sentence, int from, int end) {
    int at = from;
    while (at < end - 1
        && (sentence.tag(at) == Tag.PUNCT && !"\"“《「(（".contains(sentence.lower(at)))) {
      at++;
    }
    return at;
  }

  /** Returns true if these words repeat most of the question and contain no other content word. */
  private static boolean repeatsQuestion(ParsedSentence sentence, int from, int to) {
    double share = 0;
    for (int i = from; i < to; i++) {
      share += sentence.shares()[i];
      if (sentence.shares()[i] == 0 && isContent(sentence, i)) {
        return false;
      }
    }
    return share >= MIN_SHARE;
  }

  private static boolean isContent(ParsedSentence sentence, int i) {
    return switch (sentence.tag(i)) {
      case NOUN, NAME, NUM, ADJ, VERB, OTHER ->
          !FunctionWords.isEnglish(sentence.lower(i))
              && FunctionWords.chinese(sentence.lower(i)).cardinality()
                  < sentence.lower(i).length();
      default -> false;
    };
  }
}
