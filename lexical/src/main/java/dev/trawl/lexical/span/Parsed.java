package dev.trawl.lexical.span;

import dev.trawl.lexical.question.Slot;
import dev.trawl.lexical.sentence.Scene;
import dev.trawl.lexical.sentence.Scene.Line;
import dev.trawl.lexical.words.Roots;
import dev.trawl.lexical.words.Segmenter;
import dev.trawl.lexical.words.Tag;
import dev.trawl.lexical.words.Tagger;
import dev.trawl.lexical.words.Word;
import dev.trawl.lexical.words.WordScanner;
import dev.trawl.retrieval.index.Analysis;
import dev.trawl.retrieval.index.Term;
import java.util.BitSet;
import java.util.List;

/**
 * A sentence cut into tagged words, ready for spans to be cut from it.
 *
 * @param slot the place the answer fills in the question
 * @param words at their places in the chunk's text
 * @param asked for each word, the share of the question's weight that it carries; 0 for none
 * @param keys what the words are compared with those of the slot by; in Chinese one for each
 *     character of the line
 */
record Parsed(
    Scene scene,
    Line line,
    Slot slot,
    List<Word> words,
    List<Tag> tags,
    double[] asked,
    List<String> keys) {
  static Parsed of(Scene scene, Line line, Slot slot) {
    var text = scene.chunk().text();
    var language = scene.chunk().language();
    var words = WordScanner.scan(text, line.start(), line.end());
    if (language.equals("zh")) {
      words = Segmenter.join(text, words);
    }
    var keys =
        language.equals("zh")
            ? Segmenter.simplify(text.substring(line.start(), line.end()))
                .chars()
                .mapToObj(Character::toString)
                .toList()
            : Slot.keys(text, words, language);
    return new Parsed(
        scene, line, slot, words, Tagger.of(language).tag(words), asked(scene, line, words), keys);
  }

  private static double[] asked(Scene scene, Line line, List<Word> words) {
    var wanted = scene.wanted();
    double all = wanted.weight(wanted.all());
    var asked = new double[words.size()];
    var meant = new BitSet();
    var text = scene.chunk().text().substring(line.start(), line.end());
    var roots = new Roots(scene.chunk().language());
    for (var term : Analysis.terms(text, scene.chunk().language())) {
      Integer index = wanted.index().get(roots.of(term.text()));
      if (index == null) {
        continue;
      }
      int start = term.startChar() + line.start();
      int end = term.endChar() + line.start();
      for (int i = 0; i < words.size(); i++) {
        if (words.get(i).start() < end && start < words.get(i).end()) {
          asked[i] += wanted.weights()[index] / all;
          if (!isChance(words.get(i), term)) {
            meant.set(i);
          }
        }
      }
    }
    for (int i = 0; i < asked.length; i++) {
      asked[i] = meant.get(i) ? asked[i] : 0;
    }
    return asked;
  }

  /** One ideograph of a word of several is of another word than the question's, for all it says. */
  private static boolean isChance(Word word, Term term) {
    return term.endChar() - term.startChar() == 1
        && word.end() - word.start() > 1
        && WordScanner.isUnspaced(term.text().codePointAt(0));
  }

  int size() {
    return words.size();
  }

  Word word(int i) {
    return words.get(i);
  }

  Tag tag(int i) {
    return i < 0 || i >= tags.size() ? Tag.PUNCT : tags.get(i);
  }

  /** The lower-case word at {@code i}; "^" before the first, "$" after the last. */
  String lower(int i) {
    return i < 0 ? "^" : i >= words.size() ? "$" : words.get(i).lower();
  }

  boolean isAsked(int i) {
    return i >= 0 && i < asked.length && asked[i] > 0.02;
  }
}
