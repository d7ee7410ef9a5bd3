package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.score.NeedleScore;
import dev.trawl.bench.subject.Reply;
import java.util.List;

/**
 * Statements in several places that only together answer a question.
 *
 * @param family the kind of chain
 * @param size how long the way to the answer is, counted in statements; one that is left out counts
 * @param plantings the statements and where each goes, those that are to mislead included
 * @param presence whether the text has every link
 */
record Chain(
    String family,
    int size,
    List<Planting> plantings,
    String question,
    Wanted wanted,
    Trial.Presence presence)
    implements Task {
  Chain {
    plantings = List.copyOf(plantings);
    if (plantings.isEmpty()) {
      throw new IllegalArgumentException("no statement answers the question: " + question);
    }
  }

  @Override
  public String statement() {
    return String.join(" ", plantings.stream().map(Planting::words).toList());
  }

  @Override
  public List<String> references() {
    return wanted.references();
  }

  @Override
  public NeedleScore score(Reply reply) {
    return wanted.score(reply);
  }

  /** Where its first statement goes, in percent. */
  int depthPercent() {
    return plantings.getFirst().depthPercent();
  }
}
