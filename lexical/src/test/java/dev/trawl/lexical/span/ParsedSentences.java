package dev.trawl.lexical.span;

import dev.trawl.lexical.ModelFixture;
import dev.trawl.lexical.question.Question;
import dev.trawl.lexical.question.Slot;
import dev.trawl.lexical.sentence.MarkedChunk;

/** Creates parsed sentences for the tests of this package. */
final class ParsedSentences {
  private ParsedSentences() {}

  /** The first sentence of {@code text}, parsed for {@code question}. */
  static ParsedSentence of(String question, String text) {
    var task = ModelFixture.answerTask(question, text);
    var analysed = Question.of(question, task.query().language());
    var marked = MarkedChunk.markAll(analysed, task).getFirst();
    return ParsedSentence.of(marked, marked.lines().getFirst(), Slot.of(analysed));
  }
}
