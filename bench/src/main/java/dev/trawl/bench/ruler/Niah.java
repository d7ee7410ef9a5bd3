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
 * Needles in a haystack: values of keys, of which some are asked for.
 *
 * @param hay what the haystack is made of; absent: of needles with other keys
 */
record Niah(Speech speech, Grammar words, Shape shape, Optional<TextPool> hay, Tokens tokens)
    implements Task {
  private static final int LEAST_NUMBER = 1_000_000;
  private static final int NUMBERS = 9_000_000;

  /** How many needles are counted to know the tokens of one. */
  private static final int COUNTED = 100;

  /**
   * @param keys whether keys are UUIDs or words
   * @param valuesEach values of each key
   * @param asked keys that are asked for
   */
  record Shape(boolean keysAreUuids, Speech.Value values, int keys, int valuesEach, int asked) {}

  private record Needle(String key, String value, String statement) {}

  @Override
  public Drawn draw(int lengthTokens, Random random) {
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
    var plantings = new Depths(random).anywhere(statements);
    var seed = random.nextLong();
    return new Drawn(
        question(asked),
        wanted.stream().map(Needle::value).toList(),
        wanted.stream().map(Needle::statement).toList(),
        () ->
            hay.map(
                    pool ->
                        Haystack.of(pool, lengthTokens, plantings, tokens, new Random(seed)).text())
                .orElseGet(() -> amongOthers(plantings, keys, lengthTokens, new Random(seed))));
  }

  private String question(List<String> asked) {
    var needle = speech.needle(shape.values());
    var isOne = asked.size() == 1 && shape.valuesEach() == 1;
    var template = isOne ? needle.one() : needle.several();
    return template.replace("{keys}", speech.together(asked));
  }

  /** Other needles, a line each; none of them speaks of {@code keys}. */
  private String amongOthers(
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
    var said = speech.needle(shape.values()).statement();
    return new Needle(key, value, said.replace("{key}", key).replace("{value}", value));
  }

  private String key(Random random) {
    return shape.keysAreUuids() ? uuid(random) : words.expand("{key}", random);
  }

  private String value(Random random) {
    return switch (shape.values()) {
      case NUMBER -> Integer.toString(LEAST_NUMBER + random.nextInt(NUMBERS));
      case UUID -> uuid(random);
    };
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
