package dev.trawl.retrieval.outline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unit and the number at the start of a line: "Chapter 3", "第三章", "3.2", "Fig. 4".
 *
 * @param hasUnitWord whether a word names the unit; otherwise there is only a number
 * @param end index after the mark in the line
 * @param rest index of the text after the mark and its punctuation
 * @param separated whether punctuation or a wide space follows the mark
 */
public record LineMark(
    Unit unit, String number, boolean hasUnitWord, int end, int rest, boolean separated) {
  /** Only this many UTF-16 units of a line are read. */
  private static final int CHARS_MAX = 120;

  /**
   * Maximum number of lexemes that are read. Even a mark such as "Quatre-vingt-dix-neuvième
   * chapitre No. 3" has fewer.
   */
  private static final int LEXEMES = 16;

  /** The longest word for a unit or an ordinal. */
  private static final int LONGEST_WORD = 24;

  private static final Pattern EAST =
      Pattern.compile(
          "^(?:第\\s*|제\\s*)("
              + EastWords.NUMBERS
              + ")\\s*(卷|巻|部分|部|篇|编|編|章|回|小节|节|節|条|條|幕|장|절|조|부|편|권)(?!队|門|门|分)");
  private static final Pattern EAST_NAMED =
      Pattern.compile(
          "^(附录|附錄|付録|부록|图表|圖表|图|圖|図|그림|表格|表|표)\\s*([A-Z](?![A-Za-z])(?:\\.[0-9]+)?|"
              + EastWords.NUMBERS
              + "[a-z]?)");
  private static final Pattern ENUMERATED = Pattern.compile("^([一二三四五六七八九十]{1,3})、");
  private static final Pattern NUMBER_ONLY =
      Pattern.compile(
          "^((?:\\d{1,3}|[A-Z](?=\\.\\d))(?:\\.\\d{1,3}){0,4})(?:\\.(?!\\d)|(?=[\\s\\u3000]|$))");
  private static final Pattern ROMAN = Pattern.compile("^([IVXLC]{1,7})(?:\\.(?=\\s|$)|$)");

  /** Units that an ordinal may precede in a heading. */
  private static final Set<Unit> WITH_ORDINAL =
      Set.of(Unit.VOLUME, Unit.BOOK, Unit.PART, Unit.CHAPTER, Unit.SECTION, Unit.ACT, Unit.SCENE);

  private static final Pattern SEPARATOR =
      Pattern.compile(
          "[ \\u00a0]*[.:：．。、—–―|)\\]\\-]+[*_]*[\\s\\u3000]*|[ ]*[\\t\\u3000]+[\\s\\u3000]*|["
              + " ]{2,}[\\s]*");
  private static final Pattern SPACE = Pattern.compile("[*_\\s\\u3000\\u00a0]*");

  /** The mark at the start of {@code line}, which must not start with white space. */
  public static Optional<LineMark> read(String line) {
    var start = line.length() > CHARS_MAX ? line.substring(0, CHARS_MAX) : line;
    if (start.isEmpty()) {
      return Optional.empty();
    }
    char first = start.charAt(0);
    if (first >= 0x2E80) {
      return east(start);
    }
    if (first == '§' || isLatin(first)) {
      var word =
          mayStartWithUnitWord(start) ? startingWithUnitWord(start) : Optional.<LineMark>empty();
      return word.isPresent() ? word : roman(start).or(() -> numberOnly(start));
    }
    return Character.isDigit(first) ? ordinal(start).or(() -> numberOnly(start)) : Optional.empty();
  }

  /** A quick check of the first word, which rejects nearly all lines of prose. */
  private static boolean mayStartWithUnitWord(String line) {
    int end = 0;
    while (end < line.length() && end <= LONGEST_WORD && Character.isLetter(line.charAt(end))) {
      end++;
    }
    if (end > LONGEST_WORD) {
      return false;
    }
    var word = Fold.word(line.substring(0, end));
    return end == 0 || NumberWords.mayStart(word) || UnitWords.of(word).isPresent();
  }

  private static boolean isLatin(char c) {
    return Character.isLetter(c) && c < 0x250;
  }

  private static Optional<LineMark> east(String line) {
    var mark = EAST.matcher(line);
    if (mark.find()) {
      return of(EastWords.unit(mark.group(2)), EastWords.number(mark.group(1)), true, line, mark);
    }
    var named = EAST_NAMED.matcher(line);
    if (named.find()) {
      return of(
          EastWords.unit(named.group(1)), EastWords.number(named.group(2)), true, line, named);
    }
    var enumerated = ENUMERATED.matcher(line);
    return enumerated.find()
        ? of(Unit.SECTION, EastWords.number(enumerated.group(1)), false, line, enumerated)
        : Optional.empty();
  }

  private static Optional<LineMark> startingWithUnitWord(String line) {
    var words = Lexeme.first(LEXEMES, line);
    var unit = UnitWords.of(words.getFirst().folded()).filter(LineMark::mayStartMark);
    if (unit.isEmpty()) {
      return ordinal(line);
    }
    if (!words.getFirst().isCapitalized()) {
      return Optional.empty();
    }
    return new LatinNumbers(words)
        .after(0, unit.get())
        .flatMap(number -> of(unit.get(), number, words, line));
  }

  private static boolean mayStartMark(Unit unit) {
    return (unit.isPart() || unit.isCaptioned()) && unit != Unit.HEADING;
  }

  /** "Erstes Kapitel", "2. Kapitel", "Première partie". */
  private static Optional<LineMark> ordinal(String line) {
    var words = Lexeme.first(LEXEMES, line);
    var number = new LatinNumbers(words).ordinal(0);
    if (number.isEmpty() || number.get().next() >= words.size()) {
      return Optional.empty();
    }
    int at = number.get().next();
    boolean capitalized = words.getFirst().isCapitalized() || words.getFirst().isNumber();
    boolean inDigits = words.getFirst().isNumber();
    return UnitWords.of(words.get(at).folded())
        .filter(unit -> capitalized && WITH_ORDINAL.contains(unit))
        .filter(unit -> !inDigits || at + 1 == words.size() || !words.get(at + 1).isWord())
        .filter(unit -> !UnitWords.isAbbreviation(words.get(at).folded()))
        .flatMap(
            unit ->
                of(
                    unit,
                    new LatinNumbers.ParsedNumber(number.get().number(), at + 1),
                    words,
                    line));
  }

  private static Optional<LineMark> roman(String line) {
    var mark = ROMAN.matcher(line);
    if (!mark.find()) {
      return Optional.empty();
    }
    int value = Numerals.roman(mark.group(1));
    return value == 0
        ? Optional.empty()
        : of(Unit.SECTION, Integer.toString(value), false, line, mark);
  }

  private static Optional<LineMark> numberOnly(String line) {
    var mark = NUMBER_ONLY.matcher(line);
    if (!mark.find()) {
      return Optional.empty();
    }
    var number = new StringBuilder();
    for (String part : mark.group(1).split("\\.")) {
      var digits = Character.isDigit(part.charAt(0));
      number
          .append(number.isEmpty() ? "" : ".")
          .append(digits ? Integer.toString(Numerals.digits(part)) : Fold.word(part));
    }
    return of(Unit.SECTION, number.toString(), false, line, mark);
  }

  private static Optional<LineMark> of(
      Unit unit, LatinNumbers.ParsedNumber number, List<Lexeme> words, String line) {
    int end = words.get(number.next() - 1).end();
    return Optional.of(of(unit, number.number(), true, line, end));
  }

  private static Optional<LineMark> of(
      Unit unit, String number, boolean hasUnitWord, String line, Matcher mark) {
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(of(unit, number, hasUnitWord, line, mark.end()));
  }

  private static LineMark of(Unit unit, String number, boolean hasUnitWord, String line, int end) {
    var separator = SEPARATOR.matcher(line).region(end, line.length());
    boolean separated = separator.lookingAt();
    int from = separated ? separator.end() : end;
    var space = SPACE.matcher(line).region(from, line.length());
    int rest = space.lookingAt() ? space.end() : from;
    return new LineMark(unit, number, hasUnitWord, end, rest, separated || rest == line.length());
  }

  /** The unit and the number. Marks with the same key name the same place. */
  String key() {
    return unit + " " + number;
  }

  /** Number of components: 2 for "3.2". */
  int depth() {
    return 1 + (int) number.chars().filter(c -> c == '.').count();
  }
}
