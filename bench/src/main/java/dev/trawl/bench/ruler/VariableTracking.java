package dev.trawl.bench.ruler;

import dev.trawl.bench.haystack.Depths;
import dev.trawl.bench.haystack.Haystack;
import dev.trawl.bench.haystack.Names;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.needle.VariableAssignment;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.Random;

/**
 * A value is assigned to a variable, and from there to four other variables, one after the other.
 * The question asks which variables have this value.
 */
record VariableTracking(TaskWording wording, TextPool hay, Tokens tokens) implements Task {
  private static final int HOPS = 4;

  @Override
  public Sample draw(int lengthTokens, Random random) {
    var assigned = VariableAssignment.draw(HOPS + 1, new Names(), random);
    var plantings = new Depths(random).inOrder(assigned.statements());
    var seed = random.nextLong();
    return new Sample(
        wording.variables().replace("{value}", assigned.value()),
        assigned.variables(),
        assigned.statements(),
        () -> Haystack.of(hay, lengthTokens, plantings, tokens, new Random(seed)).text());
  }
}
