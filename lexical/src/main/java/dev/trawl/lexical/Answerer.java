package dev.trawl.lexical;

import dev.trawl.lexical.question.Question;
import dev.trawl.lexical.sentence.MarkedChunk;
import dev.trawl.lexical.sentence.RankedSentence;
import dev.trawl.lexical.span.SpanChooser;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.retrieval.chunk.QuestionParts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Answers a question from a window of chunks, or reports it as unanswered. Stateless. */
final class Answerer {
  private final LexicalSettings settings;

  Answerer(LexicalSettings settings) {
    this.settings = settings;
  }

  Draft answer(ModelTask.Answer task, BooleanSupplier cancelled) {
    var drafts = new ArrayList<Draft>();
    for (var part : QuestionParts.of(task.information())) {
      if (cancelled.getAsBoolean()) {
        break;
      }
      drafts.add(answerOne(Question.of(part, task.query().language()), task));
    }
    return drafts.size() == 1 ? drafts.getFirst() : combined(drafts);
  }

  private Draft answerOne(Question question, ModelTask.Answer task) {
    var ranked = RankedSentence.of(MarkedChunk.markAll(question, task));
    if (ranked.isEmpty()) {
      return new Draft(false, "", List.of(), 1);
    }
    var likely = likely(ranked.subList(0, Math.min(settings.sentences(), ranked.size())));
    if (likely.isEmpty() || ranked.getFirst().marked().questionTerms().hasUnknownName()) {
      return new Draft(false, "", quotes(ranked), 1 - ranked.getFirst().support());
    }
    var best = SpanChooser.best(likely).or(() -> introducedBy(likely.getFirst()));
    if (best.isEmpty()) {
      return new Draft(
          true, likely.getFirst().text(), quotes(likely), likely.getFirst().support() / 2);
    }
    var chosen = best.get();
    if (chosen.isAboutAnotherSubject()) {
      return new Draft(false, "", quotes(likely), 0.5);
    }
    var order = new ArrayList<>(List.of(chosen.line()));
    likely.stream().filter(line -> line != chosen.line()).forEach(order::add);
    return new Draft(true, chosen.text(), quotes(order), chosen.line().support());
  }

  /**
   * Takes the answer from the sentence after {@code line}. A line such as "Log, 4 October." only
   * introduces the sentence that contains the answer.
   */
  private static Optional<SpanChooser.Chosen> introducedBy(RankedSentence line) {
    return line.next().flatMap(next -> SpanChooser.best(List.of(next)));
  }

  /**
   * The sentences from which the answer may be extracted: the best sentences, up to the last one
   * that probably answers the question.
   */
  private List<RankedSentence> likely(List<RankedSentence> best) {
    int last = best.size();
    while (last > 0 && best.get(last - 1).support() < settings.minSupport()) {
      last--;
    }
    return best.subList(0, last);
  }

  private List<Quote> quotes(List<RankedSentence> lines) {
    var quotes = new LinkedHashSet<Quote>();
    for (var line : lines) {
      if (quotes.size() < settings.quotes()) {
        quotes.add(new Quote(line.marked().chunk().id(), line.text()));
      }
    }
    return List.copyOf(quotes);
  }

  private Draft combined(List<Draft> drafts) {
    var text = new ArrayList<String>();
    var quotes = new LinkedHashSet<Quote>();
    double confidence = 1;
    for (var draft : drafts) {
      text.add(draft.answered() ? draft.text() : "?");
      if (draft.answered()) {
        quotes.addAll(draft.quotes().subList(0, Math.min(2, draft.quotes().size())));
        confidence = Math.min(confidence, draft.confidence());
      }
    }
    boolean answered = drafts.stream().anyMatch(Draft::answered);
    return answered
        ? new Draft(true, String.join("; ", text), List.copyOf(quotes), confidence)
        : new Draft(false, "", drafts.getFirst().quotes(), confidence);
  }
}
