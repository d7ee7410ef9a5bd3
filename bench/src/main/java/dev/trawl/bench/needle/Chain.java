package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.score.NeedleScore;
import dev.trawl.bench.subject.Reply;
import java.util.List;

/**
 * Several statements at different places, all of which are needed to answer a question.
 *
 * @param family the kind of chain
 * @param size the number of statements that lead to the answer, including a statement that is left
 *     out
 * @param plantings the statements and their positions, including misleading statements
 * @param presence whether the text has all statements
 */
record Chain(
    String family,
    int size,
    List<Planting> plantings,
    String question,
    ExpectedAnswer expected,
    TextPlan.Presence presence)
    implements Task {
  Chain {
    plantings = List.copyOf(plantings);
    if (plantings.isEmpty()) {
      throw new IllegalArgumentException("no statements for the question: " + question);
    }
  }

  @Override
  public String statement() {
    return String.join(" ", plantings.stream().map(Planting::words).toList());
  }

  @Override
  public List<String> references() {
    return expected.references();
  }

  @Override
  public NeedleScore score(Reply reply) {
    return expected.score(reply);
  }

  /** Returns the depth of the first statement, in percent. */
  int depthPercent() {
    return plantings.getFirst().depthPercent();
  }
}
