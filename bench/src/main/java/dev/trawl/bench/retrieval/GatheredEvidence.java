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
 * All spans that a run cited or found, in the order in which a reader would look at them:
 * citations, evidence of hops, retrieved chunks. A span inside an earlier span is skipped.
 */
final class GatheredEvidence {
  /**
   * @param quoted whether the span is a quote. A quote only has to overlap the right paragraph; a
   *     retrieved chunk must contain the whole answer or paragraph.
   */
  private record Ranked(FoundSpan found, boolean quoted) {
    boolean matches(Place candidate) {
      return quoted ? found.overlaps(candidate) : found.contains(candidate);
    }

    boolean isInside(Ranked other) {
      return found.document().equals(other.found().document())
          && other.found().span().contains(found.span());
    }
  }

  private final List<Ranked> candidates = new ArrayList<>();

  private GatheredEvidence() {}

  static GatheredEvidence of(Optional<Answer> answer, List<RunEvent> events, Corpus corpus)
      throws IOException {
    var gathered = new GatheredEvidence();
    var cited = answer.stream().flatMap(given -> given.citations().stream());
    Stream.concat(cited.map(Citation::evidence), evidence(events))
        .map(quote -> corpus.spanOf(quote.chunk().document(), quote.span()))
        .forEach(found -> gathered.add(new Ranked(found, true)));
    for (var hit : hits(events)) {
      gathered.add(new Ranked(corpus.spanOf(hit.chunk()), false));
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

  private void add(Ranked candidate) {
    if (candidates.stream().noneMatch(candidate::isInside)) {
      candidates.add(candidate);
    }
  }

  /** Returns the rank, counted from 1, at which the last piece of evidence is found. */
  int rank(List<Place.Step> steps) {
    return Ranks.rank(candidates, steps, Ranked::matches);
  }
}
