package dev.trawl.lexical.span;

import dev.trawl.lexical.question.Kind;
import dev.trawl.lexical.question.Question;
import dev.trawl.lexical.words.Segmenter;
import dev.trawl.lexical.words.Tag;
import java.util.Optional;
import java.util.Set;

/**
 * Answers a Chinese question for the object of a verb ("埋了什么") from a sentence that puts the object
 * before that verb by 把 or 将, the disposal construction: "把铜镜埋在树下".
 */
final class Disposal {
  private static final Set<String> MARKERS = Set.of("把", "将", "將");

  /** Particles between the verb and its object, which say only that it is done or lasts. */
  private static final String ASPECTS = "了过着過著";

  private static final int LONGEST_OBJECT = 12;

  private Disposal() {}

  static Optional<Candidate> of(Parsed sentence) {
    var question = sentence.scene().wanted().question();
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

  /** The word before the question word, particles left out; empty if that is none. */
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

  private static int verbAt(Parsed sentence, int marker, String verb) {
    int last = Math.min(sentence.size(), marker + 2 + LONGEST_OBJECT);
    for (int i = marker + 1; i < last && sentence.tag(i) != Tag.PUNCT; i++) {
      if (Segmenter.simplify(sentence.word(i).surface()).startsWith(verb)) {
        return i;
      }
    }
    return -1;
  }
}
