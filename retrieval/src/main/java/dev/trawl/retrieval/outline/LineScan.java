package dev.trawl.retrieval.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the lines of a text that may be headings, clauses or captions. Reads the text once, in
 * linear time. Not thread-safe.
 */
final class LineScan {
  private static final int TITLE_CHARS = 200;
  private static final int LINE_CHARS = 400;

  /** Rank of an entry of a table of contents. */
  static final int CONTENTS_RANK = 8;

  /**
   * The scan stops after this many candidates, to limit the memory that a long table of numbers
   * needs.
   */
  private static final int CANDIDATES_MAX = 500_000;

  private static final Pattern MARKUP =
      Pattern.compile("^(?:<[^<>]{1,80}>|!?\\[(?=[A-Z图圖図表])|[#>*_\\s]|\\((?=[A-Z]))+");

  /** Titles of parts that have no number. These parts may be anywhere in a document. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:(?:first|second|erster|zweiter|premier|second|primer|segundo)\\s+)?"
              + "(?:prologue|epilogue|prolog|epilog|épilogue|prólogo|epílogo|楔子|引子|尾声|尾聲|序章|終章|终章|エピローグ|プロローグ)(?:\\s*[.:：].{0,60})?|\\*{3}"
              + " ?end of .{0,100}");

  /** Titles of parts that may only be before the first or after the last numbered part. */
  private static final Pattern FRONT_OR_BACK =
      Pattern.compile(
          "(?i)preface|foreword|introduction|conclusions?|afterword|acknowledge?ments|references|bibliography|index|glossary|contents|table"
              + " of contents|notes|abstract|vorwort|einleitung|schluss|nachwort"
              + "|inhalt|inhaltsverzeichnis|literatur|literaturverzeichnis|préface|avant-propos|bibliographie|table"
              + " des matières|sommaire|introducción|conclusión|conclusiones|bibliografía|índice|agradecimientos"
              + "|前言|序|序言|后记|後記|参考文献|參考文獻|结语|結語|目录|目錄|目次|致谢|致謝|摘要|はじめに|おわりに|まえがき|あとがき|謝辞|차례|머리말|참고문헌");

  /** Units whose text may start on the same line as their number. */
  private static final Set<Unit> WITH_TEXT =
      Set.of(Unit.SECTION, Unit.ARTICLE, Unit.CLAUSE, Unit.ITEM);

  private final List<Candidate> headings = new ArrayList<>();
  private final List<Candidate> captions = new ArrayList<>();
  private boolean blankBefore = true;
  private boolean markBefore;
  private boolean stopBefore = true;

  LineScan(String text) {
    var line = TextLine.at(text, 0);
    while (true) {
      scan(line);
      if (line.isLast() || headings.size() + captions.size() > CANDIDATES_MAX) {
        return;
      }
      line = line.following();
    }
  }

  /** The lines that may be headings or clauses, in text order. */
  List<Candidate> headings() {
    return headings;
  }

  /** The lines that may be captions, in text order. */
  List<Candidate> captions() {
    return captions;
  }

  private void scan(TextLine line) {
    if (line.isBlank()) {
      blankBefore = true;
      return;
    }
    boolean marked = false;
    if (mayBeMarked(line)) {
      var words = line.words(LINE_CHARS);
      int skipped = markupEnd(words);
      var mark = LineMark.read(words.substring(skipped));
      marked = mark.isPresent() ? addMarked(mark.get(), line, skipped) : addNamed(line, words);
    }
    markBefore = marked;
    blankBefore = false;
    stopBefore = TitleShape.endsSentence(line.last());
  }

  private static int markupEnd(String words) {
    if ("<[!#>*_(".indexOf(words.charAt(0)) < 0) {
      return 0;
    }
    var markup = MARKUP.matcher(words);
    return markup.find() ? markup.end() : 0;
  }

  /** A quick check of the first character, which rejects most lines of prose. */
  private boolean mayBeMarked(TextLine line) {
    char first = line.first();
    if (Character.isLowerCase(first)) {
      return false;
    }
    return blankBefore
        || stopBefore
        || markBefore
        || Character.isDigit(first)
        || first >= 0x2E80
        || "§#*<[_>".indexOf(first) >= 0
        || Character.isUpperCase(first) && "CSAPBVKTFIZDEL".indexOf(first) >= 0;
  }

