package dev.trawl.bench.ruler;

import dev.trawl.bench.haystack.Grammar;
import dev.trawl.bench.haystack.Names;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/**
 * A numbered list of words. Ten words occur thirty times each; all other words occur three times
 * each.
 */
record CommonWords(TaskWording wording, Grammar words, Tokens tokens) implements Task {
  private static final int COMMON = 10;
  private static final int COMMON_REPEATS = 30;
  private static final int OTHER_REPEATS = 3;

  /** In lists with fewer tokens, common words occur less often, to leave room for other words. */
  private static final int SHORT_TOKENS = 4_000;

  @Override
  public Sample draw(int lengthTokens, Random random) {
    var names = new Names();
    var common = new ArrayList<String>();
    for (var i = 0; i < COMMON; i++) {
      common.add(names.next(() -> words.expand("{listed}", random)));
    }
    var seed = random.nextLong();
    return new Sample(
        wording.common().replace("{count}", Integer.toString(COMMON)),
        common,
        List.of(),
        () -> list(common, lengthTokens, new Random(seed)));
  }

  private String list(List<String> common, int lengthTokens, Random random) {
    var repeats =
        Math.max(
            2 * OTHER_REPEATS,
            COMMON_REPEATS * Math.min(lengthTokens, SHORT_TOKENS) / SHORT_TOKENS);
    var list = new ArrayList<String>();
    var listed = new HashSet<>(common);
    var total = 0;
    for (var word : common) {
      total += add(word, repeats, list);
    }
    while (total < lengthTokens) {
      var word = words.expand("{listed}", random);
      if (listed.add(word)) {
        total += add(word, OTHER_REPEATS, list);
      }
    }
    Collections.shuffle(list, random);
    var text = new StringBuilder();
    for (var i = 0; i < list.size(); i++) {
      text.append(numbered(i + 1, list.get(i)));
    }
    return text.append('\n').toString().stripLeading();
  }

  /** Adds a word several times and returns the number of tokens added. */
  private int add(String word, int repeats, List<String> list) {
    var total = 0;
    for (var i = 0; i < repeats; i++) {
      list.add(word);
      total += tokens.count(numbered(list.size(), word));
    }
    return total;
  }

  private static String numbered(int number, String word) {
    return " " + number + ". " + word;
  }
}
