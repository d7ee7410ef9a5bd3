package dev.trawl.bench.ruler;

import dev.trawl.bench.haystack.Depths;
import dev.trawl.bench.haystack.Grammar;
import dev.trawl.bench.haystack.Haystack;
import dev.trawl.bench.haystack.Names;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Needles in a haystack. Each needle states a value of a key; the question asks for the values of
 * some keys.
 *
 * @param hay the text of the haystack; if absent, the haystack consists of needles with other keys
 */
record Niah(TaskWording wording, Grammar words, Shape shape, Optional<TextPool> hay, Tokens tokens)
    implements Task {
  private static final int MIN_NUMBER = 1_000_000;
  private static final int NUMBERS = 9_000_000;

  /** The number of needles from which the tokens per needle are estimated. */
  private static final int SAMPLE_NEEDLES = 100;

  /**
   * @param keysAreUuids whether keys are UUIDs or words
   * @param keys the number of keys
   * @param valuesPerKey the number of values of each key
   * @param askedKeys the number of keys in the question
   */
  record Shape(
      boolean keysAreUuids, TaskWording.Value values, int keys, int valuesPerKey, int askedKeys) {}

  private record Needle(String key, String value, String statement) {}

  @Override
  public Sample draw(int lengthTokens, Random random) {
    var names = new Names();
    var keys = new ArrayList<String>();
    var needles = new ArrayList<Needle>();
    for (var i = 0; i < shape.keys(); i++) {
      var key = names.next(() -> key(random));
      keys.add(key);
      for (var j = 0; j < shape.valuesPerKey(); j++) {
        needles.add(needle(key, names.next(() -> value(random))));
      }
    }
    var askedKeys = keys.subList(0, shape.askedKeys());
    var expected = needles.stream().filter(needle -> askedKeys.contains(needle.key())).toList();
    var statements = needles.stream().map(Needle::statement).toList();
    var plantings = new Depths(random).inRandomOrder(statements);
    var seed = random.nextLong();
    return new Sample(
        question(askedKeys),
        expected.stream().map(Needle::value).toList(),
        expected.stream().map(Needle::statement).toList(),
        () ->
            hay.map(
                    pool ->
                        Haystack.of(pool, lengthTokens, plantings, tokens, new Random(seed)).text())
                .orElseGet(
                    () -> amongOtherNeedles(plantings, keys, lengthTokens, new Random(seed))));
  }

  private String question(List<String> askedKeys) {
    var needle = wording.needle(shape.values());
    var hasOneValue = askedKeys.size() == 1 && shape.valuesPerKey() == 1;
    var template = hasOneValue ? needle.one() : needle.several();
    return template.replace("{keys}", wording.join(askedKeys));
  }

  /** Returns a text of needles, one per line: {@code plantings}, and needles with other keys. */
  private String amongOtherNeedles(
      List<Haystack.Planting> plantings, List<String> keys, int lengthTokens, Random random) {
    var lines = new ArrayList<>(others(SAMPLE_NEEDLES, keys, random));
    var tokensPerNeedle = (double) tokens.count(String.join("\n", lines)) / SAMPLE_NEEDLES;
    var count = Math.max(1, (int) (lengthTokens / tokensPerNeedle) - plantings.size());
    lines.addAll(others(count - SAMPLE_NEEDLES, keys, random));
    lines.subList(count, lines.size()).clear();
    for (var planting : plantings) {
      lines.add(lines.size() * planting.depthPercent() / 100, planting.words());
    }
    return String.join("\n", lines) + "\n";
  }

  private List<String> others(int count, List<String> keys, Random random) {
    return Stream.generate(() -> key(random))
        .filter(key -> !keys.contains(key))
        .limit(Math.max(0, count))
        .map(key -> needle(key, value(random)).statement())
        .toList();
  }

  private Needle needle(String key, String value) {
    var template = wording.needle(shape.values()).statement();
    return new Needle(key, value, template.replace("{key}", key).replace("{value}", value));
  }

  private String key(Random random) {
    return shape.keysAreUuids() ? uuid(random) : words.expand("{key}", random);
  }

  private String value(Random random) {
    return switch (shape.values()) {
      case NUMBER -> Integer.toString(MIN_NUMBER + random.nextInt(NUMBERS));
      case UUID -> uuid(random);
    };
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
