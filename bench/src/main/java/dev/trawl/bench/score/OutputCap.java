package dev.trawl.bench.score;

import dev.trawl.retrieval.chunk.Tokens;

/**
 * Cuts an answer to a maximum number of tokens, so that a long answer is not correct by chance.
 *
 * @param tokensMax the maximum number of tokens; at least 1
 */
public record OutputCap(int tokensMax, Tokens tokens) {
  public OutputCap {
    if (tokensMax < 1) {
      throw new IllegalArgumentException(
          "an answer must be allowed at least one token: " + tokensMax);
    }
  }

  /** Returns the longest prefix of {@code answer} that fits. */
  public String cut(String answer) {
    if (tokens.count(answer) <= tokensMax) {
      return answer;
    }
    var fits = 0;
    var tooLong = answer.length();
    while (tooLong - fits > 1) {
      var middle = (fits + tooLong) >>> 1;
      if (tokens.count(answer.substring(0, middle)) <= tokensMax) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    return answer.substring(0, fits);
  }
}
