package dev.trawl.lexical;

import dev.trawl.lexical.question.Kind;
import dev.trawl.lexical.question.Question;
import dev.trawl.lexical.sentence.MarkedChunk;
import dev.trawl.lexical.sentence.RankedSentence;
import dev.trawl.lexical.sentence.Refusal;
import dev.trawl.lexical.span.SpanChooser;
import dev.trawl.lexical.span.TableCell;
import dev.trawl.lexical.topic.TopicAnswer;
import dev.trawl.protocol.OneLine;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.retrieval.chunk.QuestionParts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    var chunks = MarkedChunk.markAll(question, task);
    var ranked = RankedSentence.of(chunks);
    if (ranked.isEmpty()) {
      return new Draft(false, "", List.of(), 1);
    }
    var best = ranked.subList(0, Math.min(settings.sentences(), ranked.size()));
    var cell = TableCell.of(best);
    if (cell.isPresent()) {
      return cell(cell.get(), best);
    }
    var likely = likely(best);
    var topic = TopicAnswer.of(chunks);
    if (topic.isPresent()) {
      var sentence = topic.get().sentence();
      return new Draft(true, OneLine.of(sentence.text()), quotes(sentence, likely), 1)
          .highlighting(OneLine.of(topic.get().words(), sentence.text()));
    }
    if (likely.isEmpty() || ranked.getFirst().marked().questionTerms().hasUnknownName()) {
      return new Draft(false, "", quotes(ranked), 1 - ranked.getFirst().support());
    }
    var direct = SpanChooser.best(likely);
    var chosen = direct.or(() -> introducedBy(likely.getFirst()));
    if (chosen.filter(SpanChooser.Chosen::isAboutAnotherSubject).isPresent()) {
      return new Draft(false, "", quotes(likely), 0.5);
    }
    var line = chosen.map(SpanChooser.Chosen::line).orElse(likely.getFirst());
    var words = chosen.map(SpanChooser.Chosen::text).orElse(line.text());
    var scored = direct.map(SpanChooser.Chosen::line).orElse(likely.getFirst());
    var isCertain = Refusal.mayAnswer(line) && lead(scored, words, ranked) >= settings.minLead();
    var draft = new Draft(isCertain, OneLine.of(line.text()), quotes(line, likely), line.support());
    return question.kind() == Kind.YES_NO
        ? draft
        : chosen.map(span -> draft.highlighting(words(span))).orElse(draft);
  }

  private Draft cell(TableCell cell, List<RankedSentence> best) {
    var text = cell.text();
    return new Draft(true, text, quotes(cell.row(), likely(best)), cell.share())
        .highlighting(new Span(text.length() - cell.cell().length(), text.length()));
  }

  /**
   * How far the score of {@code line} is above the score of the best sentence that may give a
   * different answer. Negative if that sentence is better. A sentence with all words of the answer
   * gives the same answer. A sentence such as "Log, 4 October." only repeats words of the question
   * and gives no answer, and one that lacks a term of the question is about something else if
   * {@code line} has all terms, or if the term is the rarest in {@code line}. If the question names
   * a row of a table, only such rows may give another answer.
   */
  private double lead(RankedSentence line, String words, List<RankedSentence> ranked) {
    var isRow = line.isRowInQuestion();
    return ranked.stream()
        .filter(other -> other != line && other.support() >= settings.minSupport())
        .filter(other -> !other.containsWords(words) && other.addsWords())
        .filter(other -> other.hasRarestTermOf(line))
        .filter(other -> !line.hasAllTerms() || other.hasAllTerms())
        .filter(other -> !isRow || other.isRowInQuestion())
        .mapToDouble(other -> line.score() - other.score())
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The sentence, followed by the other likely sentences. */
  private List<Quote> quotes(RankedSentence line, List<RankedSentence> likely) {
    return quotes(Stream.concat(Stream.of(line), likely.stream()).toList());
  }

  /** The chosen span, as a part of the text of its sentence. */
  private static Span words(SpanChooser.Chosen chosen) {
    var start = chosen.line().line().start();
    var span = new Span(chosen.startChar() - start, chosen.endChar() - start);
    return OneLine.of(span, chosen.line().text());
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

  /** The answers to several questions, one on each line. */
  private static Draft combined(List<Draft> drafts) {
    var answered = drafts.stream().filter(Draft::answered).toList();
    if (answered.isEmpty()) {
      return drafts.getFirst();
    }
    var claims =
        answered.stream()
            .map(draft -> new Claim(draft.text() + "\n", draft.quotes().subList(0, 1)))
            .toList();
    return new Draft(
        true,
        claims.stream().map(Claim::text).collect(Collectors.joining()),
        claims.stream().flatMap(claim -> claim.quotes().stream()).distinct().toList(),
        claims,
        answered.stream().mapToDouble(Draft::confidence).min().orElse(0),
        false);
  }
}
