package dev.trawl.lexical.span;

import dev.trawl.lexical.words.Tag;
import java.util.Set;

/**
 * Extends a span that is too short: adds the unit after a number, the part of the day ("in the
 * evening") after a time, or the part before a thing ("the lid of").
 */
final class UnitCompletion {
  private static final Set<String> PARTS_OF_DAY =
      Set.of("morning", "afternoon", "evening", "night");
  private static final Set<String> CHINESE_PARTS_OF_DAY =
      Set.of("凌晨", "清晨", "清早", "早上", "早晨", "上午", "中午", "下午", "傍晚", "晚上", "夜里", "夜裡", "深夜");
  private static final Set<String> AFTER_TIME =
      Set.of("a.m.", "p.m.", "am", "pm", "o'clock", "noon");
  private static final Set<String> PARTS_OF_HOUR = Set.of("half", "quarter");

  private static final Set<String> UNITS =
      Set.of(
          "seconds",
          "minutes",
          "hours",
          "days",
          "weeks",
          "months",
          "years",
          "decades",
          "centuries",
          "millimetres",
          "millimeters",
          "centimetres",
          "centimeters",
          "metres",
          "meters",
          "kilometres",
          "kilometers",
          "inches",
          "feet",
          "yards",
          "miles",
          "acres",
          "hectares",
          "grams",
          "kilograms",
          "tonnes",
          "tons",
          "ounces",
          "pounds",
          "litres",
          "liters",
          "gallons",
          "degrees",
          "watts",
          "kilowatts",
          "volts",
          "euros",
          "dollars");

  private UnitCompletion() {}

  /** Returns {@code span}, extended by an adjacent unit or part. */
  static Candidate with(Candidate span) {
    return switch (span.sentence().marked().questionTerms().question().kind()) {
      case MEASURE, DURATION -> withUnit(span);
      case COUNT -> withUnitOfQuestion(span);
      case DATE -> withPartOfDay(withPartOfHour(span));
      case PLACE -> withPart(span);
      default -> span;
    };
  }

  /** Adds the part of a thing: "the lid of the tea chest" instead of "the tea chest". */
  private static Candidate withPart(Candidate span) {
    var sentence = span.sentence();
    int part = span.from() - 2;
    boolean hasPart =
        sentence.tag(span.from()) == Tag.DET
            && sentence.lower(part + 1).equals("of")
            && sentence.tag(part) == Tag.NOUN
            && !sentence.isInQuestion(part);
    if (!hasPart) {
      return span;
    }
    int from = part;
    while (sentence.tag(from - 1) == Tag.ADJ || sentence.tag(from - 1) == Tag.DET) {
      from--;
    }
    return new Candidate(sentence, from, span.to());
  }

  private static Candidate withUnit(Candidate span) {
    var sentence = span.sentence();
    int to = span.to();
    boolean endsInNumber = sentence.tag(to - 1) == Tag.NUM && to < sentence.size();
    return endsInNumber && sentence.tag(to) == Tag.NOUN && !sentence.isInQuestion(to)
        ? new Candidate(sentence, span.from(), to + 1)
        : span;
  }

  /** Adds the unit that the question mentions: "43 hours" for "how many hours". */
  private static Candidate withUnitOfQuestion(Candidate span) {
    var sentence = span.sentence();
    var next = sentence.lower(span.to());
    boolean isUnit =
        UNITS.contains(next) && next.equals(sentence.marked().questionTerms().question().focus());
    return isUnit ? new Candidate(sentence, span.from(), span.to() + 1) : span;
  }

  private static Candidate withPartOfHour(Candidate span) {
    var sentence = span.sentence();
    int from = span.from();
    return from >= 2
            && Set.of("past", "to").contains(sentence.lower(from - 1))
            && PARTS_OF_HOUR.contains(sentence.lower(from - 2))
        ? new Candidate(sentence, from - 2, span.to())
        : span;
  }

  private static Candidate withPartOfDay(Candidate span) {
    var sentence = span.sentence();
    int to = span.to();
    if (CHINESE_PARTS_OF_DAY.contains(sentence.lower(span.from() - 1))) {
      return new Candidate(sentence, span.from() - 1, to);
    }
    if (AFTER_TIME.contains(sentence.lower(to))) {
      return new Candidate(sentence, span.from(), to + 1);
    }
    boolean hasPartOfDay =
        sentence.lower(to).equals("in")
            && sentence.lower(to + 1).equals("the")
            && PARTS_OF_DAY.contains(sentence.lower(to + 2));
    return hasPartOfDay ? new Candidate(sentence, span.from(), to + 3) : span;
  }
}
