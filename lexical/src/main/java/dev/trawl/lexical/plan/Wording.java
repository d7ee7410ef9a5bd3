package dev.trawl.lexical.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Puts questions into words, in the language of the question that they serve. */
enum Wording {
  ENGLISH,
  CHINESE;

  private static final Set<String> PERSONS =
      Set.of("人", "者", "师", "家", "员", "帝", "王", "妻", "夫", "弟", "兄", "姐", "妹", "子", "长", "友");

  private static final Set<String> ENDINGS =
      Set.of(
          "er", "or", "ist", "ian", "ant", "ent", "man", "woman", "king", "queen", "wife",
          "husband", "friend", "spouse", "uncle", "aunt", "boss", "hero", "chief");

  static Wording of(String language) {
    return language.equals("zh") ? CHINESE : ENGLISH;
  }

  boolean isChinese() {
    return this == CHINESE;
  }

  /** Asks for who or what is the {@code noun} of {@code entity}. */
  String whoIs(String noun, String entity) {
    return isChinese()
        ? entity + "的" + noun + (isPerson(noun) ? "是谁？" : "是什么？")
        : (isPerson(noun) ? "Who is the " : "What is the ") + noun + " of " + entity + "?";
  }

  /** The same, told rather than asked. */
  String whoIsIndirect(String noun, String entity) {
    return isChinese()
        ? entity + "的" + noun + (isPerson(noun) ? "是谁" : "是什么")
        : (isPerson(noun) ? "who the " : "what the ") + noun + " of " + entity + " is";
  }

  /** How a text may say whose {@code noun} somebody is. */
  List<String> owned(String noun, String entity) {
    return isChinese()
        ? List.of(entity + "的" + noun)
        : List.of(entity + "'s " + noun, noun + " of " + entity);
  }

  /** The question of the search for {@code phrase}, which no other step asks. */
  String lookUp(String question, String phrase) {
    return isChinese() ? question + "（“" + phrase + "”）" : question + " (“" + phrase + "”)";
  }

  /** The question of the search for places that tell it together, which no other step asks. */
  String together(String question) {
    return isChinese() ? question + "（几处合起来）" : question + " (told in several places)";
  }

  private static boolean isPerson(String noun) {
    return Kin.of(noun).isPresent()
        || PERSONS.stream().anyMatch(noun::endsWith)
        || ENDINGS.stream().anyMatch(noun.toLowerCase(Locale.ROOT)::endsWith);
  }

  /** The question as it stands inside a sentence. */
  String indirect(String question) {
    return isChinese() ? question.strip().replaceAll("[?？。]+$", "") : Indirect.of(question);
  }
}
