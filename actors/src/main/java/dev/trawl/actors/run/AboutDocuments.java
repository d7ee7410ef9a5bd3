package dev.trawl.actors.run;

import dev.trawl.actors.documents.Librarian;
import dev.trawl.actors.plan.PlanningSettings;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ModelTask.AboutDocument;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Describes documents to the model that analyses a question: names, languages and first chapters.
 */
record AboutDocuments(PlanningSettings settings, List<Librarian.OpenDocument> documents) {
  AboutDocuments {
    documents = List.copyOf(documents);
  }

  /**
   * Returns up to two variants of {@code task}: one with as many chapters of each document as the
   * settings allow, then one without chapters.
   *
   * @param promptTokens counts the tokens of the prompt for a task
   */
  Stream<ModelTask.Understand> addedTo(
      ModelTask.Understand task, ToIntFunction<ModelTask> promptTokens) {
    var all =
        documents.stream()
            .limit(settings.maxDocuments())
            .map(
                each ->
                    new AboutDocument(
                        each.document().name(), each.document().languages(), each.chapters()))
            .toList();
    var most = all.stream().mapToInt(each -> each.chapters().size()).max().orElse(0);
    var plain = withChapters(task, all, 0);
    var limit = promptTokens.applyAsInt(plain) + settings.maxOutlineTokens();
    return Stream.concat(
        Stream.iterate(most, chapters -> chapters > 0, chapters -> chapters / 2)
            .map(chapters -> withChapters(task, all, chapters))
            .filter(described -> promptTokens.applyAsInt(described) <= limit)
            .limit(1),
        Stream.of(plain));
  }

  private static ModelTask.Understand withChapters(
      ModelTask.Understand task, List<AboutDocument> all, int chapters) {
    return new ModelTask.Understand(
        task.question(),
        task.history(),
        all.stream().map(each -> each.withChapters(chapters)).toList());
  }
}
