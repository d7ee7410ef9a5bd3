package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.Part;
import dev.trawl.retrieval.outline.Unit;
import java.util.List;

/**
 * A kind of numbered part.
 *
 * @param topOnly whether only parts whose number has one component are meant: "3", but not "3.1"
 */
record PartKind(Unit unit, boolean topOnly) {
  /**
   * The kinds that {@code unit} may mean in a question. The first kind is {@code unit} itself. The
   * other kinds are tried if the document has no such part: "chapter 3" of an article is its
   * section 3, and "clause 2.2" may be a section.
   */
  static List<PartKind> of(Unit unit) {
    return switch (unit) {
      case VOLUME -> ofAnyDepth(Unit.VOLUME, Unit.BOOK, Unit.PART);
      case BOOK -> ofAnyDepth(Unit.BOOK, Unit.VOLUME, Unit.PART);
      case PART -> ofAnyDepth(Unit.PART, Unit.BOOK, Unit.VOLUME);
      case CHAPTER -> List.of(new PartKind(Unit.CHAPTER, false), new PartKind(Unit.SECTION, true));
      case SECTION -> ofAnyDepth(Unit.SECTION, Unit.CLAUSE, Unit.ARTICLE, Unit.ITEM);
      case ARTICLE -> ofAnyDepth(Unit.ARTICLE, Unit.CLAUSE, Unit.SECTION);
      case CLAUSE -> ofAnyDepth(Unit.CLAUSE, Unit.SECTION, Unit.ARTICLE);
      case ITEM -> ofAnyDepth(Unit.ITEM, Unit.SECTION, Unit.CLAUSE);
      default -> ofAnyDepth(unit);
    };
  }

  private static List<PartKind> ofAnyDepth(Unit... units) {
    return java.util.Arrays.stream(units).map(unit -> new PartKind(unit, false)).toList();
  }

  /** Whether a question may use this unit for a heading without a number. */
  static boolean mayMeanUnnumbered(Unit unit) {
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
