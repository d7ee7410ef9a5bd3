package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Depths;
import dev.trawl.bench.haystack.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * RULER's variable tracking: a value is assigned to a variable, that variable to another, and so
 * on; which variables have the value? One or two chains of other values stand beside, in turns.
 */
record VariableChains(Depths depths, Random random) implements ChainKind {
  private static final int ASSIGNMENTS = 4;
  private static final int LETTERS = 5;
  private static final int LEAST_VALUE = 10_000;
  private static final int VALUES = 90_000;

  /** A value and the variables that have it, in order. */
  private record Assigned(String value, List<String> variables) {
    List<String> statements() {
      var statements = new ArrayList<String>();
      for (var i = 0; i < variables.size(); i++) {
        var from = i == 0 ? value : "VAR " + variables.get(i - 1);
        statements.add("VAR %s = %s.".formatted(variables.get(i), from));
      }
      return statements;
    }
  }

  @Override
  public List<Integer> sizes() {
    return List.of(ASSIGNMENTS);
  }

  /** Each chain runs downwards: nothing is used before it is assigned. */
  @Override
  public Chain draw(int size, int number) {
    var names = new Names();
    var asked = assigned(size, names);
    var plantings = new ArrayList<>(depths.downwards(asked.statements()));
    var others = new ArrayList<String>();
    for (var i = 0; i < 1 + number % 2; i++) {
      var other = assigned(size, names);
      plantings.addAll(depths.downwards(other.statements()));
      others.addAll(other.variables());
    }
    return new Chain(
        NeedlePlan.VARIABLES,
        size,
        plantings,
        "Find all variables that are assigned the value %s in the text above."
            .formatted(asked.value()),
        new Wanted.Names(asked.variables(), others),
        Trial.Presence.PRESENT);
  }

  private Assigned assigned(int size, Names names) {
    var value = names.next(() -> Integer.toString(LEAST_VALUE + random.nextInt(VALUES)));
    Supplier<String> letters = this::letters;
    var variables = new ArrayList<String>();
    for (var i = 0; i < size; i++) {
      variables.add(names.next(letters));
    }
    return new Assigned(value, List.copyOf(variables));
  }

  private String letters() {
    var name = new StringBuilder();
    for (var i = 0; i < LETTERS; i++) {
      name.append((char) ('A' + random.nextInt('Z' - 'A' + 1)));
    }
    return name.toString();
  }
}
