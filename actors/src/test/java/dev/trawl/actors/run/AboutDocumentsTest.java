package dev.trawl.actors.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.RunFixture;
import dev.trawl.actors.documents.Librarian;
import dev.trawl.actors.plan.PlanningSettings;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ModelTask.AboutDocument;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

class AboutDocumentsTest {
  private static final ModelTask.Understand QUESTION =
      new ModelTask.Understand("When?", List.of(), List.of());

  @Test
  void showsTheChaptersOfEachDocumentThatFit() {
    assertThat(chapters(64, 1)).containsExactly(10);
    assertThat(chapters(64, 2)).containsExactly(5, 5);
    assertThat(chapters(64, 4)).containsExactly(2, 2, 2, 2);
  }

  @Test
  void namesTheDocumentsIfNoChapterFits() {
    assertThat(chapters(0, 2)).containsExactly(0, 0);
    assertThat(chapters(64, 20)).hasSize(20).containsOnly(0);
  }

  @Test
  void triesWithoutChaptersIfTheyDoNotFit() {
    assertThat(tasks(64, 1))
        .map(task -> task.documents().getFirst().chapters().size())
        .containsExactly(10, 0);
  }

  /** The number of chapters of each document. */
  private static List<Integer> chapters(int maxTokens, int documents) {
    return tasks(maxTokens, documents).getFirst().documents().stream()
        .map(AboutDocument::chapters)
        .map(List::size)
        .toList();
  }

  private static List<ModelTask.Understand> tasks(int maxTokens, int documents) {
    var config = RunFixture.config("trawl.planning.max-outline-tokens = " + maxTokens);
    var settings = PlanningSettings.from(config.getConfig("trawl"));
    var open = IntStream.range(0, documents).mapToObj(AboutDocumentsTest::open).toList();
    return new AboutDocuments(settings, open)
        .addedTo(QUESTION, AboutDocumentsTest::tokens)
        .toList();
  }

  /** Five tokens for each chapter. */
  private static int tokens(ModelTask task) {
    return task instanceof ModelTask.Understand understand
        ? 100 + understand.documents().stream().mapToInt(each -> 5 * each.chapters().size()).sum()
        : 0;
  }

  private static Librarian.OpenDocument open(int number) {
    var id = new DocumentId("%064x".formatted(number));
    var chapters = IntStream.range(0, 10).mapToObj(i -> "Chapter " + i).toList();
    return new Librarian.OpenDocument(
        new Document(id, number + ".txt", "text/plain", 1, 9, 9, 1, List.of("en"), List.of()),
        TestInbox.<Retrieval.Command>create().getRef(),
        chapters);
  }
}
