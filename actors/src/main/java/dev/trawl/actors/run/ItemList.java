package dev.trawl.actors.run;

import dev.trawl.actors.item.ItemName;
import dev.trawl.actors.window.FoldedText;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.FoundItem;
import dev.trawl.protocol.OneLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The items that readers found in all chunks.
 *
 * @param count the answer if the question asks for their number
 */
record ItemList(List<Entry> entries, int count) {
  /** A question about how often something is mentioned. */
  private static final Pattern OCCURRENCES =
      Pattern.compile(
          "(?iu)\\bhow (?:often|many times)\\b|\\b(?:times|occurrences|mentions) of\\b"
              + "|多少次|几次|幾次|次数|次數|何回|何度"
              + "|\\bwie (?:oft|häufig)\\b|\\bcombien de fois\\b|\\bcuántas veces\\b");

  /** An article before a name. A capitalized article is part of the name, as in The Hague. */
  private static final Pattern ARTICLE =
      Pattern.compile("^(?:the|an?|der|die|das|le|la|les|el|los|las) (?=\\S)");

  private static final Pattern ANY_ARTICLE =
      Pattern.compile(ARTICLE.pattern(), Pattern.CASE_INSENSITIVE);

  /** Words before a name, such as "the old steamer" before "Boreas". */
  private static final Pattern BEFORE_NAME =
      Pattern.compile("^(?:\\p{Ll}[\\p{L}'’-]* )+(?=\\p{Lu})");

  /**
   * @param evidence the sentences that name the item, in the order of the documents
   */
  record Entry(String text, List<Evidence> evidence) {
    Entry {
      evidence = List.copyOf(evidence);
    }
  }

  ItemList {
    entries = List.copyOf(entries);
  }

  /**
   * Whether {@code question} asks how often something occurs, not how many distinct items there
   * are.
   */
  static boolean areOccurrencesAsked(String question) {
    return OCCURRENCES.matcher(question).find();
  }

  /** Whether an item has this name or text, ignoring case, punctuation and articles. */
  boolean has(String item) {
    var name = key(ItemName.of(item).name());
    return entries.stream()
        .anyMatch(
            entry ->
                key(entry.text()).equals(key(item))
                    || key(ItemName.of(entry.text()).name()).equals(name));
  }

  /**
   * Merges items that differ only in case, punctuation, an article or a description, such as
   * "Boreas", "Boreas (1902)" and "the steamer Boreas". Words before a name are a description only
   * if the name is also an item by itself. Items whose descriptions have different names or numbers
   * remain apart. Articles that are not part of a name are left out.
   *
   * @param found in the order of the documents
   * @param maxEvidence maximum number of sentences kept for an item
   */
  static ItemList of(List<FoundItem> found, int maxEvidence) {
    var keys = found.stream().map(item -> key(split(item).name())).collect(Collectors.toSet());
    var merged = new ArrayList<Merged>();
    var sameName = new HashMap<String, List<Merged>>();
    for (var item : found) {
      var split = split(item);
      var bare = BEFORE_NAME.matcher(split.name()).replaceFirst("");
      var name = keys.contains(key(bare)) ? bare : split.name();
      var parts = new ItemName(name, split.description());
      var known = sameName.computeIfAbsent(key(name), none -> new ArrayList<>());
      known.stream()
          .filter(other -> other.item.mayBeSameAs(parts))
          .findFirst()
          .orElseGet(
              () -> {
                var first = new Merged(parts);
                known.add(first);
                merged.add(first);
                return first;
              })
          .add(parts, item.evidence(), maxEvidence);
    }
    var entries = merged.stream().map(Merged::entry).toList();
    return new ItemList(entries, entries.size());
  }

  /** Items that are the same thing. */
  private static final class Merged {
    private final List<Evidence> evidence = new ArrayList<>();
    private ItemName item;

    Merged(ItemName first) {
      item = new ItemName(ARTICLE.matcher(first.name()).replaceFirst(""), first.description());
    }

    /** The first name is kept, and the description that says most. */
    void add(ItemName same, Evidence sentence, int maxEvidence) {
      if (same.saysMoreThan(item)) {
        item = new ItemName(item.name(), same.description());
      }
      if (evidence.size() < maxEvidence && !evidence.contains(sentence)) {
        evidence.add(sentence);
      }
    }

    Entry entry() {
      return new Entry(item.name() + item.description(), evidence);
    }
  }

  /** An item that its sentence contains word for word, such as "Boreas: A Life", is not split. */
  private static ItemName split(FoundItem item) {
    return item.evidence().quote().contains(item.text())
        ? new ItemName(item.text(), "")
        : ItemName.of(item.text());
  }

  /**
   * Each sentence that names an item is an entry. It counts once for each time that it contains the
   * item's words.
   *
   * @param found in the order of the documents
   */
  static ItemList ofOccurrences(List<FoundItem> found) {
    var counts = new LinkedHashMap<Evidence, Integer>();
    found.forEach(
        item ->
            counts.merge(item.evidence(), occurrences(item), (one, other) -> Math.max(one, other)));
    return new ItemList(
        counts.keySet().stream()
            .map(sentence -> new Entry(OneLine.of(sentence.quote()), List.of(sentence)))
            .toList(),
        counts.values().stream().mapToInt(Integer::intValue).sum());
  }

  private static int occurrences(FoundItem item) {
    var sentence = key(item.evidence().quote());
    var words = key(item.text());
    return words.isEmpty()
        ? 1
        : Math.max(1, (sentence.length() - sentence.replace(words, "").length()) / words.length());
  }

  private static String key(String text) {
    return FoldedText.key(ANY_ARTICLE.matcher(text).replaceFirst(""));
  }
}
