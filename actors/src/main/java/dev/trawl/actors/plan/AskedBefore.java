package dev.trawl.actors.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sub-questions and searches of a planner so far. Mutable; belongs to one planner. */
final class AskedBefore {
  /** Names and phrases that differ only in case or punctuation count as the same. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final String language;
  private final List<AskedQuestion> questions = new ArrayList<>();
  private final Set<String> searches = new HashSet<>();

  /**
   * @param language the language of the questions, as an ISO 639-1 code
   */
  AskedBefore(String language) {
    this.language = language;
  }

  /** Adds {@code question}; returns false if it was asked before, in these or other words. */
  boolean isNew(String question) {
    var next = AskedQuestion.of(question, language);
    return questions.stream().noneMatch(next::asksTheSame) && questions.add(next);
  }

  /** Adds a search; returns false if it was made before, or if {@code words} is blank. */
  boolean isNewSearch(String kind, String words) {
    return !words.isBlank() && searches.add(kind + " " + normalized(words));
  }

  static String normalized(String words) {
    return BETWEEN_WORDS
        .splitAsStream(words.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
