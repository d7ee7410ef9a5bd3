package dev.trawl.retrieval.analysis;

/**
 * Reads a word, or several words joined as in {@code foo_bar}, {@code file.info}, {@code a@b.org},
 * {@code x86-64}, {@code don't}, {@code 1,234.5}, {@code embedFonts}, {@code C++}. A plain word
 * becomes one term. Joined words become one unstemmed term, and each part becomes another.
 */
final class Compound {
  private static final String JOINTS = "_.-/\\:@',+#%&=~";

  /** Maximum length of a code that also becomes a term without its hyphens. */
  private static final int MAX_CODE_LENGTH = 20;

  private final char[] text;
  private final int start;
  private final int length;
  private final int maxLength;
  private final int end;

  Compound(char[] text, int start, int length, int maxLength) {
    this.text = text;
    this.start = start;
    this.length = length;
    this.maxLength = maxLength;
    this.end = findEnd();
  }

  int end() {
    return end;
  }

  private int findEnd() {
    int i = wordEnd(start);
    while (i - start < maxLength) {
      int next = joint(i);
      if (next < 0) {
        break;
      }
      i = wordEnd(next);
    }
    return i - start < maxLength ? trailing(i) : i;
  }

  private int wordEnd(int from) {
    int i = from;
    while (i < length
        && i - start < maxLength
        && CharacterType.kind(text, i, length) == CharacterType.Kind.LETTER) {
      i += Character.charCount(Character.codePointAt(text, i, length));
    }
    return i;
  }

  /**
   * The start of the next word if the character at {@code i} joins it to this compound; else -1.
   */
  private int joint(int i) {
    if (i + 1 >= length || !isJoint(i)) {
      return -1;
    }
    int next = i + 1;
    if (Folding.joint(text[i]) == '-' && lineBreak(next) > next) {
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
    char c = Folding.joint(text[i]);
    if (JOINTS.indexOf(c) < 0 || Folding.isDash(text[i]) && !isInCode(i)) {
      return false;
    }
    return c != ',' || CharacterType.isDigit(text[i - 1]) && CharacterType.isDigit(text[i + 1]);
  }

  /** Returns true if a dash at {@code i} is next to a digit or between capital letters. */
  private boolean isInCode(int i) {
    char before = text[i - 1];
    char after = text[i + 1];
    return CharacterType.isDigit(before)
        || CharacterType.isDigit(after)
        || Character.isUpperCase(before) && Character.isUpperCase(after);
  }

  /**
   * The index after a line break at {@code i} and the indentation after it; {@code i} if there is
   * no line break.
   */
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

  void addTo(TokenBuffer pending) {
    if (isPlain()) {
      addPlain(pending, start, end, 1);
    } else if (isNumber()) {
      pending.add(whole().replace(",", ""), start, end, 1, true);
    } else if (isHyphenated()) {
      pending.add(letters(), start, end, 1, false);
      addParts(pending);
    } else {
      addJoined(pending);
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

  /** Adds a plain word. For a word like {@code embedFonts}, adds its parts, too. */
  private void addPlain(TokenBuffer pending, int from, int to, int increment) {
    boolean hasCapitals = nextCapital(from + 1, to) < to;
    pending.add(slice(from, to), from, to, increment, hasCapitals || hasDigit(from, to));
    if (!hasCapitals) {
      return;
    }
    int part = from;
    int shared = 0;
    while (part < to) {
      int next = nextCapital(part + 1, to);
      pending.add(slice(part, next), part, next, shared, false);
      shared = 1;
      part = next;
    }
  }

  /**
   * The index of the next capital letter after a lower-case letter; {@code to} if there is none.
   */
  private int nextCapital(int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isUpperCase(text[i]) && Character.isLowerCase(text[i - 1])) {
        return i;
      }
    }
    return to;
  }

  /** Returns true for digits with commas and full stops between them, such as 1,234.5. */
  private boolean isNumber() {
    boolean commas = false;
    for (int i = start; i < end; i++) {
      char c = Folding.joint(text[i]);
      commas |= c == ',';
      if (!CharacterType.isDigit(c) && c != ',' && c != '.') {
        return false;
      }
    }
    return commas;
  }

  /** Returns true for a word that is hyphenated at the end of a line. */
  private boolean isHyphenated() {
    for (int i = start; i < end; i++) {
      if (text[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  private void addJoined(TokenBuffer pending) {
    int apostrophe = apostrophe();
    if (apostrophe > 0 && end - apostrophe == 2 && (text[apostrophe + 1] | 0x20) == 's') {
      new Compound(text, start, apostrophe, maxLength).addTo(pending);
      return;
    }
    pending.add(whole(), start, end, 1, true);
    if (isCode()) {
      pending.add(letters(), start, end, 0, true);
    }
    addParts(pending);
  }

  /**
   * Returns true for a code such as AB-1234, which is also written AB1234: letters and digits, with
   * hyphens only between a letter and a digit.
   */
  private boolean isCode() {
    if (end - start > MAX_CODE_LENGTH) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = Folding.joint(text[i]);
      boolean isJoint = CharacterType.kind(text, i, length) == CharacterType.Kind.NONE;
      boolean isBetween =
          isJoint
              && c == '-'
              && CharacterType.isDigit(text[i - 1]) != CharacterType.isDigit(text[i + 1]);
      if (isJoint && !isBetween) {
        return false;
      }
    }
    return true;
  }

  /** The index of the last apostrophe; -1 if there is none. */
  private int apostrophe() {
    int found = -1;
    for (int i = start; i < end; i++) {
      if (text[i] == '\'' || text[i] == '’') {
        found = i;
      }
    }
    return found;
  }

  private void addParts(TokenBuffer pending) {
    int shared = 0;
    for (int i = start; i < end; ) {
      if (CharacterType.kind(text, i, length) != CharacterType.Kind.LETTER) {
        i++;
        continue;
      }
      int to = Math.min(wordEnd(i), end);
      addPlain(pending, i, to, shared);
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
    var whole = new char[end - start];
    for (int i = start; i < end; i++) {
      whole[i - start] = Folding.joint(text[i]);
    }
    return new String(whole);
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
