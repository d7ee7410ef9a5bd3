package dev.trawl.lexical.rewrite;

/**
 * A name or a noun group in an English text: the words {@code from} (inclusive) to {@code to}
 * (exclusive).
 *
 * @param head the main noun of the group, or the last word of a name; in lower case
 * @param isName whether the phrase is a proper name
 * @param isFull false if a longer phrase contains it
 */
record Phrase(int from, int to, String text, String head, boolean isName, boolean isFull) {
  private static final String PLURALS = " people men women children ";

  boolean contains(Phrase other) {
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

  /** Returns true if the head is {@code noun}, in the singular or plural. */
  boolean isA(String noun) {
    return head.equals(noun) || head.equals(noun + "s") || noun.equals(head + "s");
  }
}
