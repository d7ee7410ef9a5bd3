package dev.trawl.bench.chains;

import dev.trawl.bench.data.Descent;
import dev.trawl.bench.data.Genealogy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Links the descents of a genealogy into chains: the parent of one descent is the child of the
 * next. Immutable.
 */
final class Ancestry {
  private final Map<String, Descent> descentByChild = new LinkedHashMap<>();

  /** A name with two different parents must belong to two people, so it is not used in chains. */
  Ancestry(List<Genealogy.ChainQuestion> questions) {
    var ambiguous = new HashSet<String>();
    for (var question : questions) {
      for (var descent : question.descents()) {
        var known = descentByChild.putIfAbsent(descent.child(), descent);
        if (known != null && !known.parent().equals(descent.parent())) {
          ambiguous.add(descent.child());
        }
      }
    }
    descentByChild.keySet().removeAll(ambiguous);
  }

  /** Returns a question for each person with whom a chain of {@code hops} known descents begins. */
  List<Genealogy.ChainQuestion> questions(int hops) {
    return descentByChild.keySet().stream()
        .map(child -> descents(child, hops))
        .flatMap(Optional::stream)
        .map(Ancestry::question)
        .toList();
  }

  private Optional<List<Descent>> descents(String child, int hops) {
    var descents = new ArrayList<Descent>();
    var visited = new HashSet<>(List.of(child));
    for (var at = child; descents.size() < hops; at = descents.getLast().parent()) {
      var next = descentByChild.get(at);
      if (next == null || !visited.add(next.parent())) {
        return Optional.empty();
      }
      descents.add(next);
    }
    return Optional.of(descents);
  }

  private static Genealogy.ChainQuestion question(List<Descent> descents) {
    var child = descents.getFirst().child();
    var text = "Who begat " + "the man who begat ".repeat(descents.size() - 1) + child + "?";
    return new Genealogy.ChainQuestion(
        "joined-%dhop-%s".formatted(descents.size(), child), text, descents);
  }
}
