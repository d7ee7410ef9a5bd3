package dev.trawl.actors.run;

import dev.trawl.protocol.RunEvent.What.AnswerDelta;
import dev.trawl.protocol.model.ReadingModel;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gathers what a model writes of an answer into a bounded number of pieces, and numbers its drafts.
 * A model that begins anew, in a repair or another attempt, silences what it was writing before.
 * Thread-safe; whoever writes waits for nobody.
 */
final class Drafting implements ReadingModel.Drafts {
  private final DraftSettings settings;
  private final Consumer<AnswerDelta> told;
  private final StringBuilder unsaid = new StringBuilder();
  private Optional<Draft> current = Optional.empty();
  private int drafts;
  private long saidAt;

  /**
   * @param told must not block
   */
  Drafting(DraftSettings settings, Consumer<AnswerDelta> told) {
    this.settings = settings;
    this.told = told;
    this.saidAt = System.nanoTime() - settings.interval().toNanos();
  }

  /** What one request's reply is told to. */
  private final class Draft implements Consumer<String> {
    @Override
    public void accept(String text) {
      write(this, text);
    }
  }

  @Override
  public synchronized Consumer<String> begin() {
    var draft = new Draft();
    current = Optional.of(draft);
    unsaid.setLength(0);
    drafts++;
    return draft;
  }

  private synchronized void write(Draft draft, String text) {
    if (current.filter(now -> now == draft).isEmpty()) {
      return;
    }
    unsaid.append(text);
    var now = System.nanoTime();
    while (unsaid.length() > settings.maxCharacters()) {
      say(settings.maxCharacters(), now);
    }
    if (now - saidAt >= settings.interval().toNanos()) {
      say(unsaid.length(), now);
    }
  }

  /** Half a character waits for its other half. */
  private void say(int most, long now) {
    var end = most > 0 && Character.isHighSurrogate(unsaid.charAt(most - 1)) ? most - 1 : most;
    if (end == 0 && most < unsaid.length()) {
      end = 2;
    }
    if (end > 0) {
      told.accept(new AnswerDelta(drafts, unsaid.substring(0, end)));
      unsaid.delete(0, end);
      saidAt = now;
    }
  }

  /** What was written and not told yet; afterwards the draft is over. */
  synchronized Optional<AnswerDelta> rest() {
    current = Optional.empty();
    var rest = unsaid.toString();
    unsaid.setLength(0);
    return rest.isEmpty() ? Optional.empty() : Optional.of(new AnswerDelta(drafts, rest));
  }
}
