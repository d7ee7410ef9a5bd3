package dev.trawl.bench.chains;

import dev.trawl.bench.data.Descent;
import dev.trawl.bench.data.Genealogy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The descents of a genealogy joined up: a parent in one is a child in the next. Immutable. */
final class Ancestry {
  private final Map<String, Descent> upwards = new LinkedHashMap<>();

  /** A name with two different parents belongs to two people, so no chain goes through it. */
  Ancestry(List<Genealogy.Asked> asked) {
    var unclear = new HashSet<String>();
    for (var question : asked) {
      for (var descent : question.way()) {
        var known = upwards.putIfAbsent(descent.child(), descent);
        if (known != null && !known.parent().equals(descent.parent())) {
          unclear.add(descent.child());
        }
      }
    }
    upwards.keySet().removeAll(unclear);
  }

  /** A question for each person with this many known descents. */
  List<Genealogy.Asked> questions(int hops) {
    return upwards.keySet().stream()
        .map(child -> way(child, hops))
        .flatMap(Optional::stream)
        .map(Ancestry::question)
        .toList();
  }

  private Optional<List<Descent>> way(String child, int hops) {
    var way = new ArrayList<Descent>();
    var passed = new HashSet<>(List.of(child));
    for (var at = child; way.size() < hops; at = way.getLast().parent()) {
      var next = upwards.get(at);
      if (next == null || !passed.add(next.parent())) {
        return Optional.empty();
      }
      way.add(next);
    }
    return Optional.of(way);
  }

  private static Genealogy.Asked question(List<Descent> way) {
    var child = way.getFirst().child();
    var text = "Who begat " + "the man who begat ".repeat(way.size() - 1) + child + "?";
    return new Genealogy.Asked("joined-%dhop-%s".formatted(way.size(), child), text, way);
  }
}