  private boolean addMarked(LineMark mark, TextLine line, int skipped) {
    var words = line.words(LINE_CHARS).substring(skipped);
    var rest = words.substring(Math.min(words.length(), mark.rest()));
    if (mark.unit().isCaptioned()) {
      return addCaption(mark, line, skipped, rest);
    }
    var shape =
        HeadingShape.of(
            mark, line, rest, new HeadingShape.Before(blankBefore, markBefore, stopBefore));
    if (shape == HeadingShape.NONE) {
      return false;
    }
    boolean inline = shape == HeadingShape.WITH_TEXT;
    int body = inline ? line.start() + skipped + mark.rest() : line.next();
    var heading = inline ? words.substring(0, mark.end()) : words;
    if (shape == HeadingShape.TITLE && rest.isEmpty()) {
      var title = nextTitle(line);
      if (title.isPresent()) {
        body = title.get().next();
        heading = words + " " + title.get().words(TITLE_CHARS);
      }
    } else if (shape == HeadingShape.TITLE && mark.hasUnitWord()) {
      var more = wrappedTitle(line, rest);
      if (more.isPresent()) {
        body = more.get().next();
        heading = words + " " + more.get().words(TITLE_CHARS);
      }
    }
    boolean entry = TitleShape.isContentsEntry(line.words(LINE_CHARS));
    headings.add(
        new Candidate(
            mark,
            0,
            line.start() + skipped,
            body,
            title(heading),
            !inline,
            entry ? CONTENTS_RANK : 0));
    return true;
  }

  /**
   * The title below a line such as "Chapter 3". Empty if there is no title on a line of its own.
   */
  private static Optional<TextLine> nextTitle(TextLine line) {
    var next = line;
    for (int blanks = 0; blanks <= 2 && !next.isLast(); blanks++) {
      next = next.following();
      if (!next.isBlank()) {
        break;
      }
    }
    if (next.isBlank() || next.length() > 100) {
      return Optional.empty();
    }
    var words = next.words(TITLE_CHARS);
    boolean alone = next.isLast() || next.following().isBlank();
    boolean quoted = "\"“„«‘'—–-「".indexOf(next.first()) >= 0;
    boolean marked = LineMark.read(words).isPresent();
    boolean title = !TitleShape.isRunningText(words) && TitleShape.isTitle(words, false);
    return alone && title && !quoted && !marked && !next.isLast()
        ? Optional.of(next)
        : Optional.empty();
  }

  /** The second line of a title in capital letters; empty if the title has only one line. */
  private static Optional<TextLine> wrappedTitle(TextLine line, String rest) {
    if (line.isLast() || !isAllCapitals(rest)) {
      return Optional.empty();
    }
    var next = line.following();
    boolean continues = !next.isBlank() && isAllCapitals(next.words(TITLE_CHARS));
    return continues && LineMark.read(next.words(TITLE_CHARS)).isEmpty()
        ? Optional.of(next)
        : Optional.empty();
  }

  private static boolean isAllCapitals(String words) {
    return words.chars().noneMatch(Character::isLowerCase)
        && words.chars().filter(Character::isUpperCase).count() > 3;
  }

  private boolean addNamed(TextLine line, String words) {
    boolean alone = line.isLast() || line.following().isBlank();
    if (!blankBefore || !alone || words.length() > 120) {
      return false;
    }
    boolean named = NAMED.matcher(words).matches();
    if (!named && !FRONT_OR_BACK.matcher(words).matches()) {
      return false;
    }
    var mark = new LineMark(Unit.HEADING, "", true, words.length(), words.length(), true);
    headings.add(
        new Candidate(mark, 0, line.start(), line.next(), title(words), true, named ? 0 : 1));
    return true;
  }

  private boolean addCaption(LineMark mark, TextLine line, int skipped, String rest) {
    boolean punctuated = isPunctuated(line, skipped, mark);
    boolean text =
        !punctuated && (TitleShape.isRunningText(rest) || !TitleShape.isTitle(rest, false));
    if (text || rest.isEmpty() && !blankBefore) {
      return false;
    }
    int rank =
        (punctuated ? 0 : 1)
            + (blankBefore || skipped > 0 ? 0 : 2)
            + (TitleShape.isContentsEntry(line.words(LINE_CHARS)) ? CONTENTS_RANK : 0);
    captions.add(
        new Candidate(
            mark,
            0,
            line.start() + skipped,
            line.next(),
            title(line.words(LINE_CHARS).substring(skipped)),
            true,
            rank));
    return true;
  }

  private static boolean isPunctuated(TextLine line, int skipped, LineMark mark) {
    int from = line.start() + skipped + mark.end();
    int to = Math.min(line.end(), line.start() + skipped + mark.rest());
    return from < to
        && line.text().substring(from, to).chars().anyMatch(c -> ".:：．。—–―|-、)".indexOf(c) >= 0);
  }

  private static String title(String words) {
    var line = Fold.oneLine(words.replaceAll("<[^<>]{1,80}>", ""));
    return line.length() <= TITLE_CHARS
        ? line
        : line.substring(0, line.offsetByCodePoints(TITLE_CHARS / 2, 0));
  }

  static boolean mayHaveTextOnSameLine(Unit unit) {
    return WITH_TEXT.contains(unit);
  }
}
