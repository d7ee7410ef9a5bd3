package dev.trawl.bench.ruler;

import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Coded words of six letters whose frequencies follow Zipf's law with exponent 2. Dots replace the
 * most frequent word; the question asks for the next three most frequent words.
 */
record FrequentWords(TaskWording wording, Tokens tokens) implements Task {
  private static final int WORDS_TO_FIND = 3;
  private static final int LETTERS = 6;
  private static final String DOTS = "...";

  /** The sum of the frequencies of all ranks: Riemann's zeta of 2. */
  private static final double ZETA_OF_2 = Math.PI * Math.PI / 6;

  @Override
  public Sample draw(int lengthTokens, Random random) {
    var ranks = new ArrayList<>(List.of(DOTS));
    IntStream.range(0, ranks(lengthTokens))
        .mapToObj(i -> codedWord(random))
        .distinct()
        .forEach(ranks::add);
    var seed = random.nextLong();
    return new Sample(
        wording.frequent().replace("{count}", Integer.toString(WORDS_TO_FIND)),
        ranks.subList(1, 1 + WORDS_TO_FIND),
        List.of(),
        () -> text(ranks, lengthTokens, new Random(seed)));
  }

  /**
   * Returns how many ranks are generated: more than can occur in a text of this length, where each
   * word has at least one token.
   */
  private static int ranks(int lengthTokens) {
    return (int) Math.ceil(Math.sqrt(lengthTokens)) + WORDS_TO_FIND;
  }

  private String text(List<String> ranks, int lengthTokens, Random random) {
    var tokensPerWord = 0.0;
    for (var rank = 1; rank <= ranks.size(); rank++) {
      tokensPerWord += share(rank) * tokens.count(" " + ranks.get(rank - 1));
    }
    var wordCount = lengthTokens / tokensPerWord;
    var words = new ArrayList<String>();
    for (var rank = 1; rank <= ranks.size(); rank++) {
      words.addAll(Collections.nCopies((int) (wordCount * share(rank)), ranks.get(rank - 1)));
    }
    Collections.shuffle(words, random);
    return String.join(" ", words) + "\n";
  }

  private static double share(int rank) {
    return 1 / (ZETA_OF_2 * rank * rank);
  }

  private static String codedWord(Random random) {
    return IntStream.range(0, LETTERS)
        .mapToObj(i -> Character.toString('a' + random.nextInt('z' - 'a' + 1)))
        .collect(Collectors.joining());
  }
}
