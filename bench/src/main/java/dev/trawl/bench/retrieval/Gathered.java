package dev.trawl.bench.retrieval;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All places that a run put forward, in the order in which somebody would look at them: what it
 * cites, what its hops found, what it retrieved. A place inside one before it is none.
 */
final class Gathered {
  /**
   * @param quoted whether it is a quote, to which standing in the right paragraph is enough; a
   *     retrieved chunk is to hold the answer, or the paragraph, whole
   */
  private record Ranked(Found found, boolean quoted) {
    boolean fits(Place place) {
      return quoted ? found.touches(place) : found.holds(place);
    }

    boolean isInside(Ranked other) {
      return found.document().equals(other.found().document())
          && other.found().span().contains(found.span());
    }
  }

  private final List<Ranked> places = new ArrayList<>();

  private Gathered() {}

  static Gathered of(Optional<Answer> answer, List<RunEvent> events, Corpus corpus)
      throws IOException {
    var gathered = new Gathered();
    var cited = answer.stream().flatMap(given -> given.citations().stream());
    Stream.concat(cited.map(Citation::evidence), evidence(events))
        .map(quote -> corpus.found(quote.chunk().document(), quote.span()))
        .forEach(found -> gathered.add(new Ranked(found, true)));
    for (var hit : hits(events)) {
      gathered.add(new Ranked(corpus.found(hit.chunk()), false));
    }
    return gathered;
  }

  private static Stream<Evidence> evidence(List<RunEvent> events) {
    return events.stream()
        .map(RunEvent::what)
        .filter(What.SubQuestionAnswered.class::isInstance)
        .flatMap(what -> ((What.SubQuestionAnswered) what).evidence().stream());
  }

  private static List<Hit> hits(List<RunEvent> events) {
    return events.stream()
        .map(RunEvent::what)
        .filter(What.Retrieved.class::isInstance)
        .flatMap(what -> ((What.Retrieved) what).hits().stream())
        .toList();
  }

  private void add(Ranked place) {
    if (places.stream().noneMatch(place::isInside)) {
      places.add(place);
    }
  }

  /** By which place all steps' evidence is found, from 1. */
  int rank(List<Place.Step> steps) {
    return Ranks.of(places, steps, Ranked::fits);
  }
}
