package dev.trawl.actors.run;

import dev.trawl.actors.window.FoldedText;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.FoundItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The items that readers found in all chunks, without duplicates. */
final class ItemList {
  /**
   * @param evidence the sentences that name the item, in the order of the documents
   */
  record Entry(String text, List<Evidence> evidence) {
    Entry {
      evidence = List.copyOf(evidence);
    }
  }

  private ItemList() {}

  /**
   * Merges items that differ only in case, punctuation or an article.
   *
   * @param found in the order of the documents
   * @param maxEvidence maximum number of sentences kept for an item
   */
  static List<Entry> of(List<FoundItem> found, int maxEvidence) {
    var texts = new LinkedHashMap<String, String>();
    var evidence = new LinkedHashMap<String, List<Evidence>>();
    for (var item : found) {
      var key = key(item.text());
      texts.putIfAbsent(key, item.text());
      var known = evidence.computeIfAbsent(key, none -> new ArrayList<>());
      if (known.size() < maxEvidence && !known.contains(item.evidence())) {
        known.add(item.evidence());
      }
    }
    return texts.entrySet().stream()
        .map(text -> new Entry(text.getValue(), evidence.getOrDefault(text.getKey(), List.of())))
        .toList();
  }

  private static String key(String text) {
    return FoldedText.key(
        text.replaceFirst("(?i)^(?:the|an?|der|die|das|le|la|les|el|los|las) ", ""));
  }
}
