package dev.trawl.bench.ruler;

import dev.trawl.bench.haystack.Depths;
import dev.trawl.bench.haystack.Haystack;
import dev.trawl.bench.haystack.Names;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.needle.Assigned;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.Random;

/** A value goes from variable to variable in four hops; which variables have it? */
record VariableTracking(Speech speech, TextPool hay, Tokens tokens) implements Task {
  private static final int HOPS = 4;

  @Override
  public Drawn draw(int lengthTokens, Random random) {
    var assigned = Assigned.draw(HOPS + 1, new Names(), random);
    var plantings = new Depths(random).downwards(assigned.statements());
    var seed = random.nextLong();
    return new Drawn(
        speech.variables().replace("{value}", assigned.value()),
        assigned.variables(),
        assigned.statements(),
        () -> Haystack.of(hay, lengthTokens, plantings, tokens, new Random(seed)).text());
  }
}
