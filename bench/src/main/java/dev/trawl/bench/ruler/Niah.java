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
 * Needles in a haystack. Each needle gives a value of a key; the question asks for the values of
 * some keys.
 *
 * @param hay the text of the haystack; if absent, the haystack consists of needles with other keys
 */
record Niah(TaskWording wording, Grammar words, Shape shape, Optional<TextPool> hay, Tokens tokens)
    implements Task {
  private static final int MIN_NUMBER = 1_000_000;
  private static final int NUMBERS = 9_000_000;

  /** Number of needles that are counted to estimate the tokens of one needle. */
  private static final int COUNTED = 100;

  /**
   * @param keysAreUuids whether keys are UUIDs or words
   * @param keys number of keys
   * @param valuesEach number of values of each key
   * @param asked number of keys in the question
   */
  record Shape(
      boolean keysAreUuids, TaskWording.Value values, int keys, int valuesEach, int asked) {}

  private record Needle(String key, String value, String statement) {}

  @Override
  public Sample draw(int lengthTokens, Random random) {
    var names = new Names();
    var keys = new ArrayList<String>();
    var needles = new ArrayList<Needle>();
    for (var i = 0; i < shape.keys(); i++) {
      var key = names.next(() -> key(random));
      keys.add(key);
      for (var j = 0; j < shape.valuesEach(); j++) {
        needles.add(needle(key, names.next(() -> value(random))));
      }
    }
    var asked = keys.subList(0, shape.asked());
    var wanted = needles.stream().filter(needle -> asked.contains(needle.key())).toList();
    var statements = needles.stream().map(Needle::statement).toList();
    var plantings = new Depths(random).inRandomOrder(statements);
    var seed = random.nextLong();
    return new Sample(
        question(asked),
        wanted.stream().map(Needle::value).toList(),
        wanted.stream().map(Needle::statement).toList(),
        () ->
            hay.map(
                    pool ->
                        Haystack.of(pool, lengthTokens, plantings, tokens, new Random(seed)).text())
                .orElseGet(
                    () -> amongOtherNeedles(plantings, keys, lengthTokens, new Random(seed))));
  }

  private String question(List<String> asked) {
    var needle = wording.needle(shape.values());
    var isOne = asked.size() == 1 && shape.valuesEach() == 1;
    var template = isOne ? needle.one() : needle.several();
    return template.replace("{keys}", wording.join(asked));
  }

  /** Returns the needles among others that have different keys, one per line. */
  private String amongOtherNeedles(
      List<Haystack.Planting> plantings, List<String> keys, int lengthTokens, Random random) {
    var lines = new ArrayList<>(others(COUNTED, keys, random));
    var each = (double) tokens.count(String.join("\n", lines)) / COUNTED;
    var count = Math.max(1, (int) (lengthTokens / each) - plantings.size());
    lines.addAll(others(count - COUNTED, keys, random));
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
    var said = wording.needle(shape.values()).statement();
    return new Needle(key, value, said.replace("{key}", key).replace("{value}", value));
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
