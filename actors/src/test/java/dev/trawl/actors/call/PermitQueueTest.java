package dev.trawl.actors.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.RunId;
import dev.trawl.protocol.model.Role;
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
  void takesTheBestCallOfARunFirst() {
    var queue = new PermitQueue<String>(10);
    join(queue, LONG, -2, "third");
    join(queue, LONG, 0, "first");
    join(queue, LONG, -1, "second");

    assertThat(takeAll(queue)).containsExactly("first", "second", "third");
  }

  @Test
  void theFirstCallOfEachRunIsItsHead() {
    var queue = new PermitQueue<String>(10);
    join(queue, LONG, 0, "a");
    join(queue, LONG, -1, "b");
    join(queue, SHORT, -2, "x");
    assertThat(Stream.of("a", "b", "x", "nobody").filter(queue::isHead)).containsExactly("a", "x");

    join(queue, LONG, 1, "c");
    queue.leave("x");
    assertThat(Stream.of("a", "b", "c", "x").filter(queue::isHead)).containsExactly("c");
  }

  @Test
  void runsTakeTurns() {
    var queue = new PermitQueue<String>(10);
    Stream.of("a", "b", "c").forEach(caller -> join(queue, LONG, 0, caller));
    join(queue, SHORT, -100, "x");

    assertThat(takeAll(queue)).containsExactly("a", "x", "b", "c");
  }

  @Test
  void newRunsGetAtMostEverySecondPermitWhileOthersWait() {
    var queue = new PermitQueue<String>(20);
    Stream.of("a", "b", "c", "d", "e").forEach(caller -> join(queue, LONG, 0, caller));
    Stream.of("i", "j", "k").forEach(caller -> join(queue, new RunId("other"), 0, caller));
    assertThat(Stream.generate(() -> next(queue).orElseThrow()).limit(4))
        .containsExactly("a", "i", "b", "j");

    Stream.of("x", "y", "z").forEach(caller -> join(queue, new RunId(caller), 0, caller));
    assertThat(takeAll(queue)).containsExactly("x", "c", "y", "k", "z", "d", "e");
  }

  @Test
  void aSkippedRunKeepsItsTurn() {
    var queue = new PermitQueue<String>(10);
    join(queue, LONG, 0, "a");
    join(queue, SHORT, 0, "x");

    var taken =
        queue.take(
            waiting -> Optional.of("lane").filter(lane -> waiting.claim().run().equals(SHORT)));

    assertThat(taken).hasValueSatisfying(granted -> assertThat(granted.grant()).isEqualTo("lane"));
    assertThat(taken).map(granted -> granted.waiting().caller()).contains("x");
    assertThat(takeAll(queue)).containsExactly("a");
  }

  @Test
  void rejectsCallsWhenTheQueueIsFull() {
    var queue = new PermitQueue<String>(1);

    assertThat(join(queue, LONG, 0, "first")).isTrue();
    assertThat(join(queue, LONG, 0, "second")).isFalse();
  }

  /** A caller that joins twice is taken once. A caller that has left is not taken. */
  @Property
  void takesEachRemainingCallerExactlyOnce(
      @ForAll long seed, @ForAll @IntRange(max = 200) int steps) {
    var random = new Random(seed);
    var queue = new PermitQueue<Integer>(20);
    var waiting = new HashSet<Integer>();
    for (int i = 0; i < steps; i++) {
      int caller = random.nextInt(30);
      switch (random.nextInt(3)) {
        case 0 -> {
          if (join(queue, random.nextBoolean() ? LONG : SHORT, random.nextInt(3), caller)) {
            waiting.add(caller);
          }
        }
        case 1 -> {
          queue.leave(caller);
          waiting.remove(caller);
        }
        default -> next(queue).ifPresent(taken -> assertThat(waiting.remove(taken)).isTrue());
      }
      assertThat(queue.size()).isEqualTo(waiting.size()).isLessThanOrEqualTo(20);
    }
    for (var next = next(queue); next.isPresent(); next = next(queue)) {
      assertThat(waiting.remove(next.get())).isTrue();
    }
    assertThat(waiting).isEmpty();
    assertThat(queue.heads()).isEmpty();
  }

  private static <C> boolean join(PermitQueue<C> queue, RunId run, double priority, C caller) {
    return queue.join(caller, new PermitQueue.Claim(run, Role.READER, priority, new Reserve(1, 1)));
  }

  private static <C> Optional<C> next(PermitQueue<C> queue) {
    return queue.take(Optional::of).map(taken -> taken.waiting().caller());
  }

  private static List<String> takeAll(PermitQueue<String> queue) {
    var taken = new ArrayList<String>();
    for (var next = next(queue); next.isPresent(); next = next(queue)) {
      taken.add(next.get());
    }
    return taken;
  }
}
