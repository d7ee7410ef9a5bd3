package dev.trawl.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.RunId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PermitQueueTest {
  private static final RunId LONG = new RunId("long");
  private static final RunId SHORT = new RunId("short");

  @Test
  void givesTheBestOfARunFirst() {
    var queue = new PermitQueue<String>(1, 10);
    queue.join(LONG, -2, "third");
    queue.join(LONG, 0, "first");
    queue.join(LONG, -1, "second");

    assertThat(inTurn(queue)).containsExactly("first", "second", "third");
  }

  @Test
  void givesRunsTheirTurns() {
    var queue = new PermitQueue<String>(1, 10);
    Stream.of("a", "b", "c").forEach(holder -> queue.join(LONG, 0, holder));
    queue.join(SHORT, -100, "x");

    assertThat(inTurn(queue)).containsExactly("a", "x", "b", "c");
  }

  @Test
  void refusesWhoComesToAFullQueue() {
    var queue = new PermitQueue<String>(1, 1);

    assertThat(queue.join(LONG, 0, "first")).isTrue();
    assertThat(queue.join(LONG, 0, "second")).isFalse();
  }

  /** Whoever leaves, dies or joins twice: free permits and held ones always add up. */
  @Property
  void neverLosesAPermit(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int permits,
      @ForAll @IntRange(max = 200) int steps) {
    var random = new Random(seed);
    var queue = new PermitQueue<Integer>(permits, 20);
    var held = new HashSet<Integer>();
    for (int i = 0; i < steps; i++) {
      int holder = random.nextInt(30);
      if (random.nextBoolean()) {
        queue.join(random.nextBoolean() ? LONG : SHORT, random.nextInt(3), holder);
      } else {
        queue.leave(holder);
        held.remove(holder);
      }
      queue.grant().ifPresent(granted -> assertThat(held.add(granted)).isTrue());

      assertThat(queue.holding()).isEqualTo(held.size()).isLessThanOrEqualTo(permits);
    }
    for (int holder = 0; holder < 30; holder++) {
      queue.leave(holder);
    }
    assertThat(queue.holding()).isZero();
    assertThat(queue.waiting()).isZero();
    queue.join(LONG, 0, 1);
    assertThat(queue.grant()).contains(1);
  }

  private static List<String> inTurn(PermitQueue<String> queue) {
    var granted = new ArrayList<String>();
    for (Optional<String> next = queue.grant(); next.isPresent(); next = queue.grant()) {
      granted.add(next.get());
      queue.leave(next.get());
    }
    return granted;
  }
}
