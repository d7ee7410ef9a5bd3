package dev.trawl.lexical.span;

import dev.trawl.lexical.question.Kind;
import dev.trawl.lexical.question.Question;
import dev.trawl.lexical.words.Segmenter;
import dev.trawl.lexical.words.Tag;
import java.util.Optional;
import java.util.Set;

/**
 * Extracts the answer to a Chinese question about the object of a verb ("埋了什么", "buried what?")
 * from a sentence in which 把 or 将 moves the object before the verb ("把铜镜埋在树下", "buried the bronze
 * mirror under the tree"). Grammars call this the ba construction or disposal construction.
 */
final class BaConstruction {
  private static final Set<String> MARKERS = Set.of("把", "将", "將");

  /** Particles between the verb and its object; they only mark the aspect. */
  private static final String ASPECTS = "了过着過著";

  private static final int MAX_OBJECT_WORDS = 12;

  private BaConstruction() {}

  static Optional<Candidate> of(ParsedSentence sentence) {
    var question = sentence.marked().questionTerms().question();
    if (!question.language().equals("zh") || question.kind() != Kind.THING) {
      return Optional.empty();
    }
    var verb = verb(question);
    for (int at = 0; !verb.isEmpty() && at < sentence.size(); at++) {
      if (MARKERS.contains(sentence.lower(at))) {
        int end = verbAt(sentence, at, verb);
        if (end > at + 1) {
          return Optional.of(new Candidate(sentence, at + 1, end));
        }
      }
    }
    return Optional.empty();
  }

  /** The word before the question word, without particles; empty if it is not a content word. */
  private static String verb(Question question) {
    int at = question.whAt();
    while (at > 0 && ASPECTS.indexOf(question.text().charAt(at - 1)) >= 0) {
      at--;
    }
    int end = at;
    return question.contentWords().stream()
        .filter(word -> word.end() == end)
        .map(word -> Segmenter.simplify(word.surface()))
        .findFirst()
        .orElse("");
  }

  private static int verbAt(ParsedSentence sentence, int marker, String verb) {
    int last = Math.min(sentence.size(), marker + 2 + MAX_OBJECT_WORDS);
    for (int i = marker + 1; i < last && sentence.tag(i) != Tag.PUNCT; i++) {
      if (Segmenter.simplify(sentence.word(i).surface()).startsWith(verb)) {
        return i;
      }
    }
    return -1;
  }
}
