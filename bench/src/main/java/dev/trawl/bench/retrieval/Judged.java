package dev.trawl.bench.retrieval;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.DocumentId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How what was found compares with where the evidence is. Fields as in {@link RetrievalResult}. */
record Judged(
    boolean placed,
    boolean paged,
    int chunkRank,
    int paragraphRank,
    int pageRank,
    int gatheredRank,
    boolean sentenceRight,
    boolean indexSentenceRight,
    boolean citedRight,
    String quote,
    String indexSentence) {
  static Judged of(
      Reading reading,
      Optional<Answer> answer,
      Gathered gathered,
      Optional<List<Place.Step>> evidence,
      Corpus corpus)
      throws IOException {
    var steps = evidence.orElse(List.of());
    var sentence = reading.sentences().stream().findFirst();
    var cited =
        answer
            .flatMap(given -> given.citations().stream().findFirst())
            .map(c -> corpus.found(c.evidence().chunk().document(), c.evidence().span()));
    return new Judged(
        evidence.isPresent(),
        steps.stream().anyMatch(step -> step.anyOf().getFirst() instanceof Place.OnPage),
        shown(Ranks.of(reading.chunks(), steps, Found::holds)),
        shown(Ranks.of(reading.chunks(), steps, Found::touches)),
        shown(Ranks.of(pages(reading.sentences()), steps, Found::touches)),
        shown(gathered.rank(steps)),
        isRight(reading.quote(), steps),
        isRight(sentence, steps),
        isRight(cited, steps),
        text(reading.quote(), corpus),
        text(sentence, corpus));
  }

  /** One finding for each page, at its best rank. */
  private static List<Found> pages(List<Found> sentences) {
    record Page(DocumentId document, int number) {}
    Set<Page> seen = new HashSet<>();
    var pages = new ArrayList<Found>();
    for (var found : sentences) {
      if (seen.add(new Page(found.document(), found.firstPage()))) {
        pages.add(new Found(found.document(), found.span(), found.firstPage(), found.firstPage()));
      }
    }
    return pages;
  }

  /** With several steps one sentence cannot hold all: the last step's, which answers, counts. */
  private static boolean isRight(Optional<Found> found, List<Place.Step> steps) {
    return found.isPresent()
        && !steps.isEmpty()
        && steps.getLast().anyOf().stream().anyMatch(found.get()::isAnswerSentence);
  }

  private static String text(Optional<Found> found, Corpus corpus) throws IOException {
    return found.isPresent() ? corpus.text(found.get()) : "";
  }

  private static int shown(int rank) {
    return rank == Ranks.NEVER ? -1 : rank;
  }
}
