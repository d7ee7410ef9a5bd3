package dev.trawl.actors.answer;

import dev.trawl.actors.window.ClaimSupport;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ModelTask.Length;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer that is written in one part or in several: a reply that was cut off is continued, and a
 * long answer needs several replies. Immutable.
 *
 * @param wanted the number of words that the question asks for if this requires a long answer;
 *     otherwise 0
 * @param written the answer so far; empty before the first reply
 * @param shown the excerpts that the writer has seen
 * @param count the number of replies so far
 * @param isEnded true if the model has nothing to add
 */
public record AnswerParts(
    int wanted, Optional<Draft> written, List<Excerpt> shown, int count, boolean isEnded) {
  /** An answer is long enough if it has this share of the words that the question asks for. */
  private static final double ENOUGH = 0.8;

  /** The smallest number of words to ask for in one part. */
  private static final int MIN_WORDS = 50;

  public AnswerParts {
    shown = List.copyOf(shown);
  }

  /**
   * An answer of {@code words} words, before it is written. If it fits one reply, its length needs
   * no planning, because the writer sees the instruction.
   */
  public static AnswerParts of(int words, ReadingModel writer) {
    var isLong = Length.tokens(words) > writer.window().replyTokens() && writer.continues();
    return new AnswerParts(isLong ? words : 0, Optional.empty(), List.of(), 0, false);
  }

  public boolean isBegun() {
    return written.isPresent();
  }

  /** The answer so far, which must have been begun. */
  public Draft draft() {
    return written.orElseThrow();
  }

  private int words() {
    return written.map(draft -> AnswerLength.of(draft.text())).orElse(0);
  }

  /** The part to write next. It fits one reply of {@code writer}. */
  public ModelTask.Part next(ReadingModel writer, ModelTask.Answer task) {
    var before = written.map(ClaimSupport::claimsOf).orElse(List.of());
    var brokenOff = written.map(Draft::brokenOff).orElse("");
    if (wanted == 0) {
      return new ModelTask.Part(before, brokenOff, Length.ANY);
    }
    var wordsLeft = Math.max(MIN_WORDS, wanted - words());
    var longest = new ModelTask.Part(before, brokenOff, new Length(wanted, words(), wordsLeft));
    var maxWords = Length.words(writer.replyTokens(task.withPart(longest)));
    var partWords = Math.ceilDiv(wordsLeft, Math.ceilDiv(wordsLeft, maxWords));
    return new ModelTask.Part(before, brokenOff, new Length(wanted, words(), partWords));
  }

  /** Adds the reply {@code next}, which was written from the excerpts in {@code window}. */
  public AnswerParts plus(Draft next, List<Excerpt> window) {
    var seen = Stream.concat(shown.stream(), window.stream()).distinct().toList();
    var joined = written.isEmpty() ? Optional.of(next) : JoinedDraft.of(draft(), next);
    return new AnswerParts(wanted, joined.or(() -> written), seen, count + 1, joined.isEmpty());
  }

  /** Returns true if a further part should follow. */
  public boolean isUnfinished() {
    return isBegun() && draft().answered() && !isEnded && (draft().cut() || isTooShort());
  }

  private boolean isTooShort() {
    return words() < wanted * ENOUGH;
  }

  /**
   * Returns true if no sentence is cut off, and the answer is long enough or the model has nothing
   * to add.
   */
  public boolean isWhole() {
    return isEnded ? draft().brokenOff().isBlank() : !draft().cut() && !isTooShort();
  }

  /** Returns true if the question asks for a long answer, or more than one reply was needed. */
  public boolean isLong() {
    return wanted > 0 || count > 1;
  }

  /** A warning that says what is missing; empty if nothing is missing. */
  public Optional<String> warning() {
    if (draft().cut() && !isWhole()) {
      return Optional.of("The answer was cut off at the model's reply limit.");
    }
    return isTooShort()
        ? Optional.of("The answer has %d of %d words.".formatted(words(), wanted))
        : Optional.empty();
  }

  /** Puts excerpts that the answer does not cite yet before the others. */
  public List<Excerpt> uncitedFirst(List<Excerpt> excerpts) {
    var cited =
        written.stream()
            .flatMap(draft -> draft.quotes().stream())
            .map(Quote::chunk)
            .collect(Collectors.toSet());
    return excerpts.stream()
        .sorted(Comparator.comparing(excerpt -> cited.contains(excerpt.chunk().id())))
        .toList();
  }

  public Set<ChunkId> chunks() {
    return shown.stream().map(excerpt -> excerpt.chunk().id()).collect(Collectors.toSet());
  }
}
