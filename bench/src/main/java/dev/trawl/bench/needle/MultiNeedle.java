package dev.trawl.bench.needle;

import dev.trawl.bench.score.Mean;
import dev.trawl.bench.score.NeedleScore;
import dev.trawl.bench.score.NormalForm;
import dev.trawl.bench.subject.Reply;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * NeedleBench's M-RT: a needle at each depth, and one question about all of them.
 *
 * @param needles the needles by depth in percent
 * @param separator the separator between two sentences in the language
 */
record MultiNeedle(Map<Integer, Needle> needles, String separator) implements Task {
  MultiNeedle {
    needles = new TreeMap<>(needles);
  }

  @Override
  public String family() {
    return "several";
  }

  @Override
  public int size() {
    return needles.size();
  }

  @Override
  public String statement() {
    return joined(Needle::statement);
  }

  @Override
  public String question() {
    return joined(Needle::question);
  }

  @Override
  public List<String> references() {
    return needles.values().stream().map(Needle::keyword).toList();
  }

  /** Both scores are the share of needles that were found. */
  @Override
  public NeedleScore score(Reply reply) {
    var share =
        Mean.of(foundByDepth(reply).values().stream().mapToDouble(Double::doubleValue).toArray())
            .value();
    return new NeedleScore(share, share);
  }

  @Override
  public Map<Integer, Double> foundByDepth(Reply reply) {
    var answer = NormalForm.withoutMarkers(reply.text());
    var found = new TreeMap<Integer, Double>();
    needles.forEach(
        (depth, needle) -> found.put(depth, answer.contains(needle.keyword()) ? 100.0 : 0));
    return found;
  }

  private String joined(Function<Needle, String> part) {
    return needles.values().stream().map(part).collect(Collectors.joining(separator));
  }
}
