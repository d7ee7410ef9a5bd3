package dev.trawl.bench.retrieval;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.DocumentId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the spans that were found with the known evidence. {@link RetrievalResult} documents the
 * components.
 */
record Judgement(
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
  static Judgement of(
      DirectSearch direct,
      Optional<Answer> answer,
      GatheredEvidence gathered,
      Optional<List<Place.Step>> evidence,
      Corpus corpus)
      throws IOException {
    var steps = evidence.orElse(List.of());
    var sentence = direct.sentences().stream().findFirst();
    var cited =
        answer
            .flatMap(given -> given.citations().stream().findFirst())
            .map(c -> corpus.spanOf(c.evidence().chunk().document(), c.evidence().span()));
    return new Judgement(
        evidence.isPresent(),
        steps.stream().anyMatch(step -> step.anyOf().getFirst() instanceof Place.OnPage),
        rankOrMinusOne(Ranks.rank(direct.chunks(), steps, FoundSpan::contains)),
        rankOrMinusOne(Ranks.rank(direct.chunks(), steps, FoundSpan::overlaps)),
        rankOrMinusOne(Ranks.rank(pages(direct.sentences()), steps, FoundSpan::overlaps)),
        rankOrMinusOne(gathered.rank(steps)),
        isCorrect(direct.quote(), steps),
        isCorrect(sentence, steps),
        isCorrect(cited, steps),
        text(direct.quote(), corpus),
        text(sentence, corpus));
  }

  /** Returns the best-ranked span of each page. */
  private static List<FoundSpan> pages(List<FoundSpan> sentences) {
    record Page(DocumentId document, int number) {}
    Set<Page> seen = new HashSet<>();
    var pages = new ArrayList<FoundSpan>();
    for (var found : sentences) {
      if (seen.add(new Page(found.document(), found.firstPage()))) {
        pages.add(
            new FoundSpan(found.document(), found.span(), found.firstPage(), found.firstPage()));
      }
    }
    return pages;
  }

  /**
   * One sentence cannot contain the evidence of several steps, so only the last step is checked: it
   * answers the question.
   */
  private static boolean isCorrect(Optional<FoundSpan> found, List<Place.Step> steps) {
    return found.isPresent()
        && !steps.isEmpty()
        && steps.getLast().anyOf().stream().anyMatch(found.get()::isAnswerSentence);
  }

  private static String text(Optional<FoundSpan> found, Corpus corpus) throws IOException {
    return found.isPresent() ? corpus.text(found.get()) : "";
  }

  private static int rankOrMinusOne(int rank) {
    return rank == Ranks.NEVER ? -1 : rank;
  }
}
