package dev.trawl.lexical.plan;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.OneLine;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.model.Step;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * First searches for places that together answer the question, then asks the question unchanged. If
 * there is no answer, asks the inner part of the question separately, inserts the answer into the
 * question, and asks the resulting question.
 */
record Bridge(String question, Wording wording) implements Plan {
  @Override
  public Step next(KnownFindings known) {
    var direct = known.about(question);
    var together = wording.searchForSeveralPassages(question);
    if (direct.isEmpty() && known.about(together).isEmpty()) {
      return new Step.Connect(question, together);
    }
    if (direct.isEmpty()) {
      return Step.Ask.of(List.of(question));
    }
    var inner = InnerQuestion.of(question, wording);
    if (isAnswered(direct.get()) && inner.map(part -> isWhole(part, direct.get())).orElse(true)) {
      return quoted(withPassages(known.sentences(together).orElse(List.of()), direct.get()));
    }
    var guess = withPassages(known.sentences(together).orElse(List.of()), direct.get());
    return inner
        .map(part -> inTwoSteps(part, guess, known))
        .orElseGet(() -> giveUp(question, List.of(guess)));
  }

  /**
   * @param guess what was found for the whole question
   */
  private Step inTwoSteps(InnerQuestion inner, Finding guess, KnownFindings known) {
    var first = known.about(inner.question());
    if (first.isEmpty()) {
      return Step.Ask.of(List.of(inner.question()));
    }
    if (!inner.accepts(first.get().words())) {
      return giveUp(inner.question(), List.of(first.get(), guess));
    }
    var outer = inner.outer(first.get().words());
    var second = known.about(outer);
    if (second.isEmpty()) {
      return Step.Ask.of(List.of(outer));
    }
    var grounds = List.of(first.get(), second.get());
    var words = second.get().words();
    return KnownFindings.areUnsure(grounds) || repeats(words, question) || repeats(words, outer)
        ? giveUp(outer, List.of(first.get(), second.get(), guess))
        : answer(grounds);
  }

  /**
   * The finding, with only those sentences of its evidence that contain the answer or the guess.
   * Adds the best pair of connected places if one of them contains it. Without an answer or a
   * guess, that pair is the best evidence.
   */
  private static Finding withPassages(List<Evidence> together, Finding direct) {
    var words = direct.words();
    var containing =
        direct.evidence().stream()
            .filter(sentence -> OneLine.of(sentence.quote()).contains(words))
            .toList();
    var pair = together.stream().limit(2).toList();
    if (words.isBlank() || containing.isEmpty()) {
      return pair.isEmpty() ? direct : direct.withEvidence(pair);
    }
    var pairHasAnswer =
        pair.stream().anyMatch(place -> place.chunk().equals(containing.getFirst().chunk()));
    var grounds = Stream.concat(containing.stream(), pairHasAnswer ? pair.stream() : Stream.of());
    return direct.withEvidence(grounds.distinct().toList());
  }

  /** Returns true if the sentences answer more than the inner question. */
  private boolean isWhole(InnerQuestion inner, Finding direct) {
    var language = wording.isChinese() ? "zh" : "en";
    return direct.evidence().stream()
        .anyMatch(sentence -> inner.isMoreThanAnsweredBy(sentence.quote(), language));
  }

  /** Returns true if the answer only repeats words of the question. */
  private boolean repeats(String answer, String asked) {
    return wording.isChinese()
        ? asked.contains(answer)
        : Pattern.compile("(?U)\\b" + Pattern.quote(answer) + "\\b").matcher(asked).find();
  }

  private static boolean isAnswered(Finding finding) {
    return !finding.answer().isBlank();
  }

  private static Step answer(List<Finding> grounds) {
    return new Step.Answer(grounds.getLast().answer(), grounds);
  }

  /** Answers with the sentence that contains the answer, and highlights the answer in it. */
  private static Step quoted(Finding direct) {
    var grounds = List.of(direct);
    return direct.evidence().stream()
        .map(sentence -> OneLine.of(sentence.quote()))
        .filter(sentence -> sentence.contains(direct.answer()))
        .findFirst()
        .<Step>map(
            sentence -> {
              var start = sentence.indexOf(direct.answer());
              return new Step.Answer(sentence, grounds)
                  .highlighting(new Span(start, start + direct.answer().length()));
            })
        .orElseGet(() -> answer(grounds));
  }

  private Step giveUp(String open, List<Finding> grounds) {
    return new Step.GiveUp(wording.indirect(open), grounds);
  }
}
