package dev.trawl.lexical.span;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Scores spans with a linear model: the score is the sum of the weights of the span's features. The
 * weights are in the resources {@code span-weights-*.txt}, one {@code feature<TAB>weight} per line.
 * They were fitted by maximising the likelihood that the answer ranks first among all spans of its
 * sentences. Thread-safe.
 */
final class SpanRanker {
  private static final Map<String, SpanRanker> LOADED = new ConcurrentHashMap<>();

  private final Map<String, Double> weights;

  private SpanRanker(Map<String, Double> weights) {
    this.weights = weights;
  }

  /**
   * The ranker for {@code language}. Languages without separate weights use the English weights.
   */
  static SpanRanker of(String language) {
    return LOADED.computeIfAbsent(language.equals("zh") ? "zh" : "en", SpanRanker::load);
  }

  double score(Candidate span, List<String> lineFeatures) {
    double sum = 0;
    for (var name : SpanFeatures.of(span)) {
      sum += weights.getOrDefault(name, 0.0);
    }
    for (var name : lineFeatures) {
      sum += weights.getOrDefault(name, 0.0);
    }
    return sum;
  }

  private static SpanRanker load(String language) {
    var name = "span-weights-" + language + ".txt";
    var weights = new HashMap<String, Double>();
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(SpanRanker.class.getResourceAsStream(name), name),
                StandardCharsets.UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        int tab = line.indexOf('\t');
        if (tab > 0 && !line.startsWith("# ")) {
          weights.put(line.substring(0, tab), Double.valueOf(line.substring(tab + 1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SpanRanker(weights);
  }
}
