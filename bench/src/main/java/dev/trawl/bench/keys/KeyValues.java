package dev.trawl.bench.keys;

import dev.trawl.retrieval.chunk.Tokens;
import java.util.Random;
import java.util.UUID;

/**
 * A JSON object of UUIDs, with one pair per line.
 *
 * @param lengthTokens the approximate length of the text
 * @param seed the seed of the other pairs
 * @param target the pair that the question is about
 * @param depth the share of the pairs that come before the target, 0 to 1
 */
record KeyValues(int lengthTokens, long seed, Pair target, double depth) {
  /** The number of lines from which the tokens per line are estimated. */
  private static final int SAMPLE_LINES = 100;

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

  static String question(String language, Pair target) {
    return language.equals("zh")
        ? "键“%s”对应的值是什么？".formatted(target.key())
        : "What is the value of the key \"%s\"?".formatted(target.key());
  }

  String text(Tokens tokens) {
    var random = new Random(seed);
    var sample = new StringBuilder();
    for (var i = 0; i < SAMPLE_LINES; i++) {
      sample.append(Pair.draw(random).line()).append(",\n");
    }
    var pairs =
        Math.max(1, (int) ((long) lengthTokens * SAMPLE_LINES / tokens.count(sample.toString())));
    var place = Math.min(pairs - 1, (int) (pairs * depth));
    var text = new StringBuilder("{\n");
    for (var i = 0; i < pairs; i++) {
      var pair = i == place ? target : Pair.draw(random);
      text.append(pair.line()).append(i < pairs - 1 ? ",\n" : "\n");
    }
    return text.append("}\n").toString();
  }
}
