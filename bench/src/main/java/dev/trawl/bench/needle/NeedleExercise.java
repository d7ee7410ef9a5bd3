package dev.trawl.bench.needle;

import dev.trawl.bench.exam.Exercise;
import dev.trawl.bench.exam.Item;
import dev.trawl.bench.haystack.Haystack;
import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.subject.Reply;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A trial, with the text pool for its haystack.
 *
 * @param pool the text pool of the trial's language
 */
record NeedleExercise(Trial trial, TextPool pool, Tokens tokens) implements Exercise<NeedleResult> {
  @Override
  public String label() {
    return trial.hasHay()
        ? trial.language() + " " + Lengths.brief(trial.lengthTokens())
        : "%s, %d statements".formatted(trial.language(), trial.plantings().size());
  }

  @Override
  public String text() {
    if (!trial.hasHay()) {
      var separator = trial.language().equals("zh") ? "" : " ";
      return trial.plantings().stream().map(Planting::words).collect(Collectors.joining(separator));
    }
    var order = new Random(trial.seed());
    return Haystack.of(pool, trial.lengthTokens(), trial.plantings(), tokens, order).text();
  }

  @Override
  public List<NeedleItem> items() {
    return trial.asked().stream().map(asked -> new NeedleItem(trial, asked)).toList();
  }

  /** One question of the trial. */
  record NeedleItem(Trial trial, Trial.TrialQuestion asked) implements Item<NeedleResult> {
    @Override
    public String key() {
      return NeedleResult.key(trial, asked);
    }

    @Override
    public String question() {
      return asked.task().question();
    }

    @Override
    public NeedleResult result(Reply reply, long openMs) {
      return NeedleResult.of(trial, asked, openMs, reply);
    }
  }
}
