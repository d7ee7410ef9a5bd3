package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Depths;
import dev.trawl.bench.haystack.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * RULER's variable tracking: a value is assigned to a variable, that variable to another one, and
 * so on. Which variables have the value? Every second text also has one chain with another value;
 * the other texts have two such chains.
 */
record VariableChains(Depths depths, Random random) implements ChainKind {
  private static final int ASSIGNMENTS = 4;

  @Override
  public List<Integer> sizes() {
    return List.of(ASSIGNMENTS);
  }

  /** The statements of a chain are in order, so that no variable is used before it is assigned. */
  @Override
  public Chain draw(int size, int number) {
    var names = new Names();
    var target = VariableAssignment.draw(size, names, random);
    var plantings = new ArrayList<>(depths.inOrder(target.statements()));
    var others = new ArrayList<String>();
    for (var i = 0; i < 1 + number % 2; i++) {
      var other = VariableAssignment.draw(size, names, random);
      plantings.addAll(depths.inOrder(other.statements()));
      others.addAll(other.variables());
    }
    return new Chain(
        NeedlePlan.VARIABLES,
        size,
        plantings,
        "Find all variables that are assigned the value %s in the text above."
            .formatted(target.value()),
        new ExpectedAnswer.Names(target.variables(), others),
        TextPlan.Presence.PRESENT);
  }
}
