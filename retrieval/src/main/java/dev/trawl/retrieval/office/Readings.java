package dev.trawl.retrieval.office;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The readings of ruby text, such as furigana and pinyin. Not thread-safe.
 *
 * <p>A reading between or after the words would split them: "灯台の管理人" would no longer be found.
 * Therefore the words stay together, and the readings follow on a line below the paragraph. This
 * line does not repeat the words, so it does not compete with the sentence in a search. Each
 * reading is written once in a document, as in print; otherwise a text with readings over all words
 * would double in length.
 */
public final class Readings {
  private static final int MAX_LENGTH = 200;
  private static final int MAX_KNOWN = 20_000;

  private final Set<String> known = new HashSet<>();
  private final List<String> fresh = new ArrayList<>();
  private final StringBuilder group = new StringBuilder();
  private boolean open;

  public boolean isOpen() {
    return open;
  }

  public void start() {
    open = true;
    if (!group.isEmpty() && isLatin(group.charAt(group.length() - 1))) {
      group.append(' ');
    }
  }

  public void end() {
    open = false;
  }

  public void add(CharSequence words) {
    if (group.length() < MAX_LENGTH) {
      group.append(words);
    }
  }

  /** Ends a group of words whose readings belong together. */
  public void endGroup() {
    open = false;
    var reading = group.toString().replaceAll("\\s+", " ").strip();
    group.setLength(0);
    if (!reading.isEmpty() && known.size() < MAX_KNOWN && known.add(reading)) {
      fresh.add(reading);
    }
  }

  public boolean hasAny() {
    return !fresh.isEmpty();
  }

  /** Returns the readings since the last call, as one line. */
  public String take() {
    var line = "（" + String.join("、", fresh) + "）";
    fresh.clear();
    return line;
  }

  private static boolean isLatin(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }
}
