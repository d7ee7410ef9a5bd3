package dev.trawl.bench.needle;

import java.util.List;
import java.util.Random;

/** Provides the needles of one language in a fixed order for each seed. Not thread-safe. */
final class NeedleSource {
  private final String language;
  private final List<Needle> own;
  private final NeedleFamilies families;
  private final Random random;
  private int drawn;

  /**
   * @param own user-defined needles to use in turn, except those of other languages; if there are
   *     none, needles are drawn from the families
   */
  NeedleSource(String language, List<Needle> own, long seed) {
    this.language = language;
    this.own = own.stream().filter(needle -> needle.language().equals(language)).toList();
    this.families = NeedleFamilies.of(language);
    this.random = new Random(seed * 31 + language.hashCode());
  }

  String language() {
    return language;
  }

  Needle next() {
    var number = drawn++;
    return own.isEmpty() ? families.draw(number, random) : own.get(number % own.size());
  }

  Needle passkey() {
    return Passkey.draw(language, random);
  }
}
