package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.Fold;
import dev.trawl.retrieval.outline.Unit;
import dev.trawl.retrieval.outline.UnitWords;
import dev.trawl.retrieval.place.PlaceReference.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a unit with a title in quotation marks: "the section 'Installation'", 《前言》一章. */
final class QuotedTitles {
  private static final String TITLE_CHARS =
      "([^\"“”„«»‘’「」『』《》']{1,120}?(?:['’]\\p{L}[^\"“”„«»「」『』《》]{0,80}?)?)";
  private static final String QUOTED = "(?:[\"“”„«‘'「『《]\\s?" + TITLE_CHARS + "\\s?[\"“”»’'」』》])";
  private static final String CALLED =
      "(?:\\s*,?\\s*(?:called|named|titled|entitled|headed|on|mit dem titel|namens|intitulee?|nommee?"
          + "|titulad[oa]|llamad[oa])\\s*|\\s*)";

  private static final Pattern AFTER_UNIT =
      Pattern.compile("(?i)(?<!\\p{L})(\\p{IsLatin}+)" + CALLED + QUOTED);
  private static final Pattern BEFORE_UNIT = Pattern.compile(QUOTED + "\\s*(\\p{IsLatin}+)");
  private static final Pattern EAST_UNIT =
      Pattern.compile(
          QUOTED
              + "\\s*(?:这|這|一|の|という)?(章|节|節|部分|シート|工作表|セクション|条|回|篇)"
              + "|(シート|工作表|章节|章節|章|节|節|セクション)\\s*"
              + QUOTED);

  private QuotedTitles() {}

  static List<Located> in(String question) {
    var found = new ArrayList<Located>();
    var after = AFTER_UNIT.matcher(question);
    while (after.find()) {
      add(found, after, unitWithTitle(after.group(1)), after.group(2));
    }
    var before = BEFORE_UNIT.matcher(question);
    while (before.find()) {
      add(found, before, unitWithTitle(before.group(2)), before.group(1));
    }
    var east = EAST_UNIT.matcher(question);
    while (east.find()) {
      boolean first = east.group(2) != null;
      add(found, east, Optional.of(eastUnit(east.group(first ? 2 : 3))), east.group(first ? 1 : 4));
    }
    return found;
  }

  private static Unit eastUnit(String word) {
    return switch (word) {
      case "シート", "工作表" -> Unit.SHEET;
      default -> Unit.HEADING;
    };
  }

  private static void add(List<Located> found, Matcher match, Optional<Unit> unit, String title) {
    boolean free =
        found.stream().noneMatch(l -> l.start() < match.end() && match.start() < l.end());
    if (unit.isPresent() && free && !title.isBlank()) {
      found.add(Located.of(unit.get(), new Title(title.strip()), match.start(), match.end()));
    }
  }

  /** The unit that {@code word} means; empty if such a unit has no title. */
  private static Optional<Unit> unitWithTitle(String word) {
    var folded = Fold.word(word);
    return UnitWords.isAbbreviation(folded)
        ? Optional.empty()
        : UnitWords.of(folded)
            .filter(unit -> unit.isPart() || unit == Unit.SHEET || unit.isCaptioned())
            .filter(unit -> unit != Unit.LETTER && unit != Unit.BOOK && unit != Unit.ITEM);
  }
}
