package dev.trawl.actors.documents;

import com.typesafe.config.Config;
import dev.trawl.actors.RunFixture;
import dev.trawl.actors.call.Dispatchers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * The only thread of the blocking dispatcher. It runs its tasks in order, so a test can run
 * something between two of them.
 */
record BlockingThread(Executor executor) {
  /** Settings that give the blocking dispatcher one thread, and long timeouts to probes. */
  static Config settings() {
    return RunFixture.config(
        """
        trawl.dispatcher.blocking.thread-pool-executor.fixed-pool-size = 1
        pekko.actor.testkit.typed.single-expect-default = 60s
        """);
  }

  static BlockingThread of(ActorSystem<?> system) {
    return new BlockingThread(system.dispatchers().lookup(Dispatchers.BLOCKING));
  }

  /** After all earlier tasks, keeps the thread busy until the result is closed. */
  Hold hold() {
    var end = new CompletableFuture<Void>();
    executor.execute(end::join);
    return () -> end.complete(null);
  }

  /** Waits until the thread has finished all its tasks. */
  void finishTasks() {
    CompletableFuture.runAsync(() -> {}, executor).join();
  }

  interface Hold extends AutoCloseable {
    @Override
    void close();
  }
}
