package dev.trawl.bench.needle;

import java.util.List;
import java.util.Random;

/** Provides the needles of one language in a fixed order for each seed. Not thread-safe. */
final class NeedleSource {
  private final String language;
  private final List<Needle> userNeedles;
  private final NeedleFamilies families;
  private final Random random;
  private int drawn;

  /**
   * @param userNeedles user-defined needles. Those of {@code language} are used in rotation. If
   *     there are none, needles are drawn from the families
   */
  NeedleSource(String language, List<Needle> userNeedles, long seed) {
    this.language = language;
    this.userNeedles =
        userNeedles.stream().filter(needle -> needle.language().equals(language)).toList();
    this.families = NeedleFamilies.of(language);
    this.random = new Random(seed * 31 + language.hashCode());
  }

  String language() {
    return language;
  }

  Needle next() {
    var number = drawn++;
    return userNeedles.isEmpty()
        ? families.draw(number, random)
        : userNeedles.get(number % userNeedles.size());
  }

  Needle passkey() {
    return Passkey.draw(language, random);
  }
}
