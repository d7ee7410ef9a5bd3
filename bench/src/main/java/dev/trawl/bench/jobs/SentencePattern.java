package dev.trawl.bench.jobs;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises sentences that were generated from a template, and extracts the texts in its slots.
 *
 * @param parts one pattern for each sentence of the template
 */
record SentencePattern(List<Pattern> parts, List<String> slots) {
  private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)(\\d?)}");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=\\. )|(?<=。)(?=.)");
  private static final String SHIP = "[A-Z][a-z]+|\\p{IsHan}{2}号";

  SentencePattern {
    parts = List.copyOf(parts);
    slots = List.copyOf(slots);
  }

  static SentencePattern of(String template) {
    var slots = SLOT.matcher(template).results().map(SentencePattern::group).toList();
    return new SentencePattern(
        SENTENCE_END
            .splitAsStream(template)
            .map(String::strip)
            .map(SentencePattern::pattern)
            .toList(),
        slots);
  }

  private static String group(MatchResult slot) {
    return slot.group(1) + slot.group(2);
  }

  private static Pattern pattern(String sentence) {
    var text = new StringBuilder();
    var slots = SLOT.matcher(sentence);
    var end = 0;
    while (slots.find()) {
      text.append(Pattern.quote(sentence.substring(end, slots.start())));
      var filler = slots.group(1).equals("item") ? SHIP : ".+?";
      text.append("(?<").append(group(slots)).append('>').append(filler).append(')');
      end = slots.end();
    }
    return Pattern.compile(text.append(Pattern.quote(sentence.substring(end))).toString());
  }

  /**
   * Returns the match of the template's first sentence if {@code lines} begin with all sentences of
   * the template.
   */
  Optional<Matcher> match(List<String> lines) {
    if (lines.size() < parts.size()) {
      return Optional.empty();
    }
    var first = parts.getFirst().matcher(lines.getFirst());
    var matches = first.find();
    for (var index = 1; matches && index < parts.size(); index++) {
      matches = parts.get(index).matcher(lines.get(index)).find();
    }
    return matches ? Optional.of(first) : Optional.empty();
  }

  /** Returns the names of the ships in a result of {@link #match}. */
  Stream<String> ships(Matcher match) {
    return slots.stream().filter(slot -> slot.startsWith("item")).map(match::group);
  }
}
