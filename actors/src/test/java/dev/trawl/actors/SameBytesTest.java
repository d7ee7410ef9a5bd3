package dev.trawl.actors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.testkit.ScriptedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests files with the same bytes that are read as different texts because of their names. */
class SameBytesTest {
  private static final String TEXT = "The fog came in. Amalia Thorsen hid the brass key.";

  @Test
  void aReadingIsRememberedForATextAndNotForItsBytes(@TempDir Path folder) {
    var model = ScriptedModel.finding("Amalia");
    var config = ConfigFactory.parseMap(Map.of("trawl.library.directory", folder.toString()));
    try (var trawl = Trawl.with(config).model(model).start()) {
      var plain = open(trawl, "key.txt");
      var copy = open(trawl, "copy.txt");
      var marked = open(trawl, "key.md");
      assertThat(copy).isEqualTo(plain);
      assertThat(marked).isNotEqualTo(plain);

      read(trawl, plain);
      read(trawl, copy);
      assertThat(model.log().of(ModelTask.Read.class)).hasSize(1);
      read(trawl, marked);
      assertThat(model.log().of(ModelTask.Read.class)).hasSize(2);
    }
  }

  private static DocumentId open(Trawl trawl, String name) {
    var source = new Source.InMemory(name, TEXT.getBytes(UTF_8));
    return inTime(trawl.open(List.of(source))).documents().getFirst().id();
  }

  private static void read(Trawl trawl, DocumentId document) {
    inTime(
        trawl.ask("Who hid the brass key?", Level.READ, List.of(document), event -> {}).answer());
  }

  private static <T> T inTime(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
