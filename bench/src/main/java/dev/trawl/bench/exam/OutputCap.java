package dev.trawl.bench.exam;

import dev.trawl.retrieval.chunk.Tokens;

/**
 * What is left of an answer under a limit on its length: who says much is not right by chance.
 *
 * @param tokens at least 1
 */
public record OutputCap(int tokens, Tokens counted) {
  public OutputCap {
    if (tokens < 1) {
      throw new IllegalArgumentException("an answer may have at least one token: " + tokens);
    }
  }

  /** The longest beginning of {@code answer} that has no more tokens. */
  public String cut(String answer) {
    if (counted.count(answer) <= tokens) {
      return answer;
    }
    var fits = 0;
    var exceeds = answer.length();
    while (exceeds - fits > 1) {
      var middle = (fits + exceeds) >>> 1;
      if (counted.count(answer.substring(0, middle)) <= tokens) {
        fits = middle;
      } else {
        exceeds = middle;
      }
    }
    return answer.substring(0, fits);
  }
}
