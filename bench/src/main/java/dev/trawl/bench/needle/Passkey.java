package dev.trawl.bench.needle;

import dev.trawl.bench.keys.StatedValue;
import java.util.Random;

/**
 * The pass key test of the long-context papers: five digits that the answer must repeat exactly.
 */
final class Passkey {
  private Passkey() {}

  static Needle draw(String language, Random random) {
    var stated = StatedValue.passkey(language, random);
    return new Needle(
        "passkey", language, stated.statement(), "", stated.question(), stated.value());
  }
}
