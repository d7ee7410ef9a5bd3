package dev.trawl.actors.openai;

/** Removes the model's thoughts from a reply. */
final class Thoughts {
  private static final String[] NAMES = {"think>", "thinking>"};

  private Thoughts() {}

  /**
   * {@code text} without its thoughts. A thought without an end was cut off, so nothing follows it.
   * If only its end mark is present, the thought began in the prompt. A reply in JSON is not
   * changed, because it may quote a document that contains the same marks.
   */
  static String strip(String text) {
    if (!text.contains("think")) {
      return text;
    }
    var start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return text;
    }
    var rest = text;
    for (var name : NAMES) {
      rest = strip(rest, "<" + name, "</" + name);
    }
    return rest.length() == text.length() ? text : rest.strip();
  }

  private static String strip(String text, String begin, String end) {
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    var rest = to >= 0 && (from < 0 || to < from) ? text.substring(to + end.length()) : text;
    for (from = rest.indexOf(begin); from >= 0; from = rest.indexOf(begin)) {
      to = rest.indexOf(end, from);
      var after = to < 0 ? "" : rest.substring(to + end.length());
      rest = rest.substring(0, from) + after;
    }
    return rest;
  }
}
