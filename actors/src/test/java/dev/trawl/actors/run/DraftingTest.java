package dev.trawl.actors.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.RunEvent.What.AnswerDelta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How what a model writes becomes a bounded number of pieces. */
class DraftingTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final List<AnswerDelta> told = new ArrayList<>();

  private Drafting drafting(Duration interval, int characters) {
    return new Drafting(new DraftSettings(interval, characters), told::add);
  }

  @Test
  void theFirstPieceIsToldAtOnceAndTheRestAtTheEnd() {
    var drafting = drafting(LONG, 100);
    var draft = drafting.begin();
    List.of("To", " Por", "to").forEach(draft);
    assertThat(told).containsExactly(new AnswerDelta(1, "To"));
    assertThat(drafting.rest()).contains(new AnswerDelta(1, " Porto"));
    assertThat(drafting.rest()).isEmpty();
  }

  @Test
  void eachPieceIsToldOnceTheIntervalHasPassed() {
    var draft = drafting(Duration.ofNanos(1), 100).begin();
    List.of("To", " Por", "to").forEach(draft);
    assertThat(told).extracting(AnswerDelta::text).containsExactly("To", " Por", "to");
  }

  @Test
  void whoBeginsAnewSilencesWhatWasWritten() {
    var drafting = drafting(LONG, 4);
    var first = drafting.begin();
    first.accept("Lisb");
    first.accept("on, I");
    var second = drafting.begin();
    first.accept(" say, and go on for long");
    second.accept("Porto");
    assertThat(told)
        .containsExactly(
            new AnswerDelta(1, "Lisb"), new AnswerDelta(1, "on, "), new AnswerDelta(2, "Port"));
    assertThat(drafting.rest()).contains(new AnswerDelta(2, "o"));
    second.accept("late");
    assertThat(drafting.rest()).isEmpty();
  }

  @Property
  void nothingIsLostNoLetterCutAndNoEventNeedless(
      @ForAll List<String> pieces, @ForAll @IntRange(min = 1, max = 9) int most) {
    told.clear();
    var written =
        pieces.stream().map(piece -> piece.replaceAll("\\p{Cs}", "\uD83D\uDE00")).toList();
    var drafting = drafting(LONG, most);
    var draft = drafting.begin();
    written.forEach(draft);
    var all = Stream.concat(told.stream(), drafting.rest().stream()).toList();
    var text = String.join("", written);
    assertThat(all.stream().map(AnswerDelta::text).collect(Collectors.joining())).isEqualTo(text);
    assertThat(all.size()).isLessThanOrEqualTo(2 + text.length() / Math.max(1, most - 1));
    assertThat(all)
        .allSatisfy(
            delta -> {
              assertThat(Character.isLowSurrogate(delta.text().charAt(0))).isFalse();
              assertThat(Character.isHighSurrogate(delta.text().charAt(delta.text().length() - 1)))
                  .isFalse();
            });
  }
}
