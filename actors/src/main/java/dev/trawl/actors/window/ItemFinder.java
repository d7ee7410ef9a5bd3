package dev.trawl.actors.window;

import dev.trawl.protocol.FoundItem;
import dev.trawl.protocol.model.ReadingModel.Item;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds an item of a list in its chunk. */
public final class ItemFinder {
  private ItemFinder() {}

  /**
   * Finds each item once for each sentence that names it. If the model gives the same item and
   * sentence several times, and the chunk repeats that sentence, each occurrence is found.
   *
   * @param question for which the items were found
   */
  public static List<FoundItem> findAll(Excerpt excerpt, List<Item> items, String question) {
    var found = new LinkedHashSet<FoundItem>();
    for (var item : items) {
      Stream.iterate(
              find(excerpt, item, question),
              Optional::isPresent,
              same -> same.flatMap(each -> repeated(excerpt, each)))
          .map(Optional::orElseThrow)
          .filter(each -> !found.contains(each))
          .findFirst()
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  /** The item with the next sentence that has the same text; empty if there is no such sentence. */
  private static Optional<FoundItem> repeated(Excerpt excerpt, FoundItem item) {
    var evidence = item.evidence();
    var chunk = excerpt.chunk();
    var from = evidence.span().endChar() - chunk.startChar();
    return Sentences.of(chunk.text()).stream()
        .filter(span -> span.startChar() >= from)
        .filter(
            span ->
                chunk.text().substring(span.startChar(), span.endChar()).equals(evidence.quote()))
        .findFirst()
        .map(span -> new FoundItem(item.text(), QuoteFinder.evidence(excerpt, span)));
  }

  /**
   * The item with the sentence that names it, in words that the sentence contains; empty if the
   * sentence cannot be found or does not contain the item.
   *
   * @param question for which the item was found
   */
  static Optional<FoundItem> find(Excerpt excerpt, Item item, String question) {
    var text = item.text().strip();
    var language = excerpt.chunk().language();
    return Stream.of(item.quote(), text)
        .flatMap(words -> QuoteFinder.findSentence(excerpt, words).stream())
        .flatMap(
            evidence ->
                part(evidence.quote(), text, language, question).stream()
                    .map(part -> new FoundItem(part, evidence)))
        .findFirst();
  }

  private static Optional<String> part(
      String sentence, String item, String language, String question) {
    return contains(sentence, item)
        ? Optional.of(item)
        : ItemPart.of(item, sentence, language, question);
  }

  private static boolean contains(String sentence, String words) {
    var foldedWords = FoldedText.key(words);
    return !foldedWords.isEmpty() && FoldedText.key(sentence).contains(foldedWords);
  }
}
