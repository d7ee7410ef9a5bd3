package dev.trawl.lexical.span;

import dev.trawl.lexical.words.Tag;
import java.util.Set;

/**
 * Completes a span: adds the unit to a number, the part of the day to a time, and the part to a
 * thing.
 */
final class UnitCompletion {
  private static final Set<String> PARTS_OF_DAY =
      Set.of("morning", "afternoon", "evening", "night");
  private static final Set<String> CHINESE_PARTS_OF_DAY =
      Set.of("凌晨", "清晨", "清早", "早上", "早晨", "上午", "中午", "下午", "傍晚", "晚上", "夜里", "夜裡", "深夜");
  private static final Set<String> CLOCK = Set.of("a.m.", "p.m.", "am", "pm", "o'clock", "noon");
  private static final Set<String> PARTS_OF_HOUR = Set.of("half", "quarter");

  private static final Set<String> MEASURES =
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

  /** {@code span}, extended by an adjacent unit or part. */
  static Candidate with(Candidate span) {
    return switch (span.sentence().marked().wanted().question().kind()) {
      case MEASURE, DURATION -> unit(span);
      case COUNT -> asked(span);
      case DATE -> partOfDay(hour(span));
      case PLACE -> part(span);
      default -> span;
    };
  }

  /** Adds the part of a thing: "the lid of the tea chest" instead of "the tea chest". */
  private static Candidate part(Candidate span) {
    var sentence = span.sentence();
    int part = span.from() - 2;
    boolean named =
        sentence.tag(span.from()) == Tag.DET
            && sentence.lower(part + 1).equals("of")
            && sentence.tag(part) == Tag.NOUN
            && !sentence.isAsked(part);
    if (!named) {
      return span;
    }
    int from = part;
    while (sentence.tag(from - 1) == Tag.ADJ || sentence.tag(from - 1) == Tag.DET) {
      from--;
    }
    return new Candidate(sentence, from, span.to());
  }

  private static Candidate unit(Candidate span) {
    var sentence = span.sentence();
    int to = span.to();
    boolean number = sentence.tag(to - 1) == Tag.NUM && to < sentence.size();
    return number && sentence.tag(to) == Tag.NOUN && !sentence.isAsked(to)
        ? new Candidate(sentence, span.from(), to + 1)
        : span;
  }

  /** Adds the unit that the question mentions: "43 hours" for "how many hours". */
  private static Candidate asked(Candidate span) {
    var sentence = span.sentence();
    var next = sentence.lower(span.to());
    boolean measure =
        MEASURES.contains(next) && next.equals(sentence.marked().wanted().question().focus());
    return measure ? new Candidate(sentence, span.from(), span.to() + 1) : span;
  }

  private static Candidate hour(Candidate span) {
    var sentence = span.sentence();
    int from = span.from();
    return from >= 2
            && Set.of("past", "to").contains(sentence.lower(from - 1))
            && PARTS_OF_HOUR.contains(sentence.lower(from - 2))
        ? new Candidate(sentence, from - 2, span.to())
        : span;
  }

  private static Candidate partOfDay(Candidate span) {
    var sentence = span.sentence();
    int to = span.to();
    if (CHINESE_PARTS_OF_DAY.contains(sentence.lower(span.from() - 1))) {
      return new Candidate(sentence, span.from() - 1, to);
    }
    if (CLOCK.contains(sentence.lower(to))) {
      return new Candidate(sentence, span.from(), to + 1);
    }
    boolean said =
        sentence.lower(to).equals("in")
            && sentence.lower(to + 1).equals("the")
            && PARTS_OF_DAY.contains(sentence.lower(to + 2));
    return said ? new Candidate(sentence, span.from(), to + 3) : span;
  }
}
