package dev.trawl.actors.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a text. In scripts without spaces each character is a word. */
public record Words(List<Word> list) {
  /**
   * A word of a text.
   *
   * @param text the word, unchanged
   * @param folded without case and other differences that do not matter
   * @param isDistinctive true for a number, and for a name, which begins with a capital letter
   */
  public record Word(String text, String folded, boolean isDistinctive) {}

  private static final Pattern SEPARATED = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");

  public Words {
    list = List.copyOf(list);
  }

  public static Words of(String text) {
    var words = new ArrayList<Word>();
    var index = 0;
    var startsSentence = true;
    while (index < text.length()) {
      var point = text.codePointAt(index);
      var end = index + Character.charCount(point);
      if (Character.isLetterOrDigit(point)) {
        end = FoldedText.isUnspaced(point) ? end : endOfWord(text, end);
        var start = isNegative(text, index) ? index - 1 : index;
        words.add(word(text.substring(start, end), point, startsSentence));
        startsSentence = false;
      } else if (".!?:;\n。！？：；".indexOf(point) >= 0) {
        startsSentence = true;
      }
      index = end;
    }
    return new Words(words);
  }

  /**
   * Returns true if the number at {@code index} is negative. A minus sign after a word is a dash.
   */
  private static boolean isNegative(String text, int index) {
    return index > 0
        && Character.isDigit(text.codePointAt(index))
        && "-\u2212".indexOf(text.charAt(index - 1)) >= 0
        && (index == 1 || Character.isWhitespace(text.charAt(index - 2)));
  }

  private static int endOfWord(String text, int from) {
    var end = from;
    while (end < text.length() && continuesWord(text, end)) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static boolean continuesWord(String text, int index) {
    var point = text.codePointAt(index);
    return (Character.isLetterOrDigit(point) && !FoldedText.isUnspaced(point))
        || Character.getType(point) == Character.NON_SPACING_MARK
        || ((point == '.' || point == ',')
            && Character.isDigit(text.codePointBefore(index))
            && index + 1 < text.length()
            && Character.isDigit(text.codePointAt(index + 1)));
  }

  /** The first word of a sentence is not counted as a name, because it is always capitalized. */
  private static Word word(String word, int first, boolean startsSentence) {
    var isName = !startsSentence && Character.isUpperCase(first);
    return new Word(
        word, withoutSeparators(FoldedText.of(word).folded()), isName || Character.isDigit(first));
  }

  /** {@code 3,200} is the same number as {@code 3200}. */
  private static String withoutSeparators(String word) {
    return SEPARATED.matcher(word).matches() ? word.replace(",", "") : word;
  }

  int size() {
    return list.size();
  }

  public Set<String> distinct() {
    return list.stream().map(Word::folded).collect(Collectors.toSet());
  }

  /** The names and numbers. */
  Set<String> distinctive() {
    return list.stream().filter(Word::isDistinctive).map(Word::folded).collect(Collectors.toSet());
  }

  /** The length of the longest common subsequence. */
  int commonWith(Words other) {
    var lengths = new int[other.size() + 1];
    for (var word : list) {
      var diagonal = 0;
      for (var at = 1; at <= other.size(); at++) {
        var above = lengths[at];
        lengths[at] =
            word.folded().equals(other.list().get(at - 1).folded())
                ? diagonal + 1
                : Math.max(above, lengths[at - 1]);
        diagonal = above;
      }
    }
    return lengths[other.size()];
  }
}
