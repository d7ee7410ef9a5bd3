package dev.trawl.lexical.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Converts an English question to an indirect question. */
final class IndirectQuestion {
  private static final Set<String> BE = Set.of("is", "was", "are", "were");
  private static final Set<String> QUESTION_WORDS =
      Set.of("who", "whom", "whose", "what", "which", "where", "when", "why", "how");

  /** Auxiliaries; in an indirect question the verb after them would need another form. */
  private static final Set<String> FORMS_OF_DO = Set.of("do", "does", "did");

  private static final Pattern PARTICIPLE =
      Pattern.compile("[a-z]*(?:ed|[uo]rn|[aiu]lt|en|own|aid|ade|ought|aught|old|ound|it|ut)");

  private IndirectQuestion() {}

  /** Converts {@code Who was the father of Holm?} to {@code who the father of Holm was}. */
  static String of(String question) {
    var plain = plain(question);
    var words = List.of(plain.split("\\s+"));
    var first = words.getFirst().toLowerCase(Locale.ROOT);
    if (!QUESTION_WORDS.contains(first) || words.stream().anyMatch(FORMS_OF_DO::contains)) {
      return "the answer to “" + question.strip() + "”";
    }
    var rest = plain.substring(words.getFirst().length()).strip();
    if (words.size() > 2 && BE.contains(words.get(1)) && isSubject(words.get(2))) {
      return first + " " + withVerbLast(words.subList(2, words.size()), words.get(1));
    }
    return rest.isEmpty() ? first : first + " " + rest;
  }

  /** Moves {@code be} after its subject. If a participle comes last, {@code be} stays before it. */
  private static String withVerbLast(List<String> words, String be) {
    var subject = String.join(" ", words.subList(0, words.size() - 1));
    var last = words.getLast();
    return subject.isEmpty() || !PARTICIPLE.matcher(last).matches()
        ? (subject + " " + last + " " + be).strip()
        : subject + " " + be + " " + last;
  }

  private static String plain(String question) {
    int end = question.length();
    while (end > 0 && "?.! ".indexOf(question.charAt(end - 1)) >= 0) {
      end--;
    }
    return question.substring(0, end).strip();
  }

  private static boolean isSubject(String word) {
    return word.equals("the") || word.equals("a") || Character.isUpperCase(word.codePointAt(0));
  }
}
