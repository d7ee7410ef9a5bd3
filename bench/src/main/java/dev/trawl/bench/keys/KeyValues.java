package dev.trawl.bench.keys;

import dev.trawl.retrieval.chunk.Tokens;
import java.util.Random;
import java.util.UUID;

/**
 * A JSON object of UUIDs, with one pair per line.
 *
 * @param lengthTokens the wanted length
 * @param seed the seed of the other pairs
 * @param wanted the pair that the question is about
 * @param depth the share of pairs before the wanted one, 0 to 1
 */
record KeyValues(int lengthTokens, long seed, Pair wanted, double depth) {
  /** The number of lines used to estimate the tokens per line. */
  private static final int COUNTED = 100;

  record Pair(String key, String value) {
    static Pair draw(Random random) {
      return new Pair(uuid(random), uuid(random));
    }

    String line() {
      return "\"%s\": \"%s\"".formatted(key, value);
    }

    private static String uuid(Random random) {
      return new UUID(random.nextLong(), random.nextLong()).toString();
    }
  }

  static String question(String language, Pair wanted) {
    return language.equals("zh")
        ? "键“%s”对应的值是什么？".formatted(wanted.key())
        : "What is the value of the key \"%s\"?".formatted(wanted.key());
  }

  String text(Tokens tokens) {
    var random = new Random(seed);
    var sample = new StringBuilder();
    for (var i = 0; i < COUNTED; i++) {
      sample.append(Pair.draw(random).line()).append(",\n");
    }
    var pairs =
        Math.max(1, (int) ((long) lengthTokens * COUNTED / tokens.count(sample.toString())));
    var place = Math.min(pairs - 1, (int) (pairs * depth));
    var text = new StringBuilder("{\n");
    for (var i = 0; i < pairs; i++) {
      var pair = i == place ? wanted : Pair.draw(random);
      text.append(pair.line()).append(i < pairs - 1 ? ",\n" : "\n");
    }
    return text.append("}\n").toString();
  }
}
