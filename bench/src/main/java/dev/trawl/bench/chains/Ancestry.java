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
 * The descents of a genealogy, linked: the parent of one descent is the child of the next.
 * Immutable.
 */
final class Ancestry {
  private final Map<String, Descent> upwards = new LinkedHashMap<>();

  /** A name with two different parents must belong to two people, so it is not used in chains. */
  Ancestry(List<Genealogy.ChainQuestion> asked) {
    var ambiguous = new HashSet<String>();
    for (var question : asked) {
      for (var descent : question.descents()) {
        var known = upwards.putIfAbsent(descent.child(), descent);
        if (known != null && !known.parent().equals(descent.parent())) {
          ambiguous.add(descent.child());
        }
      }
    }
    upwards.keySet().removeAll(ambiguous);
  }

  /** A question for each person with this many known descents. */
  List<Genealogy.ChainQuestion> questions(int hops) {
    return upwards.keySet().stream()
        .map(child -> descents(child, hops))
        .flatMap(Optional::stream)
        .map(Ancestry::question)
        .toList();
  }

  private Optional<List<Descent>> descents(String child, int hops) {
    var descents = new ArrayList<Descent>();
    var passed = new HashSet<>(List.of(child));
    for (var at = child; descents.size() < hops; at = descents.getLast().parent()) {
      var next = upwards.get(at);
      if (next == null || !passed.add(next.parent())) {
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
