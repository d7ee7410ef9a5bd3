package dev.trawl.retrieval.analysis;

/**
 * Reads a word, or words joined by characters as in {@code foo_bar}, {@code file.info}, {@code
 * a@b.org}, {@code x86-64}, {@code don't}, {@code 1,234.5}, {@code embedFonts}, {@code C++}. A
 * plain word becomes one term. Joined words become one unstemmed term, and each part another.
 */
final class Compound {
  private static final String JOINTS = "_.-/\\:@'’,+#%&=~‐‑";

  private final char[] text;
  private final int start;
  private final int length;
  private final int longest;
  private final int end;

  Compound(char[] text, int start, int length, int longest) {
    this.text = text;
    this.start = start;
    this.length = length;
    this.longest = longest;
    this.end = findEnd();
  }

  int end() {
    return end;
  }

  private int findEnd() {
    int i = wordEnd(start);
    while (i - start < longest) {
      int next = joint(i);
      if (next < 0) {
        break;
      }
      i = wordEnd(next);
    }
    return i - start < longest ? trailing(i) : i;
  }

  private int wordEnd(int from) {
    int i = from;
    while (i < length
        && i - start < longest
        && CharacterType.kind(text, i, length) == CharacterType.Kind.LETTER) {
      i += Character.charCount(Character.codePointAt(text, i, length));
    }
    return i;
  }

  /** The start of the next word of this compound, if the character at {@code i} joins one. */
  private int joint(int i) {
    if (i + 1 >= length || !isJoint(i)) {
      return -1;
    }
    int next = i + 1;
    if (text[i] == '-' && lineBreak(next) > next) {
      next = lineBreak(next);
      return next < length && Character.isLowerCase(text[next]) ? next : -1;
    }
    while (next < length && next < i + 3 && (text[next] == text[i] || text[next] == '/')) {
      next++;
    }
    return next < length && CharacterType.kind(text, next, length) == CharacterType.Kind.LETTER
        ? next
        : -1;
  }

  private boolean isJoint(int i) {
    char c = text[i];
    if (JOINTS.indexOf(c) < 0) {
      return false;
    }
    return c != ',' || CharacterType.isDigit(text[i - 1]) && CharacterType.isDigit(text[i + 1]);
  }

  /** The end of a line break at {@code i} and of the indentation after it; else {@code i}. */
  private int lineBreak(int i) {
    int at = i < length && text[i] == '\r' ? i + 1 : i;
    if (at >= length || text[at] != '\n') {
      return i;
    }
    at++;
    while (at < length && text[at] == ' ') {
      at++;
    }
    return at;
  }

  /** The end of "++" or "#" in a name such as C++ or F#. */
  private int trailing(int i) {
    int at = i;
    while (at < length && at < i + 2 && (text[at] == '+' || text[at] == '#')) {
      at++;
    }
    boolean ends = at == length || CharacterType.kind(text, at, length) == CharacterType.Kind.NONE;
    return ends && i - start <= 2 ? at : i;
  }

  void give(TokenBuffer pending) {
    if (isPlain()) {
      givePlain(pending, start, end, 1);
    } else if (isNumber()) {
      pending.add(without(','), start, end, 1, true);
    } else if (isHyphenated()) {
      pending.add(letters(), start, end, 1, false);
      giveParts(pending);
    } else {
      giveJoined(pending);
    }
  }

  private boolean isPlain() {
    for (int i = start; i < end; i++) {
      if (CharacterType.kind(text, i, length) != CharacterType.Kind.LETTER
          && !Character.isLowSurrogate(text[i])) {
        return false;
      }
    }
    return true;
  }

  /** Adds a plain word; for {@code embedFonts}, its parts as well. */
  private void givePlain(TokenBuffer pending, int from, int to, int increment) {
    boolean humps = hump(from + 1, to) < to;
    pending.add(slice(from, to), from, to, increment, humps || hasDigit(from, to));
    if (!humps) {
      return;
    }
    int part = from;
    int shared = 0;
    while (part < to) {
      int next = hump(part + 1, to);
      pending.add(slice(part, next), part, next, shared, false);
      shared = 1;
      part = next;
    }
  }

  /** The next capital that follows a small letter. */
  private int hump(int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isUpperCase(text[i]) && Character.isLowerCase(text[i - 1])) {
        return i;
      }
    }
    return to;
  }

  /** Digits with commas and one full stop between them, such as 1,234.5. */
  private boolean isNumber() {
    boolean commas = false;
    for (int i = start; i < end; i++) {
      commas |= text[i] == ',';
      if (!CharacterType.isDigit(text[i]) && text[i] != ',' && text[i] != '.') {
        return false;
      }
    }
    return commas;
  }

  /** A word that is hyphenated at the end of a line. */
  private boolean isHyphenated() {
    for (int i = start; i < end; i++) {
      if (text[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  private void giveJoined(TokenBuffer pending) {
    int apostrophe = apostrophe();
    if (apostrophe > 0 && end - apostrophe == 2 && (text[apostrophe + 1] | 0x20) == 's') {
      new Compound(text, start, apostrophe, longest).give(pending);
      return;
    }
    pending.add(whole(), start, end, 1, true);
    giveParts(pending);
  }

  /** The index of the only joining character if it is an apostrophe; else -1. */
  private int apostrophe() {
    int found = -1;
    for (int i = start; i < end; i++) {
      if (text[i] == '\'' || text[i] == '’') {
        found = i;
      }
    }
    return found;
  }

  private void giveParts(TokenBuffer pending) {
    int shared = 0;
    for (int i = start; i < end; ) {
      if (CharacterType.kind(text, i, length) != CharacterType.Kind.LETTER) {
        i++;
        continue;
      }
      int to = Math.min(wordEnd(i), end);
      givePlain(pending, i, to, shared);
      shared = 1;
      i = to;
    }
  }

  private boolean hasDigit(int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isDigit(text[i])) {
        return true;
      }
    }
    return false;
  }

  private String whole() {
    return slice(start, end).replace('’', '\'').replace('‐', '-').replace('‑', '-');
  }

  private String without(char sign) {
    return slice(start, end).replace(String.valueOf(sign), "");
  }

  private String letters() {
    var letters = new StringBuilder();
    for (int i = start; i < end; i++) {
      if (CharacterType.kind(text, i, length) == CharacterType.Kind.LETTER) {
        letters.append(text[i]);
      }
    }
    return letters.toString();
  }

  private String slice(int from, int to) {
    return new String(text, from, to - from);
  }
}
