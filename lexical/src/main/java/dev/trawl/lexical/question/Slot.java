package dev.trawl.lexical.question;

import dev.trawl.lexical.words.Roots;
import dev.trawl.lexical.words.Segmenter;
import dev.trawl.lexical.words.Tag;
import dev.trawl.lexical.words.Tagger;
import dev.trawl.lexical.words.Word;
import dev.trawl.retrieval.analysis.Analysis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * The position in a question where its answer is missing, with the words around this position. The
 * sentence with the answer often has the same words around the answer.
 *
 * @param role the grammatical role of the missing answer: subject or object of the verb, after a
 *     copula, after a helper verb, inside the question, or none
 * @param before keys of the words before the missing answer; the nearest word comes last
 * @param after keys of the words after the missing answer; the nearest word comes first
 * @param verb key of the question's main verb; empty if there is none
 */
public record Slot(String role, List<String> before, List<String> after, String verb) {
  private static final int REACH = 4;
  private static final Set<String> BE = Set.of("is", "are", "was", "were", "'s", "’s");
  private static final Set<String> HELPERS =
      Set.of(
          "has", "have", "had", "can", "could", "will", "would", "should", "may", "might", "must");

  public static Slot of(Question question) {
    var slot = withoutVerb(question);
    return slot.role().equals("none") || question.language().equals("zh")
        ? slot
        : new Slot(slot.role(), slot.before(), slot.after(), verb(question));
  }

  /**
   * The slot without its verb. Finding the verb needs a tagger, which is too slow to run for every
   * chunk.
   */
  public static Slot withoutVerb(Question question) {
    return question.language().equals("zh") ? chinese(question) : spaced(question);
  }

  /**
   * The keys by which words are compared: the index term if there is one, otherwise the word in
   * lower case.
   */
  public static List<String> keys(String text, List<Word> words, String language) {
    if (words.isEmpty()) {
      return List.of();
    }
    int origin = words.getFirst().start();
    var terms = new HashMap<Integer, String>();
    var roots = new Roots(language);
    for (var term : Analysis.terms(text.substring(origin, words.getLast().end()), language)) {
      terms.merge(
          origin + term.startChar(),
          roots.of(term.text()),
          (a, b) -> a.length() >= b.length() ? a : b);
    }
    return words.stream().map(word -> terms.getOrDefault(word.start(), word.lower())).toList();
  }

  private static Slot spaced(Question question) {
    var words = question.words();
    int wh = question.whAt();
    if (wh < 0) {
      return new Slot("none", List.of(), List.of(), "");
    }
    var keys = keys(question.text(), words, question.language());
    int end = end(words);
    int groupEnd = Math.min(questionGroupEnd(question), end);
    var next = groupEnd < end ? words.get(groupEnd).lower() : "";
    boolean isObject = Set.of("do", "does", "did").contains(next);
    boolean isFronted = wh <= 1;
    var before =
        wh == 1
            ? keys.subList(0, 1)
            : isFronted ? keys.subList(groupEnd, end) : keys.subList(0, wh);
    var after = isObject ? List.<String>of() : keys.subList(groupEnd, end);
    var role =
        isObject
            ? "object"
            : BE.contains(next)
                ? "copula"
                : HELPERS.contains(next) ? "helper" : isFronted ? "subject" : "inside";
    return new Slot(role, last(before), first(after), "");
  }

  /** The index after the last word that is not a punctuation mark. */
  private static int end(List<Word> words) {
    int end = words.size();
    while (end > 0 && words.get(end - 1).isMark()) {
      end--;
    }
    return end;
  }

  /** The index after the question word and its noun group. */
  private static int questionGroupEnd(Question question) {
    int end = question.whAt() + 1;
    if (question.words().get(question.whAt()).lower().equals("how")
        && question.kind() != Kind.MANNER) {
      end++;
    }
    if (question.focus().isEmpty()) {
      return end;
    }
    for (int i = end; i < question.words().size(); i++) {
      var lower = question.words().get(i).lower();
      if (BE.contains(lower) || HELPERS.contains(lower)) {
        return end;
      } else if (lower.equals(question.focus())) {
        return i + 1;
      }
    }
    return end;
  }

  private static String verb(Question question) {
    var words = question.words();
    var tags = Tagger.of(question.language()).tag(words);
    for (int i = questionGroupEnd(question); i < end(words); i++) {
      if (tags.get(i) == Tag.VERB) {
        return keys(question.text(), words, question.language()).get(i);
      }
    }
    return "";
  }

  private static Slot chinese(Question question) {
    var text = Segmenter.simplify(question.text());
    int wh = question.whAt();
    if (wh < 0) {
      return new Slot("none", List.of(), List.of(), "");
    }
    int groupEnd = ChineseKinds.questionWordEnd(text, wh);
    return new Slot(
        "inside",
        last(characters(text.substring(0, wh))),
        first(characters(text.substring(groupEnd))),
        "");
  }

  static List<String> characters(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::toString)
        .toList();
  }

  private static List<String> last(List<String> keys) {
    return new ArrayList<>(keys.subList(Math.max(0, keys.size() - REACH), keys.size()));
  }

  private static List<String> first(List<String> keys) {
    return new ArrayList<>(keys.subList(0, Math.min(REACH, keys.size())));
  }

  /**
   * How many words in {@code keys} match the words before the missing answer, plus how many match
   * the words after it. Each of the two counts is taken at the position with the most matches.
   */
  public int matches(List<String> keys) {
    int maxBefore = 0;
    for (int at = 0; at <= keys.size(); at++) {
      maxBefore = Math.max(maxBefore, matchesBefore(keys, at));
    }
    int maxAfter = 0;
    for (int at = 0; at < keys.size(); at++) {
      maxAfter = Math.max(maxAfter, matchesAfter(keys, at, 0));
    }
    return maxBefore + maxAfter;
  }

  /**
   * The number of words directly before {@code at} that match the words before the missing answer.
   */
  public int matchesBefore(List<String> keys, int at) {
    int count = 0;
    while (count < before.size()
        && at - 1 - count >= 0
        && before.get(before.size() - 1 - count).equals(keys.get(at - 1 - count))) {
      count++;
    }
    return count;
  }

  /**
   * The number of words, starting at {@code at}, that match the words after the missing answer. The
   * first {@code skip} words after the missing answer are ignored.
   */
  public int matchesAfter(List<String> keys, int at, int skip) {
    int count = 0;
    while (skip + count < after.size()
        && at + count < keys.size()
        && after.get(skip + count).equals(keys.get(at + count))) {
      count++;
    }
    return count;
  }
}
