package dev.trawl.actors.window;

import dev.trawl.protocol.FoundItem;
import dev.trawl.protocol.model.ReadingModel.Item;
import java.util.Optional;

/** Finds an item of a list in its chunk. */
public final class ItemFinder {
  private ItemFinder() {}

  /**
   * The item with the sentence that names it; empty if the sentence cannot be found or does not
   * contain the item's words.
   */
  public static Optional<FoundItem> find(Excerpt excerpt, Item item) {
    return QuoteFinder.findSentence(excerpt, item.quote())
        .filter(evidence -> contains(evidence.quote(), item.text()))
        .or(() -> QuoteFinder.findSentence(excerpt, item.text()))
        .map(evidence -> new FoundItem(item.text().strip(), evidence));
  }

  private static boolean contains(String sentence, String words) {
    var wanted = FoldedText.key(words);
    return !wanted.isEmpty() && FoldedText.key(sentence).contains(wanted);
  }
}
