package dev.trawl.bench.needle;

import java.util.List;
import java.util.Random;

/** Needles of one language, one after another, by seed. Not thread-safe. */
final class NeedleSource {
  private final String language;
  private final List<Needle> own;
  private final NeedleFamilies families;
  private final Random random;
  private int drawn;

  /**
   * @param own needles to go round; those of other languages are passed over; none: the families
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
