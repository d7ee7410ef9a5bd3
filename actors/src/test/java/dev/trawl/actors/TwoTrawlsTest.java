package dev.trawl.actors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that several {@code Trawl} instances in one actor system are independent. */
class TwoTrawlsTest {
  private static final ActorTestKit KIT = ActorTestKit.create(RunFixture.config(""));
  private static final String HARBOUR = "The fog came in. Amalia Thorsen hid the brass key.";
  private static final String SHOP = "A bell hung at the door. Nils Berg sold the copper lamp.";

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void instancesWithDifferentFoldersUseTheirOwnDocuments(@TempDir Path one, @TempDir Path two) {
    try (var harbour = trawl(one);
        var shop = trawl(two)) {
      var key = open(harbour, HARBOUR);
      var lamp = open(shop, SHOP);

      assertThat(answer(harbour, "Who hid the brass key?", key).text()).contains("Amalia");
      assertThat(answer(shop, "Who sold the copper lamp?", lamp).text()).contains("Nils");
      assertThat(inTime(shop.text(key, new Span(0, 1)))).isEmpty();
    }
  }

  @Test
  void instancesWithTheSameFolderShareADocumentUntilTheLastInstanceCloses(@TempDir Path folder) {
    try (var staying = trawl(folder)) {
      var key = open(staying, HARBOUR);
      try (var leaving = trawl(folder)) {
        assertThat(open(leaving, HARBOUR)).isEqualTo(key);
        assertThat(answer(leaving, "Who hid the brass key?", key).text()).contains("Amalia");
        assertThat(inTime(leaving.close(key))).isTrue();
      }

      assertThat(answer(staying, "Who hid the brass key?", key).text()).contains("Amalia");
      assertThat(inTime(staying.documents())).hasSize(1);
    }
  }

  @Test
  void closingOneInstanceDoesNotAffectTheRunsOfAnother(@TempDir Path folder) {
    try (var staying = trawl(folder)) {
      var key = open(staying, HARBOUR);
      var leaving = trawl(folder);
      var run = staying.ask("Who hid the brass key?", Level.READ, List.of(key), event -> {});
      leaving.close();

      assertThat(inTime(run.answer()).text()).contains("Amalia");
    }
  }

  private static Trawl trawl(Path folder) {
    return Trawl.in(
        KIT.system(), ConfigFactory.parseMap(Map.of("trawl.library.directory", folder.toString())));
  }

  private static DocumentId open(Trawl trawl, String text) {
    var source = new Source.InMemory("text.txt", text.getBytes(UTF_8));
    return inTime(trawl.open(List.of(source))).documents().getFirst().id();
  }

  private static Answer answer(Trawl trawl, String question, DocumentId document) {
    return inTime(trawl.ask(question, Level.READ, List.of(document), event -> {}).answer());
  }

  private static <T> T inTime(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
