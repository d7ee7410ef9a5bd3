package dev.trawl.bench.needle;

import dev.trawl.bench.score.NeedleScore;
import dev.trawl.bench.subject.Reply;
import java.util.List;

/**
 * An invented fact, and a question about it.
 *
 * @param family the name of a family of needles, which state the same kind of fact about different
 *     things
 * @param language {@code en} or {@code zh}
 * @param statement one or more complete sentences
 * @param nearMiss a similar statement about something else; empty if there is none
 * @param keyword a part of {@code statement} that an answer must contain
 */
public record Needle(
    String family,
    String language,
    String statement,
    String nearMiss,
    String question,
    String keyword)
    implements Task {
  public Needle {
    if (keyword.isBlank() || !statement.contains(keyword)) {
      throw new IllegalArgumentException(
          "the keyword \"%s\" is not in the statement: %s".formatted(keyword, statement));
    }
    if (question.isBlank()) {
      throw new IllegalArgumentException("the question is empty for the needle: " + statement);
    }
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public List<String> references() {
    return List.of(keyword);
  }

  @Override
  public NeedleScore score(Reply reply) {
    return NeedleScore.of(reply.text(), keyword, statement);
  }
}
