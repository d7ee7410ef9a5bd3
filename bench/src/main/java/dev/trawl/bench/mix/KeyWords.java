package dev.trawl.bench.mix;

import dev.trawl.bench.score.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the key words of a question: those that are rarest in all documents. Immutable. */
final class KeyWords {
  /** A capitalised word, a number, or a Chinese word. */
  private static final Pattern NAMING =
      Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’]{2,}|\\d{2,}|\\p{IsHan}{2,}");

  /** A word that occurs in a larger share of the documents is too common to be a name. */
  private static final double SHARE_MAX = 0.05;

  private final Map<String, Integer> documentsOf = new HashMap<>();
  private final int maxDocuments;

  KeyWords(List<String> documents) {
    for (var document : documents) {
      for (var word : new HashSet<>(Words.of(document))) {
        documentsOf.merge(word, 1, Integer::sum);
      }
    }
    this.maxDocuments = Math.max(3, (int) (documents.size() * SHARE_MAX));
  }

  /**
   * Returns the subject of the gold sentence, and the name that the question starts from. The
   * subject is the rarest name in the gold sentence that is also in the question or in one of the
   * other documents. The start is the rarest name in the question that is also in any of its
   * documents. The two can be the same. Empty if one of them is not found, or if the question
   * contains a name from the answer, because that could not be replaced consistently.
   */
  List<String> of(MixQuestion asked) {
    if (!asked.names().isEmpty()) {
      return asked.names();
    }
    var question = Words.of(asked.question());
    var gold = Words.of(asked.gold());
    var known = new HashSet<>(question);
    var reachable = new HashSet<>(gold);
    for (var document : asked.documents()) {
      reachable.addAll(Words.of(document));
      if (!document.contains(asked.gold())) {
        known.addAll(Words.of(document));
      }
    }
    var ofGold = rarest(gold, known, asked.answer());
    var ofQuestion = rarest(question, reachable, asked.answer());
    var isNamed = Words.of(asked.answer()).stream().anyMatch(word -> isNameIn(word, question));
    return isNamed || ofGold.isEmpty() || ofQuestion.isEmpty()
        ? List.of()
        : Stream.of(ofGold.get(), ofQuestion.get()).distinct().toList();
  }

  private static boolean isNameIn(String word, List<String> question) {
    return NAMING.matcher(word).matches() && question.contains(word);
  }

  private Optional<String> rarest(List<String> words, Set<String> shared, String answer) {
    return words.stream()
        .filter(word -> NAMING.matcher(word).matches() && shared.contains(word))
        .filter(word -> !answer.contains(word) && !word.contains(answer))
        .filter(word -> frequency(word) <= maxDocuments)
        .min(Comparator.comparingInt(this::frequency).thenComparing(word -> word));
  }

  private int frequency(String word) {
    return documentsOf.getOrDefault(word, 0);
  }
}
