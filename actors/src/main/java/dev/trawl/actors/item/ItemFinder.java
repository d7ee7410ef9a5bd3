package dev.trawl.actors.item;

import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.QuoteFinder;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.FoundItem;
import dev.trawl.protocol.model.ReadingModel.Item;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds an item of a list in its chunk. */
public final class ItemFinder {
  private ItemFinder() {}

  /**
   * The items of a chunk.
   *
   * @param found the items that were found, in the order in which the model lists them
   * @param lost the items for which no sentence was found, without duplicates
   */
  public record Items(List<FoundItem> found, List<String> lost) {
    public Items {
      found = List.copyOf(found);
      lost = List.copyOf(lost);
    }
  }

  /**
   * For each item, finds the sentence that names it. If the model gives the same item and sentence
   * several times, and the chunk repeats that sentence, each occurrence is found.
   *
   * @param question the question for which the items were found
   */
  public static Items findAll(Excerpt excerpt, List<Item> items, String question) {
    var found = new LinkedHashSet<FoundItem>();
    var lost = new LinkedHashSet<String>();
    for (var item : items) {
      var first = find(excerpt, item, question);
      if (first.isEmpty() && !item.text().isBlank()) {
        lost.add(ItemName.plain(item.text()));
      }
      Stream.iterate(
              first, Optional::isPresent, same -> same.flatMap(each -> repeated(excerpt, each)))
          .map(Optional::orElseThrow)
          .filter(each -> !found.contains(each))
          .findFirst()
          .ifPresent(found::add);
    }
    return new Items(List.copyOf(found), List.copyOf(lost));
  }

  /** The item with the next occurrence of its sentence in the chunk; empty if there is none. */
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
   * Finds a sentence that names the item, and returns that sentence and the item in its words. If
   * there is none, returns the item in the model's words with the sentence that the model quoted,
   * provided that the two share a word. Otherwise empty.
   *
   * @param question the question for which the item was found
   */
  static Optional<FoundItem> find(Excerpt excerpt, Item item, String question) {
    var text = ItemName.plain(item.text());
    var chunk = excerpt.chunk();
    var given = sentence(excerpt, item.quote(), text, question);
    var named =
        Stream.of(text, ItemName.of(text).name())
            .flatMap(words -> sentence(excerpt, words, text, question).stream());
    return Stream.concat(given.stream(), named)
        .flatMap(each -> each.found(ItemPart::contained).stream())
        .findFirst()
        .or(
            () ->
                given
                    .filter(each -> chunk.text().contains(item.quote().strip()))
                    .flatMap(each -> each.found(ItemPart::inOtherWords)));
  }

  private record Named(ItemPart part, Evidence evidence) {
    Optional<FoundItem> found(Function<ItemPart, Optional<String>> text) {
      return text.apply(part).map(words -> new FoundItem(words, evidence));
    }
  }

  /** The item with the sentence to which {@code words} refer. */
  private static Optional<Named> sentence(
      Excerpt excerpt, String words, String item, String question) {
    var chunk = excerpt.chunk();
    return QuoteFinder.findSentence(excerpt, words)
        .flatMap(
            evidence ->
                ItemPart.of(item, evidence, chunk.heading(), chunk.language(), question)
                    .map(part -> new Named(part, evidence)));
  }
}
