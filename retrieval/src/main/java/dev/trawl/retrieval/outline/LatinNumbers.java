package dev.trawl.retrieval.outline;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the numbers among the words of a text in Latin letters. Immutable. */
public final class LatinNumbers {
  /** Maximum number of words in a number, as in "treinta y uno" or "quatre vingt dix neuf". */
  private static final int WORDS_MAX = 4;

  private static final Set<String> BEFORE_NUMBER =
      Set.of("no", "nr", "nº", "n", "º", "°", "num", "number", "nummer", "numero", "#", ".");
  private static final Set<String> ORDINAL_ENDS =
      Set.of("st", "nd", "rd", "th", "er", "ere", "e", "eme", "o", "a", "º", "ª", "°");

  private final List<Lexeme> words;

  public LatinNumbers(List<Lexeme> words) {
    this.words = words;
  }

  /**
   * A number that was found.
   *
   * @param number such as "3.2" or "b"
   * @param next index of the word after it
   */
  public record ParsedNumber(String number, int next) {}

  /** The number after the unit at {@code unitAt}. */
  public Optional<ParsedNumber> after(int unitAt, Unit unit) {
    int at = unitAt + 1;
    boolean digitsOnly = UnitWords.isAbbreviation(words.get(unitAt).folded());
    for (int skipped = 0; skipped < 3 && at < words.size() && mayPrecedeNumber(at); skipped++) {
      at++;
    }
    if (at >= words.size()) {
      return Optional.empty();
    }
    var word = words.get(at);
    if (word.isNumber()) {
      return digits(at);
    }
    if (digitsOnly && !(unit.isCaptioned() || unit == Unit.CHAPTER)) {
      return Optional.empty();
    }
    var letters = letters(at, unit, words.get(unitAt).isCapitalized());
    if (letters.isPresent()) {
      return letters;
    }
    var spelled = spelled(at);
    return spelled.isPresent() ? spelled : ordinal(at);
  }

  private boolean mayPrecedeNumber(int at) {
    var word = words.get(at);
    return BEFORE_NUMBER.contains(word.folded())
        && (!word.folded().equals(".") || word.follows(words.get(at - 1)));
  }

  /** A number in digits, with the letter that belongs to it, as in "3a". */
  public Optional<ParsedNumber> digits(int at) {
    var word = words.get(at);
    var number = new StringBuilder();
    for (String part : word.text().split("[.\\-–]")) {
      int value = Numerals.digits(part);
      if (value == 0 && !part.matches("0+")) {
        return Optional.empty();
      }
      number.append(number.isEmpty() ? "" : ".").append(value);
    }
    int next = at + 1;
    if (next < words.size() && words.get(next).follows(word)) {
      var tail = words.get(next);
      if (tail.text().matches("[a-zA-Z]")) {
        return Optional.of(new ParsedNumber(number + tail.folded(), next + 1));
      }
      boolean fraction =
          ",:/'’".contains(tail.text())
              && next + 1 < words.size()
              && words.get(next + 1).follows(tail)
              && words.get(next + 1).isNumber();
      if (tail.isWord() || "%€$°".contains(tail.text()) || fraction) {
        return Optional.empty();
      }
    }
    return Optional.of(new ParsedNumber(number.toString(), next));
  }

  private Optional<ParsedNumber> letters(int at, Unit unit, boolean capitalized) {
    var word = words.get(at);
    if (!word.isCapitalized() || !word.isWord()) {
      return Optional.empty();
    }
    if (word.text().length() == 1 && !"VXI".contains(word.text())) {
      boolean lettered =
          unit == Unit.APPENDIX || capitalized && unit.isPart() && !word.text().equals("A");
      return lettered ? Optional.of(lettered(at)) : Optional.empty();
    }
    if (word.text().equals("I") && !capitalized && unit != Unit.CHAPTER) {
      return Optional.empty(); // "the article I read"
    }
    int roman = Numerals.roman(word.text());
    return roman == 0
        ? Optional.empty()
        : Optional.of(new ParsedNumber(Integer.toString(roman), at + 1));
  }

  /** Reads "B" or "B.2". */
  private ParsedNumber lettered(int at) {
    var letter = words.get(at);
    if (at + 2 < words.size()
        && words.get(at + 1).text().equals(".")
        && words.get(at + 2).isNumber()
        && words.get(at + 2).follows(words.get(at + 1))) {
      var rest = words.get(at + 2).text().replaceAll("[\\-–]", ".");
      return new ParsedNumber(letter.folded() + "." + rest, at + 3);
    }
    return new ParsedNumber(letter.folded(), at + 1);
  }

  private Optional<ParsedNumber> spelled(int at) {
    for (int next = Math.min(words.size(), end(at)); next > at; next--) {
      int value = NumberWords.cardinal(joined(at, next));
      if (value > 0) {
        return Optional.of(new ParsedNumber(Integer.toString(value), next));
      }
    }
    return Optional.empty();
  }

  /** A count, as in "the first three paragraphs"; empty if there is no number. */
  public Optional<ParsedNumber> count(int at) {
    if (at >= words.size()) {
      return Optional.empty();
    }
    return words.get(at).text().matches("[1-9]\\d?")
        ? Optional.of(new ParsedNumber(words.get(at).text(), at + 1))
        : spelled(at);
  }

  /** Reads an ordinal such as "second", "2nd", "zweiten", "2." or "vingt et unième". */
  public Optional<ParsedNumber> ordinal(int at) {
    if (at >= words.size()) {
      return Optional.empty();
    }
    var word = words.get(at);
    if (word.text().matches("\\d{1,4}") && at + 1 < words.size()) {
      var end = words.get(at + 1);
      boolean ends = end.follows(word) && (ORDINAL_ENDS.contains(end.folded()) || isStop(at + 1));
      return ends ? Optional.of(new ParsedNumber(word.text(), at + 2)) : Optional.empty();
    }
    for (int next = Math.min(words.size(), end(at)); next > at; next--) {
      int value = NumberWords.ordinal(joined(at, next));
      if (value > 0) {
        return Optional.of(new ParsedNumber(Integer.toString(value), next));
      }
    }
    return Optional.empty();
  }

  /** Whether the word at {@code at} is the full stop of a German ordinal, such as "2. Kapitel". */
  private boolean isStop(int at) {
    return words.get(at).text().equals(".") && at + 1 < words.size() && words.get(at + 1).isWord();
  }

  /** Index after the words that may belong to one number. */
  private int end(int at) {
    int count = 0;
    int next = at;
    while (next < words.size() && count < WORDS_MAX) {
      if (words.get(next).isWord()) {
        count++;
      } else if (!isHyphen(next)) {
        break;
      }
      next++;
    }
    return next;
  }

  private boolean isHyphen(int at) {
    return at > 0
        && "-‐‑".contains(words.get(at).text())
        && words.get(at).follows(words.get(at - 1));
  }

  private String joined(int from, int to) {
    if (isHyphen(to - 1)) {
      return "";
    }
    var joined = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (words.get(i).isWord()) {
        joined.append(joined.isEmpty() ? "" : " ").append(words.get(i).folded());
      }
    }
    return joined.toString();
  }
}
