package dev.trawl.actors.documents;

import com.typesafe.config.Config;
import dev.trawl.actors.World;
import dev.trawl.actors.call.Dispatchers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * The only thread of the blocking dispatcher. It does its tasks in the order in which they were
 * given, so a test can put itself between two of them.
 */
record BlockingThread(Executor executor) {
  /** Settings that leave the blocking dispatcher one thread, and probes enough time. */
  static Config settings() {
    return World.config(
        """
        trawl.dispatcher.blocking.thread-pool-executor.fixed-pool-size = 1
        pekko.actor.testkit.typed.single-expect-default = 60s
        """);
  }

  static BlockingThread of(ActorSystem<?> system) {
    return new BlockingThread(system.dispatchers().lookup(Dispatchers.BLOCKING));
  }

  /** Keeps the thread busy, once it has done all earlier tasks, until the result is closed. */
  Hold hold() {
    var end = new CompletableFuture<Void>();
    executor.execute(end::join);
    return () -> end.complete(null);
  }

  /** Waits until the thread has done all tasks that it was given. */
  void finishTasks() {
    CompletableFuture.runAsync(() -> {}, executor).join();
  }

  interface Hold extends AutoCloseable {
    @Override
    void close();
  }
}
