package dev.trawl.actors.run;

import dev.trawl.actors.window.FoldedText;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.FoundItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The items that readers found in all chunks.
 *
 * @param count the answer to a question for their number
 */
record ItemList(List<Entry> entries, int count) {
  /** A question for how often something is mentioned. */
  private static final Pattern OCCURRENCES =
      Pattern.compile(
          "(?iu)\\bhow (?:often|many times)\\b|\\b(?:times|occurrences|mentions) of\\b"
              + "|多少次|几次|幾次|次数|次數|何回|何度"
              + "|\\bwie (?:oft|häufig)\\b|\\bcombien de fois\\b|\\bcuántas veces\\b");

  /** An article that belongs to a name, as in The Hague, has a capital letter. */
  private static final Pattern ARTICLE =
      Pattern.compile("^(?:the|an?|der|die|das|le|la|les|el|los|las) (?=\\S)");

  private static final Pattern ANY_ARTICLE =
      Pattern.compile(ARTICLE.pattern(), Pattern.CASE_INSENSITIVE);

  /** What stands before a name: "the old steamer". */
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

  /** Whether {@code question} counts how often something occurs, rather than distinct items. */
  static boolean areOccurrencesAsked(String question) {
    return OCCURRENCES.matcher(question).find();
  }

  /**
   * Merges items that differ only in case, punctuation or an article, and those that add a
   * description before a name that is an item by itself: "the steamer Boreas" and "Boreas". Leaves
   * out articles that are not a part of a name.
   *
   * @param found in the order of the documents
   * @param maxEvidence maximum number of sentences kept for an item
   */
  static ItemList of(List<FoundItem> found, int maxEvidence) {
    var texts = new LinkedHashMap<String, String>();
    var evidence = new LinkedHashMap<String, List<Evidence>>();
    var keys = found.stream().map(item -> key(item.text())).collect(Collectors.toSet());
    for (var item : found) {
      var name = BEFORE_NAME.matcher(item.text()).replaceFirst("");
      var text = keys.contains(key(name)) ? name : item.text();
      var key = key(text);
      texts.putIfAbsent(key, ARTICLE.matcher(text).replaceFirst(""));
      var known = evidence.computeIfAbsent(key, none -> new ArrayList<>());
      if (known.size() < maxEvidence && !known.contains(item.evidence())) {
        known.add(item.evidence());
      }
    }
    var entries =
        texts.entrySet().stream()
            .map(
                text -> new Entry(text.getValue(), evidence.getOrDefault(text.getKey(), List.of())))
            .toList();
    return new ItemList(entries, entries.size());
  }

  /**
   * Each sentence that names an item is an entry. It counts as often as it contains the item's
   * words.
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
            .map(sentence -> new Entry(sentence.quote(), List.of(sentence)))
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
