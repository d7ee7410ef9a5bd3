package dev.trawl.actors.run;

import dev.trawl.actors.window.FoldedText;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.FoundItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** The items that readers found in all chunks, without duplicates. */
final class ItemList {
  /** An article that belongs to a name, as in The Hague, has a capital letter. */
  private static final Pattern ARTICLE =
      Pattern.compile("^(?:the|an?|der|die|das|le|la|les|el|los|las) (?=\\S)");

  private static final Pattern ANY_ARTICLE =
      Pattern.compile(ARTICLE.pattern(), Pattern.CASE_INSENSITIVE);

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
   * Merges items that differ only in case, punctuation or an article, and leaves out articles that
   * are not a part of a name.
   *
   * @param found in the order of the documents
   * @param maxEvidence maximum number of sentences kept for an item
   */
  static List<Entry> of(List<FoundItem> found, int maxEvidence) {
    var texts = new LinkedHashMap<String, String>();
    var evidence = new LinkedHashMap<String, List<Evidence>>();
    for (var item : found) {
      var key = key(item.text());
      texts.putIfAbsent(key, ARTICLE.matcher(item.text()).replaceFirst(""));
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
    return FoldedText.key(ANY_ARTICLE.matcher(text).replaceFirst(""));
  }
}
