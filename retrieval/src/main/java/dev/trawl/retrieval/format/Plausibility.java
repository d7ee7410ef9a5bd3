package dev.trawl.retrieval.format;

/**
 * Scores how plausible a decoded text is, as the mean score of its non-ASCII characters.
 *
 * <p>The wrong charset turns common characters into unusual ones: half-width kana next to kana,
 * Hangul mixed with ideographs, rare ideographs, box-drawing characters next to letters. The most
 * frequent ideographs and syllables score highest.
 */
final class Plausibility {
  /** The most frequent ideographs of Chinese and Japanese, simplified and traditional. */
  private static final String IDEOGRAPHS =
      "的一是不了在人有我他这这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
          + "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
          + "這個們來為國說時會對過發後裡種經麼學現當沒動還進樣開從實見無與長問書門車馬東電話語日月年本人大学会社"
          + "第章回曰王将軍军漢汉字文言名三二四五六七八九十百千万萬";

  private Plausibility() {}

  /** Like {@link #of}, but treats ASCII characters as very common. */
  static double ofAll(String text) {
    long ascii = text.chars().filter(c -> c < 0x80).count();
    return text.isEmpty() ? 0 : (2 * ascii + of(text) * (text.length() - ascii)) / text.length();
  }

  /** The score of {@code text}; higher is more plausible. 0 for pure ASCII. */
  static double of(String text) {
    double sum = 0;
    int counted = 0;
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        sum += score(c, before);
        counted++;
      }
      before = c;
    }
    return counted == 0 ? 0 : sum / counted;
  }

  private static double score(char c, char before) {
    if (c == '\ufffd' || Character.getType(c) == Character.PRIVATE_USE || c < 0xA0) {
      return -4;
    }
    if (Character.isHighSurrogate(c) || Character.isLowSurrogate(c)) {
      return -1;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN -> IDEOGRAPHS.indexOf(c) >= 0 ? 3 : c >= 0x4E00 && c <= 0x9FA5 ? 0.5 : -2;
      case HIRAGANA -> 2.5;
      case KATAKANA -> c >= 0xFF66 ? -1.5 : 1.5;
      case HANGUL -> before >= 0xAC00 && before <= 0xD7A3 || before < 0x80 ? 1.6 : 0.2;
      case LATIN, CYRILLIC, GREEK, ARABIC, HEBREW, THAI -> letter(c, before);
      default -> "、。，！？：；「」『』“”‘’《》（）…—–·　€«»".indexOf(c) >= 0 ? 1.5 : -0.5;
    };
  }

  /**
   * A letter next to a letter of the same script is plausible. A capital letter after a lower-case
   * letter and several accented Latin letters in a row are not.
   */
  private static double letter(char c, char before) {
    if (Character.isUpperCase(c) && Character.isLowerCase(before)) {
      return -1.5;
    }
    boolean latin = Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    boolean sameScript =
        !Character.isLetter(before)
            || Character.UnicodeScript.of(before) == Character.UnicodeScript.of(c);
    if (!sameScript) {
      return -1.5;
    }
    return latin ? before >= 0x80 ? -0.5 : 1 : 1.2;
  }
}
