package dev.trawl.lexical.span;

import dev.trawl.lexical.Asks;
import dev.trawl.lexical.question.Question;
import dev.trawl.lexical.question.Slot;
import dev.trawl.lexical.sentence.Scene;

/** Makes the sentences that the tests of this package cut spans from. */
final class ParsedSentence {
  private ParsedSentence() {}

  /** The first sentence of {@code text}, parsed for {@code question}. */
  static Parsed of(String question, String text) {
    var task = Asks.answerTask(question, text);
    var asked = Question.of(question, task.query().language());
    var scene = Scene.all(asked, task).getFirst();
    return Parsed.of(scene, scene.lines().getFirst(), Slot.of(asked));
  }
}
