package dev.trawl.actors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.testkit.ScriptedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a document that is closed while a run reads it. */
class ClosedDocumentTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void closingADocumentEndsTheRunAtOnceWithTheReason() throws Exception {
    var closed = new CompletableFuture<Boolean>();
    var model =
        ScriptedModel.create().reading(task -> closed.thenApply(done -> new Verdict.None()));
    var config =
        ConfigFactory.parseMap(
            Map.of("trawl.library.directory", folder.toString(), "trawl.chunks.tokens-max", 16));
    try (var trawl = Trawl.with(config).model(model).start()) {
      var text = "The fog came in at dawn. Nobody on the pier saw the boats. ".repeat(120);
      var source = new Source.InMemory("fog.txt", text.getBytes(UTF_8));
      var document =
          trawl.open(List.of(source)).toCompletableFuture().join().documents().getFirst().id();
      var run =
          trawl.ask(
              "Who saw the boats?",
              Level.READ,
              List.of(document),
              event -> {
                if (event.what() instanceof What.ReadingStarted) {
                  trawl.close(document).thenAccept(closed::complete);
                }
              });

      var answer = run.answer().toCompletableFuture().get(20, SECONDS);
      assertThat(answer.coverage().failures())
          .hasSizeGreaterThan(100)
          .extracting(Coverage.Failure::reason)
          .containsOnly("The document fog.txt was closed");
    }
  }
}
