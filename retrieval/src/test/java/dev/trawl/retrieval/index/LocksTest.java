package dev.trawl.retrieval.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // the locks are only held until the end of a block
class LocksTest {
  @TempDir Path folder;
  private Locks locks = new Locks(Path.of(""));

  @BeforeEach
  void begin() {
    locks = new Locks(folder);
  }

  @Test
  void sharedLocksExcludeAnExclusiveLock() throws Exception {
    var one = locks.use("a");
    var two = new Locks(folder).use("a");

    assertThat(locks.whileUnused("a", () -> {})).isFalse();
    one.close();
    assertThat(locks.whileUnused("a", () -> {})).isFalse();
    two.close();
    assertThat(locks.whileUnused("a", () -> {})).isTrue();
  }

  @Test
  void runsWorkAfterTheLastUserHasReleasedTheLock() throws Exception {
    locks.use("a").close();
    var ran = new AtomicInteger();

    assertThat(locks.whileUnused("a", ran::incrementAndGet)).isTrue();
    assertThat(ran).hasValue(1);
  }

  @Test
  void anyThreadMayReleaseALock() throws Exception {
    var use = locks.use("a");
    CompletableFuture.runAsync(() -> close(use)).join();

    assertThat(locks.whileUnused("a", () -> {})).isTrue();
  }

  @Test
  void workUnderOneNameDoesNotBlockOtherNames() throws Exception {
    var began = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var executor = Executors.newSingleThreadExecutor()) {
      var slow =
          executor.submit(
              () ->
                  locks.whileUnused(
                      "slow",
                      () -> {
                        began.countDown();
                        await(end);
                      }));
      began.await();
      locks.use("other").close();
      locks.exclusive("third").close();
      end.countDown();

      assertThat(slow.get()).isTrue();
    }
  }

  @Test
  void keepsNoStateForAnUnusedName() throws Exception {
    try (var use = locks.use("a")) {
      assertThat(locks.held()).isEqualTo(1);
    }
    locks.exclusive("b").close();
    locks.whileUnused("c", () -> {});

    assertThat(locks.held()).isZero();
  }

  @Test
  void keepsNoStateForANameThatCannotBeLocked() throws Exception {
    Files.createDirectory(folder.resolve("a"));

    List<Callable<?>> attempts =
        List.of(
            () -> locks.use("a"),
            () -> locks.exclusive("a"),
            () -> locks.whileUnused("a", () -> {}));
    for (var attempt : attempts) {
      assertThatThrownBy(attempt::call).isInstanceOf(IOException.class);
    }
    assertThat(locks.held()).isZero();
  }

  /** The counts show which threads hold the lock, so they reveal a lock that admits two owners. */
  @Test
  void anExclusiveLockExcludesAllOtherThreads() throws Exception {
    var users = new AtomicInteger();
    var owners = new AtomicInteger();
    var faults = new AtomicInteger();
    try (var executor = Executors.newFixedThreadPool(16)) {
      var tasks = new ArrayList<Future<?>>();
      for (int task = 0; task < 16; task++) {
        tasks.add(
            executor.submit(
                () -> {
                  for (int round = 0; round < 200; round++) {
                    enter(users, owners, faults);
                  }
                  return null;
                }));
      }
      for (var task : tasks) {
        task.get();
      }
    }
    assertThat(faults).hasValue(0);
    assertThat(locks.held()).isZero();
  }

  private void enter(AtomicInteger users, AtomicInteger owners, AtomicInteger faults)
      throws Exception {
    switch (ThreadLocalRandom.current().nextInt(3)) {
      case 0 -> {
        try (var use = locks.use("a")) {
          users.incrementAndGet();
          count(faults, owners.get() != 0);
          users.decrementAndGet();
        }
      }
      case 1 -> {
        try (var turn = locks.exclusive("a")) {
          own(users, owners, faults);
        }
      }
      default -> locks.whileUnused("a", () -> own(users, owners, faults));
    }
  }

  private static void own(AtomicInteger users, AtomicInteger owners, AtomicInteger faults) {
    count(faults, owners.incrementAndGet() != 1 || users.get() != 0);
    Thread.yield();
    count(faults, owners.get() != 1 || users.get() != 0);
    owners.decrementAndGet();
  }

  private static void count(AtomicInteger faults, boolean isFault) {
    if (isFault) {
      faults.incrementAndGet();
    }
  }

  private static void close(Locks.Lock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
