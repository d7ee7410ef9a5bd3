package dev.trawl.http.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
  private static final ActorTestKit kit = ActorTestKit.create(ConfigFactory.load());

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void keepsAFileUntilItsLastUserReleasesIt(@TempDir Path folder) throws IOException {
    try (var uploads = Uploads.in(Optional.of(folder), kit.system())) {
      var cycles =
          IntStream.range(0, 100)
              .mapToObj(i -> storeAndRelease(uploads).toCompletableFuture())
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(cycles).join();
      try (var left = Files.list(folder)) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void doesNotReplaceAFileThatMayBeRead(@TempDir Path folder) throws IOException {
    try (var uploads = Uploads.in(Optional.of(folder), kit.system())) {
      var first = fog(uploads).toCompletableFuture().join().source().path();
      var before = Files.readAttributes(first, BasicFileAttributes.class);
      var others =
          IntStream.range(0, 50)
              .mapToObj(i -> fog(uploads).toCompletableFuture())
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(others).join();
      var after = Files.readAttributes(first, BasicFileAttributes.class);
      assertThat(after.fileKey()).isEqualTo(before.fileKey());
      assertThat(after.lastModifiedTime()).isEqualTo(before.lastModifiedTime());
      try (var files = Files.list(folder)) {
        assertThat(files).containsExactly(first);
      }
    }
  }

  private static CompletionStage<Uploads.Upload> fog(Uploads uploads) {
    return uploads.store(Source.single(ByteString.fromString("fog")), "fog.txt");
  }

  /** Fails if the file is gone while this upload still uses it. */
  private static CompletionStage<Boolean> storeAndRelease(Uploads uploads) {
    return fog(uploads)
        .thenCompose(
            upload -> {
              assertThat(upload.source().path()).exists();
              return uploads.release(upload.content());
            });
  }
}
