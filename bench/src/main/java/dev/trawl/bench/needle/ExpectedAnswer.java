package dev.trawl.bench.needle;

import dev.trawl.bench.score.NeedleScore;
import dev.trawl.bench.score.NormalForm;
import dev.trawl.bench.subject.Reply;
import dev.trawl.protocol.Answer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The expected answer to a {@link Chain}. */
sealed interface ExpectedAnswer {
  /** Returns the strings that the answer must contain. */
  List<String> references();

  NeedleScore score(Reply reply);

  /**
   * Names that the answer must contain, and names that it must not contain.
   *
   * @param required the names that the answer must contain; all have the same weight
   * @param forbidden the names that make the answer wrong
   */
  record Names(List<String> required, List<String> forbidden) implements ExpectedAnswer {
    public Names {
      required = List.copyOf(required);
      forbidden = List.copyOf(forbidden);
    }

    @Override
    public List<String> references() {
      return required;
    }

    @Override
    public NeedleScore score(Reply reply) {
      return NeedleScore.ofNames(reply.text(), required, forbidden);
    }
  }

  /** A single number in digits. */
  record Number(int value) implements ExpectedAnswer {
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    @Override
    public List<String> references() {
      return List.of(Integer.toString(value));
    }

    @Override
    public NeedleScore score(Reply reply) {
      var given =
          DIGITS
              .matcher(NormalForm.withoutMarkers(reply.text()))
              .results()
              .map(MatchResult::group)
              .distinct()
              .toList();
      var score = given.equals(references()) ? 100 : 0;
      return new NeedleScore(score, score);
    }
  }

  /**
   * Expects an answer that says whose parent is missing from the documents.
   *
   * @param person the person whose parent is missing
   */
  record MissingParent(String person) implements ExpectedAnswer {
    @Override
    public List<String> references() {
      return List.of(person);
    }

    /**
     * {@code found} requires abstention and the name; {@code withPartialCredit} requires abstention
     * only.
     */
    @Override
    public NeedleScore score(Reply reply) {
      if (!reply.abstained()) {
        return new NeedleScore(0, 0);
      }
      var namesPerson = reply.answer().map(Answer::text).orElse("").contains(person);
      return new NeedleScore(namesPerson ? 100 : 0, 100);
    }
  }
}
