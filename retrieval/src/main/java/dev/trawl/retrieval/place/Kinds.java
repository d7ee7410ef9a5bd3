package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.Part;
import dev.trawl.retrieval.outline.Unit;
import java.util.List;

/**
 * The kinds of parts that a unit may mean. The first kind has the name of the unit. The others are
 * meant if the document has no such part: "chapter 3" of an article is its section 3, and "clause
 * 2.2" may be a section.
 */
record Kinds(Unit unit, boolean topOnly) {
  static List<Kinds> of(Unit unit) {
    return switch (unit) {
      case VOLUME -> all(Unit.VOLUME, Unit.BOOK, Unit.PART);
      case BOOK -> all(Unit.BOOK, Unit.VOLUME, Unit.PART);
      case PART -> all(Unit.PART, Unit.BOOK, Unit.VOLUME);
      case CHAPTER -> List.of(new Kinds(Unit.CHAPTER, false), new Kinds(Unit.SECTION, true));
      case SECTION -> all(Unit.SECTION, Unit.CLAUSE, Unit.ARTICLE, Unit.ITEM);
      case ARTICLE -> all(Unit.ARTICLE, Unit.CLAUSE, Unit.SECTION);
      case CLAUSE -> all(Unit.CLAUSE, Unit.SECTION, Unit.ARTICLE);
      case ITEM -> all(Unit.ITEM, Unit.SECTION, Unit.CLAUSE);
      default -> all(unit);
    };
  }

  private static List<Kinds> all(Unit... units) {
    return java.util.Arrays.stream(units).map(unit -> new Kinds(unit, false)).toList();
  }

  /** Whether a question may use this unit for a heading without a number. */
  static boolean isPlain(Unit unit) {
    return unit == Unit.CHAPTER || unit == Unit.SECTION || unit == Unit.HEADING;
  }

  /** The numbered parts of this kind. */
  List<Part> in(List<Part> parts) {
    return parts.stream()
        .filter(part -> part.unit() == unit && !part.number().isEmpty())
        .filter(part -> !topOnly || part.depth() == 1)
        .toList();
  }
}
