package dev.trawl.bench.babilong;

import java.util.List;
import java.util.Map;

/**
 * A question about a history, with its one answer.
 *
 * @param sentence the name of the question's sentence
 * @param bound what the sentence's slots are filled with
 * @param evidence numbers of the events that answer together, rising
 */
record Asked(String sentence, Map<String, String> bound, String answer, List<Integer> evidence) {
  Asked {
    bound = Map.copyOf(bound);
    evidence = evidence.stream().sorted().toList();
  }
}
