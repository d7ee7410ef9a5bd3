package dev.trawl.bench.jobs;

import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.subject.Reply;
import dev.trawl.protocol.Answer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scores a list of the ships that sank. An item is correct if it names such a ship and cites a
 * sentence with the ship's name. Recall is the share of the ships that correct items name.
 * Precision is the share of the items that are correct. The score is the smaller of the two.
 *
 * @param ships all ships that sank, according to the text
 */
record ItemMarking(Set<String> ships) implements Marking {
  static final String RECALL = "recall";
  static final String PRECISION = "precision";

  ItemMarking {
    ships = Set.copyOf(ships);
  }

  @Override
  public Map<String, Double> scores(Reply reply) {
    var items = reply.answer().map(Answer::items).orElse(List.of());
    var named = new HashSet<String>();
    for (var item : items) {
      ships.stream()
          .filter(ship -> item.text().endsWith(ship) && isCited(ship, item, reply))
          .forEach(named::add);
    }
    var recall = 100.0 * named.size() / ships.size();
    var precision = items.isEmpty() ? 0 : 100.0 * named.size() / items.size();
    return Map.of(
        SCORE,
        Math.min(recall, precision),
        RECALL,
        recall,
        PRECISION,
        precision,
        CallBound.METRIC,
        CallBound.score(reply));
  }

  private static boolean isCited(String ship, Answer.Item item, Reply reply) {
    return reply.answer().stream()
        .flatMap(answer -> answer.citations().stream())
        .filter(citation -> item.citations().contains(citation.marker()))
        .anyMatch(citation -> citation.evidence().quote().contains(ship));
  }
}
