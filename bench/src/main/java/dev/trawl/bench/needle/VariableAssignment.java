package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value, and the variables that have it. The first variable is assigned the value, and every
 * other variable is assigned the variable before it.
 */
public record VariableAssignment(String value, List<String> variables) {
  private static final int LETTERS = 5;
  private static final int MIN_VALUE = 10_000;
  private static final int VALUES = 90_000;

  public VariableAssignment {
    variables = List.copyOf(variables);
  }

  /** Draws a value and {@code count} variables that do not clash with {@code names}. */
  public static VariableAssignment draw(int count, Names names, Random random) {
    var value = names.next(() -> Integer.toString(MIN_VALUE + random.nextInt(VALUES)));
    var variables = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      variables.add(names.next(() -> letters(random)));
    }
    return new VariableAssignment(value, variables);
  }

  /** Returns the assignments, in order. */
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
