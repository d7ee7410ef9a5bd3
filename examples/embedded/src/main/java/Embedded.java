import com.typesafe.config.ConfigFactory;
import dev.trawl.actors.Trawl;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Source;
import java.nio.file.Path;
import java.util.List;

/** The embedding example of README.md: asks one question about one file. */
public final class Embedded {
  private Embedded() {}

  public static void main(String[] arguments) throws Exception {
    var path = Path.of(arguments[0]);
    var question = arguments[1];
    try (var trawl = Trawl.start(ConfigFactory.empty())) { // or Trawl.in(yourActorSystem, config)
      var source = new Source.LocalFile(path, path.getFileName().toString());
      var opened = trawl.open(List.of(source)).toCompletableFuture().get();
      opened.rejected().forEach(file -> System.err.println(file.why()));
      var documents = opened.documents().stream().map(Document::id).toList();
      var asked = trawl.ask(question, Level.AUTO, documents, event -> {});
      System.out.println(asked.answer().toCompletableFuture().get().text());
    }
  }
}
