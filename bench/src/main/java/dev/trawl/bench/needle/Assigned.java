package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value and the variables that have it: the first is assigned the value, each other one the one
 * before.
 */
public record Assigned(String value, List<String> variables) {
  private static final int LETTERS = 5;
  private static final int LEAST_VALUE = 10_000;
  private static final int VALUES = 90_000;

  public Assigned {
    variables = List.copyOf(variables);
  }

  /** Of {@code count} variables; neither they nor the value clash with {@code names}. */
  public static Assigned draw(int count, Names names, Random random) {
    var value = names.next(() -> Integer.toString(LEAST_VALUE + random.nextInt(VALUES)));
    var variables = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      variables.add(names.next(() -> letters(random)));
    }
    return new Assigned(value, variables);
  }

  /** What assigns them, in order. */
  public List<String> statements() {
    var statements = new ArrayList<String>();
    for (var i = 0; i < variables.size(); i++) {
      var from = i == 0 ? value : "VAR " + variables.get(i - 1);
      statements.add("VAR %s = %s.".formatted(variables.get(i), from));
    }
    return statements;
  }

  private static String letters(Random random) {
    return IntStream.range(0, LETTERS)
        .mapToObj(i -> Character.toString('A' + random.nextInt('Z' - 'A' + 1)))
        .collect(Collectors.joining());
  }
}
