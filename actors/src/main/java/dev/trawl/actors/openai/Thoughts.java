package dev.trawl.actors.openai;

/** Removes the model's thoughts from a reply. */
final class Thoughts {
  private static final String[] NAMES = {"think>", "thinking>"};

  private Thoughts() {}

  /**
   * {@code text} without its thoughts. A thought without an end was cut off, so nothing follows it.
   * A thought without a beginning began in the prompt. A reply in JSON is not changed, because it
   * may quote a document that contains the same marks.
   */
  static String strip(String text) {
    if (!text.contains("think")) {
      return text;
    }
    var start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return text;
    }
    var left = text;
    for (var name : NAMES) {
      left = strip(left, "<" + name, "</" + name);
    }
    return left.length() == text.length() ? text : left.strip();
  }

  private static String strip(String text, String begin, String end) {
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    var left = to >= 0 && (from < 0 || to < from) ? text.substring(to + end.length()) : text;
    for (from = left.indexOf(begin); from >= 0; from = left.indexOf(begin)) {
      to = left.indexOf(end, from);
      var after = to < 0 ? "" : left.substring(to + end.length());
      left = left.substring(0, from) + after;
    }
    return left;
  }
}
