package dev.trawl.bench.needle;

import dev.trawl.bench.score.NeedleScore;
import dev.trawl.bench.score.NormalForm;
import dev.trawl.bench.subject.Reply;
import dev.trawl.protocol.Answer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the answer to a {@link Chain} is to hold. */
sealed interface Wanted {
  /** All that it is to hold. */
  List<String> references();

  NeedleScore score(Reply reply);

  /**
   * Names, and none of some others.
   *
   * @param all each counts the same
   * @param others names that make the answer wrong
   */
  record Names(List<String> all, List<String> others) implements Wanted {
    public Names {
      all = List.copyOf(all);
      others = List.copyOf(others);
    }

    @Override
    public List<String> references() {
      return all;
    }

    @Override
    public NeedleScore score(Reply reply) {
      return NeedleScore.ofNames(reply.text(), all, others);
    }
  }

  /** One number in digits, and no other. */
  record Number(int value) implements Wanted {
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
   * Expects the answer that the documents do not say it, and about whom they do not.
   *
   * @param person the last one who can be reached
   */
  record Gap(String person) implements Wanted {
    @Override
    public List<String> references() {
      return List.of(person);
    }

    /** {@code found} asks for both, {@code consoled} only for leaving it unanswered. */
    @Override
    public NeedleScore score(Reply reply) {
      if (!reply.abstained()) {
        return new NeedleScore(0, 0);
      }
      var told = reply.answer().map(Answer::text).orElse("").contains(person);
      return new NeedleScore(told ? 100 : 0, 100);
    }
  }
}
