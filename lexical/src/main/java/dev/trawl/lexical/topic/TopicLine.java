package dev.trawl.lexical.topic;

import dev.trawl.lexical.sentence.RankedSentence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line that names something and then says what it is, such as "deductible&nbsp;&nbsp;The part of
 * a loss that you pay".
 *
 * @param topic the name of the topic that the line belongs to; its own name if it starts a topic
 * @param names what it names; often one name, sometimes several, as in "x, y"
 * @param text what it says about them
 * @param isTitle whether it starts a topic, so that the text is its title
 */
record TopicLine(
    RankedSentence sentence, String topic, List<String> names, String text, boolean isTitle) {
  /** A tab, a wide gap, or a single space after a number such as "4.2". */
  private static final Pattern PARTS =
      Pattern.compile("(?s)\\s*(?:(\\S.{0,79}?)(?:\\t| {2,})|(§? ?\\d[\\d.]{0,9}) )\\s*(\\S.*)");

  private static final Pattern NUMBER = Pattern.compile("[\\divxlc.]+");

  /** Maximum length of a title in UTF-16 units. */
  private static final int MAX_TITLE = 160;

  TopicLine {
    names = List.copyOf(names);
  }

  /** The name and the text of a line; empty if it is a page header or has no such parts. */
  static Optional<String[]> parts(String line) {
    var parts = PARTS.matcher(line.strip());
    if (!parts.matches() || parts.group(3).indexOf('\t') >= 0) {
      return Optional.empty();
    }
    var name = parts.group(1) == null ? parts.group(2) : parts.group(1);
    var isPageHeader =
        NUMBER.matcher(parts.group(3)).matches()
            || name.chars().allMatch(Character::isDigit) && parts.group(3).indexOf(' ') < 0;
    return isPageHeader
        ? Optional.empty()
        : Optional.of(new String[] {name.strip(), parts.group(3)});
  }

  /** Returns true if the line is a page header, which has a name and the number of the page. */
  static boolean isPageHeader(String line) {
    return PARTS.matcher(line.strip()).matches() && parts(line).isEmpty();
  }

  /** Returns true if {@code text} looks like a title: one line without a full stop. */
  static boolean isTitle(String text) {
    var title = text.strip();
    return title.length() <= MAX_TITLE
        && title.indexOf('\n') < 0
        && !title.matches(".*[.;:,。；：，]")
        && !Character.isLowerCase(title.codePointAt(0));
  }

  static List<String> names(String name) {
    return Arrays.stream(name.split(",\\s*|，")).filter(part -> !part.isBlank()).toList();
  }
}
