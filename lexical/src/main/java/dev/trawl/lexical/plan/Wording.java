package dev.trawl.lexical.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Formulates sub-questions in the language of the question. */
enum Wording {
  ENGLISH,
  CHINESE;

  private static final Set<String> PERSONS =
      Set.of("人", "者", "师", "家", "员", "帝", "王", "妻", "夫", "弟", "兄", "姐", "妹", "子", "长", "友");

  private static final Set<String> PERSON_ENDINGS =
      Set.of(
          "er", "or", "ist", "ian", "ant", "ent", "man", "woman", "king", "queen", "wife",
          "husband", "friend", "spouse", "uncle", "aunt", "boss", "hero", "chief");

  static Wording of(String language) {
    return language.equals("zh") ? CHINESE : ENGLISH;
  }

  boolean isChinese() {
    return this == CHINESE;
  }

  /**
   * The question "Who is the {@code noun} of {@code entity}?", or "What is …?" if the noun is not a
   * person.
   */
  String whoIs(String noun, String entity) {
    return isChinese()
        ? entity + "的" + noun + (isPerson(noun) ? "是谁？" : "是什么？")
        : (isPerson(noun) ? "Who is the " : "What is the ") + noun + " of " + entity + "?";
  }

  /** The same question in indirect form. */
  String whoIsIndirect(String noun, String entity) {
    return isChinese()
        ? entity + "的" + noun + (isPerson(noun) ? "是谁" : "是什么")
        : (isPerson(noun) ? "who the " : "what the ") + noun + " of " + entity + " is";
  }

  /** The phrases that a text may use for "the {@code noun} of {@code entity}". */
  List<String> possessives(String noun, String entity) {
    return isChinese()
        ? List.of(entity + "的" + noun)
        : List.of(entity + "'s " + noun, noun + " of " + entity);
  }

  /** The sub-question that identifies a search for {@code phrase}. No other step uses it. */
  String lookUp(String question, String phrase) {
    return isChinese() ? question + "（“" + phrase + "”）" : question + " (“" + phrase + "”)";
  }

  /**
   * The sub-question that identifies a search for places that together answer the question. No
   * other step uses it.
   */
  String searchForSeveralPassages(String question) {
    return isChinese() ? question + "（几处合起来）" : question + " (in several passages)";
  }

  private static boolean isPerson(String noun) {
    return Kin.of(noun).isPresent()
        || PERSONS.stream().anyMatch(noun::endsWith)
        || PERSON_ENDINGS.stream().anyMatch(noun.toLowerCase(Locale.ROOT)::endsWith);
  }

  /** The question in indirect form. */
  String indirect(String question) {
    return isChinese() ? question.strip().replaceAll("[?？。]+$", "") : IndirectQuestion.of(question);
  }
}
