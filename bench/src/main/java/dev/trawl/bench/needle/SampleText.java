package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Haystack;
import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.retrieval.chunk.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Texts of a given size, and a question that one of them answers.
 *
 * @param texts texts of the given size; the first one contains the needle
 */
public record SampleText(List<String> texts, String question, String keyword) {
  private static final int DEPTH_PERCENT = 70;

  public SampleText {
    texts = List.copyOf(texts);
  }

  /**
   * @param data the user's data folder; its English books are used if there are any, otherwise text
   *     is generated
   * @param count the number of texts
   */
  public static SampleText of(Optional<Path> data, int count, int tokensPerText, long seed) {
    var tokens = Tokens.builtIn();
    var pool =
        data.map(folder -> folder.resolve("books-en"))
            .filter(Files::isDirectory)
            .map(folder -> TextPool.ofFolder(folder, tokens))
            .orElseGet(() -> TextPool.generated("en", seed, tokens));
    var random = new Random(seed);
    var needle = NeedleFamilies.of("en").draw(0, random);
    var texts = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      var plantings =
          i == 0 ? List.of(new Planting(needle.statement(), DEPTH_PERCENT)) : List.<Planting>of();
      texts.add(Haystack.of(pool, tokensPerText, plantings, tokens, random).text());
    }
    return new SampleText(texts, needle.question(), needle.keyword());
  }
}
