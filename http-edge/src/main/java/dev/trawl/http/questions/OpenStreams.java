package dev.trawl.http.questions;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** Tracks the open event streams, so that a stopping server can wait for them. Thread-safe. */
final class OpenStreams {
  private final Set<CompletableFuture<Done>> ends = ConcurrentHashMap.newKeySet();

  /** Returns the same stream, which is tracked while it is open. */
  <T> Source<T, NotUsed> tracked(Source<T, NotUsed> stream) {
    return stream.watchTermination(
        (ignored, termination) -> {
          var end = termination.toCompletableFuture();
          ends.add(end);
          end.whenComplete((done, failure) -> ends.remove(end));
          return ignored;
        });
  }

  /** Completes when all currently open streams have ended or failed. */
  CompletionStage<Done> end() {
    return CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
        .handle((done, failure) -> Done.getInstance());
  }
}
