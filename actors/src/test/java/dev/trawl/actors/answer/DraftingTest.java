package dev.trawl.actors.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.RunEvent.What.AnswerDelta;
import dev.trawl.protocol.model.ReadingModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Tests that the text of a model becomes a bounded number of events. */
class DraftingTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final int THREADS = 4;
  private static final int ROUNDS = 100;
  private static final String TEXT = "The meeting was moved to Porto. Everyone agreed. ".repeat(4);

  private final List<AnswerDelta> sent = new ArrayList<>();

  private Drafting drafting(Duration interval, int characters) {
    return new Drafting(new DraftSettings(interval, characters), sent::add);
  }

  @Test
  void sendsTheFirstPieceAtOnceAndTheRestAtTheEnd() {
    var drafting = drafting(LONG, 100);
    var draft = drafting.begin();
    List.of("To", " Por", "to").forEach(draft);
    assertThat(sent).containsExactly(new AnswerDelta(1, "To"));
    assertThat(drafting.flush()).contains(new AnswerDelta(1, " Porto"));
    assertThat(drafting.flush()).isEmpty();
  }

  @Test
  void sendsEachPieceWhenTheIntervalHasPassed() {
    var draft = drafting(Duration.ofNanos(1), 100).begin();
    List.of("To", " Por", "to").forEach(draft);
    assertThat(sent).extracting(AnswerDelta::text).containsExactly("To", " Por", "to");
  }

  @Test
  void aCallThatContinuesAnAnswerContinuesItsDraft() {
    var drafting = drafting(Duration.ofNanos(1), 100);
    drafting.begin().accept("To Porto. Everyone agr");
    drafting.flush();
    var next = drafting.continuing(cut("To Porto.", " Everyone agr")).begin();
    List.of("Every", "one a", "greed. ", "They left.").forEach(next);
    assertThat(text(1)).isEqualTo("To Porto. Everyone agreed. They left.");
    assertThat(sent).extracting(AnswerDelta::draft).containsOnly(1);
  }

  @Test
  void aContinuationThatBeginsAgainRepeatsTheAnswerSoFarInANewDraft() {
    var drafting = drafting(Duration.ofNanos(1), 100);
    drafting.begin().accept("To Porto. Every");
    drafting.flush();
    var continuing = drafting.continuing(cut("To Porto.", " Every"));
    continuing.begin().accept("Everyone s");
    continuing.begin().accept("Everyone agreed.");
    assertThat(text(2)).isEqualTo("To Porto. Everyone agreed.");
  }

  /** A reply in prose is not streamed. */
  @Test
  void aContinuationOfAnAnswerWithoutADraftBeginsWithTheAnswerSoFar() {
    var drafting = drafting(Duration.ofNanos(1), 100);
    drafting.begin();
    drafting.flush();
    drafting.continuing(cut("To Porto.", " Every")).begin().accept("Everyone agreed.");
    assertThat(text(2)).isEqualTo("To Porto. Everyone agreed.");
  }

  private static ReadingModel.Draft cut(String text, String brokenOff) {
    return new ReadingModel.Draft(true, text, List.of(), List.of(), 1, true, brokenOff);
  }

  private String text(int draft) {
    return sent.stream()
        .filter(delta -> delta.draft() == draft)
        .map(AnswerDelta::text)
        .collect(Collectors.joining());
  }

  @Test
  void aNewDraftStopsThePreviousOne() {
    var drafting = drafting(LONG, 4);
    var first = drafting.begin();
    first.accept("Lisb");
    first.accept("on, I");
    var second = drafting.begin();
    first.accept(" say, and go on for long");
    second.accept("Porto");
    assertThat(sent)
        .containsExactly(
            new AnswerDelta(1, "Lisb"), new AnswerDelta(1, "on, "), new AnswerDelta(2, "Port"));
    assertThat(drafting.flush()).contains(new AnswerDelta(2, "o"));
    second.accept("late");
    assertThat(drafting.flush()).isEmpty();
  }

  @Property
  void sendsTheCompleteTextInFewEventsWithoutSplittingACharacter(
      @ForAll List<String> pieces, @ForAll @IntRange(min = 1, max = 9) int maxCharacters) {
    sent.clear();
    var written =
        pieces.stream().map(piece -> piece.replaceAll("\\p{Cs}", "\uD83D\uDE00")).toList();
    var drafting = drafting(LONG, maxCharacters);
    var draft = drafting.begin();
    written.forEach(draft);
    var all = Stream.concat(sent.stream(), drafting.flush().stream()).toList();
    var text = String.join("", written);
    assertThat(all.stream().map(AnswerDelta::text).collect(Collectors.joining())).isEqualTo(text);
    assertThat(all.size()).isLessThanOrEqualTo(2 + text.length() / Math.max(1, maxCharacters - 1));
    assertThat(all)
        .allSatisfy(
            delta -> {
              assertThat(Character.isLowSurrogate(delta.text().charAt(0))).isFalse();
              assertThat(Character.isHighSurrogate(delta.text().charAt(delta.text().length() - 1)))
                  .isFalse();
            });
  }

  /** In each round, every thread starts a draft and writes it concurrently with the others. */
  @Test
  void concurrentDraftsAreNeitherMixedNorLost() throws InterruptedException {
    var events = new ConcurrentLinkedQueue<AnswerDelta>();
    var drafting = new Drafting(new DraftSettings(LONG, 7), events::add);
    for (int round = 0; round < ROUNDS; round++) {
      writeConcurrently(drafting);
      drafting.flush().ifPresent(events::add);
    }

    var texts =
        events.stream()
            .collect(
                Collectors.groupingBy(
                    AnswerDelta::draft,
                    Collectors.mapping(AnswerDelta::text, Collectors.joining())));
    assertThat(texts.values()).allSatisfy(text -> assertThat(TEXT).startsWith(text));
    for (int round = 1; round <= ROUNDS; round++) {
      assertThat(texts.get(round * THREADS)).as("the newest draft of its round").isEqualTo(TEXT);
    }
  }

  private static void writeConcurrently(Drafting drafting) throws InterruptedException {
    var start = new CyclicBarrier(THREADS);
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var writers =
          Collections.nCopies(
              THREADS,
              Executors.callable(
                  () -> {
                    awaitAll(start);
                    var draft = drafting.begin();
                    TEXT.chars().forEach(letter -> draft.accept(Character.toString(letter)));
                  }));
      threads.invokeAll(writers);
    }
  }

  private static void awaitAll(CyclicBarrier start) {
    try {
      start.await();
    } catch (InterruptedException | BrokenBarrierException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
