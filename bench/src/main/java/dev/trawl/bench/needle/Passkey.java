package dev.trawl.bench.needle;

import dev.trawl.bench.keys.Said;
import java.util.Random;

/** The pass key of the long-context papers: five digits to be repeated exactly. */
final class Passkey {
  private Passkey() {}

  static Needle draw(String language, Random random) {
    var said = Said.passkey(language, random);
    return new Needle("passkey", language, said.statement(), "", said.question(), said.value());
  }
}
