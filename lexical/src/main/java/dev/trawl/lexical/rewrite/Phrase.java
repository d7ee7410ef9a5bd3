package dev.trawl.lexical.rewrite;

/**
 * Words {@code from} up to, not with, {@code to} of an English text that name something.
 *
 * @param head the noun that says what it is, in lower case; of a name, its last word
 * @param isName whether it is a proper name alone
 * @param isWhole whether no longer phrase holds it
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

  /** Whether {@code noun} says what it is, in the singular or the plural. */
  boolean isA(String noun) {
    return head.equals(noun) || head.equals(noun + "s") || noun.equals(head + "s");
  }
}
