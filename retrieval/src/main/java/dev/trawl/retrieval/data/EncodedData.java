package dev.trawl.retrieval.data;

import java.util.regex.Pattern;

/**
 * Finds pictures and other files that are written as long runs of letters (base64). They are left
 * out, because nobody can read, find or cite them.
 */
final class EncodedData {
  /** A shorter run may be a hash, a key or a name. */
  private static final int MIN_LENGTH = 256;

  private static final Pattern DATA_ADDRESS =
      Pattern.compile("data:[\\w/+.;=-]{0,100};base64,[A-Za-z0-9+/=_-]{64,}+");

  private int found;

  /** Returns true if all of {@code value} is encoded data, with or without line breaks. */
  boolean isAll(String value) {
    if (value.length() < MIN_LENGTH) {
      return false;
    }
    int from = value.startsWith("data:") ? value.indexOf(";base64,") + 8 : 0;
    boolean all = from == 7 ? false : isEncoded(value, from);
    found += all ? 1 : 0;
    return all;
  }

  /**
   * Base64 of this length has capital and small letters and digits. A DNA sequence or a hexadecimal
   * number does not.
   */
  private static boolean isEncoded(String value, int from) {
    boolean capital = false;
    boolean small = false;
    boolean digit = false;
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      capital |= c >= 'A' && c <= 'Z';
      small |= c >= 'a' && c <= 'z';
      digit |= c >= '0' && c <= '9';
      boolean known = c < 0x80 && Character.isLetterOrDigit(c) || "+/=_-\n\r".indexOf(c) >= 0;
      if (!known) {
        return false;
      }
    }
    return capital && small && digit;
  }

  /** {@code text} without {@code data:} addresses that contain a picture or another file. */
  String without(String text) {
    if (!text.contains(";base64,")) {
      return text;
    }
    var pictures = DATA_ADDRESS.matcher(text);
    return pictures.replaceAll(
        match -> {
          found++;
          return "";
        });
  }

  void warn(DataSink sink) {
    if (found > 0) {
      sink.warn(
          found == 1
              ? "1 picture or file written as base64 was left out"
              : "%d pictures or files written as base64 were left out".formatted(found));
    }
  }
}
