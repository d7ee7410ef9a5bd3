package dev.trawl.actors.answer;

import dev.trawl.protocol.RunEvent.What.AnswerDelta;
import dev.trawl.protocol.model.ReadingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Collects the text of an answer, while a model writes it, into a bounded number of events, and
 * numbers its drafts. When the model starts again, in a repair or another attempt, later text for
 * the previous draft is dropped. A call that continues an answer continues its draft.
 *
 * <p>Thread-safe without a lock, so that a model's thread never waits: the state is one immutable
 * value, which each change replaces. A piece of an old draft may therefore be sent after a new
 * draft has begun; the run's journal drops it.
 */
public final class Drafting implements ReadingModel.Drafts {
  /**
   * The newest draft.
   *
   * @param number from 1; 0 before the first
   * @param hasText whether the model has written any text of this draft
   * @param unsent text that has not been sent yet
   * @param sentAt the time of the last event of any draft
   */
  private record Draft(int number, boolean isOpen, boolean hasText, String unsent, long sentAt) {
    Draft next() {
      return new Draft(number + 1, true, false, "", sentAt);
    }

    Draft closed() {
      return new Draft(number, false, hasText, "", sentAt);
    }

    Draft reopened() {
      return new Draft(number, true, hasText, unsent, sentAt);
    }
  }

  /** The draft after some more text, and the pieces to send for it. */
  private record Written(Draft draft, List<String> pieces) {}

  private final DraftSettings settings;
  private final Consumer<AnswerDelta> events;
  private final AtomicReference<Draft> newest;

  /**
   * @param events receives the pieces on the thread that writes; must not block
   */
  public Drafting(DraftSettings settings, Consumer<AnswerDelta> events) {
    this.settings = settings;
    this.events = events;
    var sendAtOnce = System.nanoTime() - settings.interval().toNanos();
    this.newest = new AtomicReference<>(new Draft(0, false, false, "", sendAtOnce));
  }

  @Override
  public Consumer<String> begin() {
    var number = newest.updateAndGet(Draft::next).number();
    return text -> write(number, text);
  }

  /**
   * The drafts of a call that continues {@code before}. The first of them continues the newest
   * draft. If the model starts again, the later ones begin with the text of {@code before}.
   */
  public ReadingModel.Drafts continuing(ReadingModel.Draft before) {
    var isFirst = new AtomicBoolean(true);
    return () -> {
      if (!isFirst.getAndSet(false) || !newest().hasText()) {
        return new DraftSeam(begin(), before.text() + JoinedDraft.seam(before), "");
      }
      var number = newest.updateAndGet(Draft::reopened).number();
      return DraftSeam.after(before, text -> write(number, text));
    };
  }

  private void write(int number, String text) {
    for (var draft = newest(); draft.isOpen() && draft.number() == number; draft = newest()) {
      var written = written(draft, draft.unsent() + text, System.nanoTime());
      if (newest.compareAndSet(draft, written.draft())) {
        written.pieces().forEach(piece -> events.accept(new AnswerDelta(number, piece)));
        return;
      }
    }
  }

  private Draft newest() {
    return Objects.requireNonNull(newest.get());
  }

  private Written written(Draft before, String text, long now) {
    var pieces = new ArrayList<String>();
    var from = 0;
    while (text.length() - from > settings.maxCharacters()) {
      from = addPiece(text, from, from + settings.maxCharacters(), pieces);
    }
    var isDue = now - before.sentAt() >= settings.interval().toNanos();
    if (pieces.isEmpty() && isDue) {
      from = addPiece(text, from, text.length(), pieces);
    }
    var sentAt = pieces.isEmpty() ? before.sentAt() : now;
    return new Written(
        new Draft(
            before.number(),
            true,
            !text.isEmpty() || before.hasText(),
            text.substring(from),
            sentAt),
        List.copyOf(pieces));
  }

  /** Adds the piece from {@code from} to about {@code to}, without splitting a surrogate pair. */
  private static int addPiece(String text, int from, int to, List<String> pieces) {
    var end = to > from && Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
    if (end == from && to < text.length()) {
      end = from + 2;
    }
    if (end > from) {
      pieces.add(text.substring(from, end));
    }
    return end;
  }

  /**
   * Closes the draft and returns its unsent text; later text is dropped. If the call has completed,
   * no text is lost, because a model writes the whole draft before its call completes.
   */
  public Optional<AnswerDelta> flush() {
    var draft = newest.getAndUpdate(Draft::closed);
    return draft.unsent().isEmpty()
        ? Optional.empty()
        : Optional.of(new AnswerDelta(draft.number(), draft.unsent()));
  }
}
