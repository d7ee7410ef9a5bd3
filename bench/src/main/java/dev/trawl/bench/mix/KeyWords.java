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

/**
 * Finds the key words of a question: the names in it that occur in the fewest documents. Immutable.
 */
final class KeyWords {
  /** A capitalised word, a number, or a Chinese word. */
  private static final Pattern NAME =
      Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’]{2,}|\\d{2,}|\\p{IsHan}{2,}");

  /**
   * A word that occurs in a larger share of the documents is not a name, because it is too common.
   */
  private static final double SHARE_MAX = 0.05;

  private final Map<String, Integer> documentCounts = new HashMap<>();
  private final int maxDocuments;

  KeyWords(List<String> documents) {
    for (var document : documents) {
      for (var word : new HashSet<>(Words.of(document))) {
        documentCounts.merge(word, 1, Integer::sum);
      }
    }
    this.maxDocuments = Math.max(3, (int) (documents.size() * SHARE_MAX));
  }

  /**
   * Returns the subject of the sentence with the answer, and the main name of the question. The
   * subject is the rarest name in that sentence that is also in the question or in another document
   * of the question. The main name is the rarest name in the question that is also in one of its
   * documents. Both can be the same name. Returns an empty list if one of them is not found, or if
   * the question contains a name from the answer, because such a name could not be replaced
   * consistently.
   */
  List<String> of(MixQuestion mixQuestion) {
    if (!mixQuestion.names().isEmpty()) {
      return mixQuestion.names();
    }
    var question = Words.of(mixQuestion.question());
    var answerSentence = Words.of(mixQuestion.answerSentence());
    var sharedWords = new HashSet<>(question);
    var documentWords = new HashSet<>(answerSentence);
    for (var document : mixQuestion.documents()) {
      documentWords.addAll(Words.of(document));
      if (!document.contains(mixQuestion.answerSentence())) {
        sharedWords.addAll(Words.of(document));
      }
    }
    var subject = rarest(answerSentence, sharedWords, mixQuestion.answer());
    var mainName = rarest(question, documentWords, mixQuestion.answer());
    var questionContainsAnswer =
        Words.of(mixQuestion.answer()).stream().anyMatch(word -> isNameIn(word, question));
    return questionContainsAnswer || subject.isEmpty() || mainName.isEmpty()
        ? List.of()
        : Stream.of(subject.get(), mainName.get()).distinct().toList();
  }

  private static boolean isNameIn(String word, List<String> question) {
    return NAME.matcher(word).matches() && question.contains(word);
  }

  private Optional<String> rarest(List<String> words, Set<String> shared, String answer) {
    return words.stream()
        .filter(word -> NAME.matcher(word).matches() && shared.contains(word))
        .filter(word -> !answer.contains(word) && !word.contains(answer))
        .filter(word -> frequency(word) <= maxDocuments)
        .min(Comparator.comparingInt(this::frequency).thenComparing(word -> word));
  }

  private int frequency(String word) {
    return documentCounts.getOrDefault(word, 0);
  }
}
