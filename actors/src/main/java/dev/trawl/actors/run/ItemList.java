package dev.trawl.actors.run;

import dev.trawl.actors.window.FoldedText;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.FoundItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  private static final Pattern ARTICLE =
      Pattern.compile("(?i)^(?:the|an?|der|die|das|le|la|les|el|los|las) ");

  /** What stands before a name: "the old steamer". */
  private static final Pattern BEFORE_NAME =
      Pattern.compile("^(?:\\p{Ll}[\\p{L}'’-]* )+(?=\\p{Lu})");

  /**
   * Merges items that differ only in case, punctuation or an article, and those that add a
   * description before a name that is an item by itself: "the steamer Boreas" and "Boreas".
   *
   * @param found in the order of the documents
   * @param maxEvidence maximum number of sentences kept for an item
   */
  static List<Entry> of(List<FoundItem> found, int maxEvidence) {
    var texts = new LinkedHashMap<String, String>();
    var evidence = new LinkedHashMap<String, List<Evidence>>();
    var keys = found.stream().map(item -> key(item.text())).collect(Collectors.toSet());
    for (var item : found) {
      var name = BEFORE_NAME.matcher(item.text()).replaceFirst("");
      var text = keys.contains(key(name)) ? name : item.text();
      var key = key(text);
      texts.putIfAbsent(key, text);
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
    return FoldedText.key(ARTICLE.matcher(text).replaceFirst(""));
  }
}
