package dev.trawl.lexical.rewrite;

/**
 * The words {@code from} (inclusive) to {@code to} (exclusive) of an English text that name
 * something.
 *
 * @param head the noun that says what it is, in lower case; the last word of a name
 * @param isName whether it is only a proper name
 * @param isWhole whether no longer phrase contains it
 */
record Phrase(int from, int to, String text, String head, boolean isName, boolean isWhole) {
  private static final String PLURALS = " people men women children ";

  boolean holds(Phrase other) {
    return from <= other.from && other.to <= to;
  }

  int length() {
    return to - from;
  }

  boolean isPlural() {
    return !isName && isPlural(head);
  }

  private static boolean isPlural(String noun) {
    return PLURALS.contains(" " + noun + " ")
        || (noun.length() > 3 && noun.endsWith("s") && !noun.endsWith("ss"));
  }

  /** Whether it is a {@code noun}, in the singular or plural. */
  boolean isA(String noun) {
    return head.equals(noun) || head.equals(noun + "s") || noun.equals(head + "s");
  }
}
