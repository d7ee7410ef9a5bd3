package dev.trawl.bench.babilong;

import java.util.List;
import java.util.Map;

/**
 * A question about a history, and its only answer.
 *
 * @param template the name of the question template
 * @param bound the values of the template's slots
 * @param evidence numbers of the events that are needed for the answer, in ascending order
 */
record WorldQuestion(
    String template, Map<String, String> bound, String answer, List<Integer> evidence) {
  WorldQuestion {
    bound = Map.copyOf(bound);
    evidence = evidence.stream().sorted().toList();
  }
}
