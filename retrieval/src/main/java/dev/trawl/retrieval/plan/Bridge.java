package dev.trawl.retrieval.plan;

import dev.trawl.protocol.Finding;
import dev.trawl.protocol.ReadingModel.Step;
import java.util.List;

/**
 * Asks the question as it is; where that is not answered, first what its inner part means, then the
 * question with the answer in its place.
 */
record Bridge(String question, Wording wording) implements Plan {
  @Override
  public Step next(Known known) {
    var direct = known.about(question);
    if (direct.isEmpty()) {
      return Step.Ask.of(List.of(question));
    }
    if (isAnswered(direct.get())) {
      return answer(List.of(direct.get()));
    }
    var inner = Inner.of(question, wording);
    return inner.isEmpty() ? giveUp(question, List.of()) : across(inner.get(), known);
  }

  private Step across(Inner inner, Known known) {
    var first = known.about(inner.question());
    if (first.isEmpty()) {
      return Step.Ask.of(List.of(inner.question()));
    }
    if (!isAnswered(first.get())) {
      return giveUp(inner.question(), List.of());
    }
    var outer = inner.outer(first.get().answer());
    var second = known.about(outer);
    if (second.isEmpty()) {
      return Step.Ask.of(List.of(outer));
    }
    return isAnswered(second.get())
        ? answer(List.of(first.get(), second.get()))
        : giveUp(outer, List.of(first.get()));
  }

  private static boolean isAnswered(Finding finding) {
    return !finding.answer().isBlank();
  }

  private static Step answer(List<Finding> grounds) {
    return new Step.Answer(grounds.getLast().answer(), grounds);
  }

  private Step giveUp(String open, List<Finding> grounds) {
    return new Step.GiveUp(wording.indirect(open), grounds);
  }
}
