package dev.trawl.lexical.span;

import dev.trawl.lexical.question.Slot;
import dev.trawl.lexical.sentence.MarkedChunk;
import dev.trawl.lexical.sentence.MarkedChunk.Line;
import dev.trawl.lexical.words.Roots;
import dev.trawl.lexical.words.Segmenter;
import dev.trawl.lexical.words.Tag;
import dev.trawl.lexical.words.Tagger;
import dev.trawl.lexical.words.Word;
import dev.trawl.lexical.words.WordScanner;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sentence split into tagged words.
 *
 * @param slot the words around the missing answer in the question
 * @param words words with their positions in the chunk's text
 * @param shares for each word, its share of the total weight of the question's terms; 0 if the
 *     question does not contain the word
 * @param keys keys for comparing the words with the words around the missing answer; in Chinese,
 *     one key for each character
 */
record ParsedSentence(
    MarkedChunk marked,
    Line line,
    Slot slot,
    List<Word> words,
    List<Tag> tags,
    double[] shares,
    List<String> keys) {
  static ParsedSentence of(MarkedChunk marked, Line line, Slot slot) {
    var text = marked.chunk().text();
    var language = marked.chunk().language();
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
    return new ParsedSentence(
        marked,
        line,
        slot,
        words,
        Tagger.of(language).tag(words),
        shares(marked, line, words),
        keys);
  }

  private static double[] shares(MarkedChunk marked, Line line, List<Word> words) {
    var questionTerms = marked.questionTerms();
    double all = questionTerms.weight(questionTerms.allTerms());
    var shares = new double[words.size()];
    var reliable = new BitSet();
    var text = marked.chunk().text().substring(line.start(), line.end());
    var roots = new Roots(marked.chunk().language());
    for (var term : Analysis.terms(text, marked.chunk().language())) {
      Integer index = questionTerms.index().get(roots.of(term.text()));
      if (index == null) {
        continue;
      }
      int start = term.startChar() + line.start();
      int end = term.endChar() + line.start();
      for (int i = 0; i < words.size(); i++) {
        if (words.get(i).start() < end && start < words.get(i).end()) {
          shares[i] += questionTerms.weights()[index] / all;
          if (!isAccidental(words.get(i), term)) {
            reliable.set(i);
          }
        }
      }
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] = reliable.get(i) ? shares[i] : 0;
    }
    return shares;
  }

  /**
   * Returns true if the match may be accidental: a single Chinese character of a longer word may
   * have another meaning.
   */
  private static boolean isAccidental(Word word, Term term) {
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

  /** Returns true if the question contains the word at {@code i}. */
  boolean isInQuestion(int i) {
    return i >= 0 && i < shares.length && shares[i] > 0.02;
  }

  /**
   * Returns true if there is a colon at or after {@code from}, as after a speaker's name. A colon
   * at the end of the sentence does not count.
   */
  boolean hasColonFrom(int from) {
    return IntStream.range(from, size() - 1)
        .mapToObj(this::lower)
        .anyMatch(word -> word.equals(":") || word.equals("："));
  }
}
