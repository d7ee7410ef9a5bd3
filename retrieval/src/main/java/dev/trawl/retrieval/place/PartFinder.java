package dev.trawl.retrieval.place;

import dev.trawl.protocol.Span;
import dev.trawl.retrieval.chunk.ChunkSpan;
import dev.trawl.retrieval.outline.Caption;
import dev.trawl.retrieval.outline.DocumentOutline;
import dev.trawl.retrieval.outline.Fold;
import dev.trawl.retrieval.outline.Part;
import dev.trawl.retrieval.outline.Unit;
import dev.trawl.retrieval.place.PlaceReference.Every;
import dev.trawl.retrieval.place.PlaceReference.Numbered;
import dev.trawl.retrieval.place.PlaceReference.Position;
import dev.trawl.retrieval.place.PlaceReference.Step;
import dev.trawl.retrieval.place.PlaceReference.Title;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Finds the parts, figures and tables that a step of a reference selects. Immutable. */
final class PartFinder {
  private static final Set<String> CONTENTS =
      Set.of(
          "contents",
          "table of contents",
          "目录",
          "目錄",
          "目次",
          "inhalt",
          "inhaltsverzeichnis",
          "table des matieres",
          "sommaire",
          "indice");

  private final DocumentOutline outline;

  PartFinder(DocumentOutline outline) {
    this.outline = outline;
  }

  List<Scope> find(Step step, Scope scope) {
    var parts =
        switch (step.selector()) {
          case Numbered number -> numbered(step.unit(), number.number(), scope);
          case Position position -> positioned(step.unit(), position, scope);
          case Title title -> titled(title.title(), scope);
          case Every every -> List.<Part>of();
        };
    return parts.stream().map(part -> Scope.of(part, label(part))).toList();
  }

  /**
   * The headings of the parts that contain {@code part}, outermost first, followed by its own
   * heading.
   */
  private String label(Part part) {
    var path = new ArrayList<String>();
    int level = part.level();
    int at = outline.parts().indexOf(part);
    for (int i = at; i >= 0 && level > 0; i--) {
      var outer = outline.parts().get(i);
      if (i == at || outer.level() < level && outer.endChar() >= part.endChar()) {
        path.addFirst(outer.heading());
        level = outer.level();
      }
    }
    return String.join(ChunkSpan.PATH_SEPARATOR, path);
  }

  private List<Part> numbered(Unit unit, String number, Scope scope) {
    for (var kind : PartKind.of(unit)) {
      var all = kind.in(outline.parts());
      if (all.isEmpty()) {
        continue;
      }
      var inside = all.stream().filter(part -> part.isIn(scope.span())).toList();
      var exact = inside.stream().filter(part -> part.number().equals(number)).toList();
      if (!exact.isEmpty()) {
        return exact;
      }
      // Section 2 of chapter 3 may be numbered 3.2.
      var relative = scope.number() + "." + number;
      var within = inside.stream().filter(part -> part.number().equals(relative)).toList();
      if (!within.isEmpty() && !scope.number().isEmpty()) {
        return within;
      }
    }
    var nested = nested(unit, number, scope);
    return nested.isEmpty() ? counted(unit, number, scope) : nested;
  }

  /**
   * The parts for "section 3.2" if sections are numbered within their chapter: section 2 of chapter
   * 3.
   */
  private List<Part> nested(Unit unit, String number, Scope scope) {
    int dot = number.lastIndexOf('.');
    if (dot < 0 || unit == Unit.CHAPTER) {
      return List.of();
    }
    var found = new ArrayList<Part>();
    for (var chapter : numbered(Unit.CHAPTER, number.substring(0, dot), scope)) {
      var last = number.substring(dot + 1);
      chapterParts(chapter).stream().filter(p -> p.number().equals(last)).forEach(found::add);
    }
    return found;
  }

  private List<Part> chapterParts(Part chapter) {
    return outline.parts().stream()
        .filter(part -> part.isIn(chapter.body()) && part.depth() == 1)
        .filter(part -> part.unit() == Unit.SECTION || part.unit() == Unit.ARTICLE)
        .toList();
  }

  /** The parts for "chapter 3" if headings have no numbers: the third heading. */
  private List<Part> counted(Unit unit, String number, Scope scope) {
    boolean numbered = PartKind.of(unit).stream().anyMatch(k -> !k.in(outline.parts()).isEmpty());
    if (numbered || !PartKind.mayMeanUnnumbered(unit) || !number.matches("[\\d.]+")) {
      return List.of();
    }
    var found = new ArrayList<Part>();
    var inside = scope.span();
    int level = 0;
    for (String part : number.split("\\.")) {
      var siblings = siblings(inside, level);
      int at = Integer.parseInt(part);
      if (at < 1 || at > siblings.size()) {
        return List.of();
      }
      found.add(siblings.get(at - 1));
      inside = found.getLast().body();
      level = found.getLast().level();
    }
    return List.of(found.getLast());
  }

  /** The parts that a step such as "the last two chapters" selects. */
  private List<Part> positioned(Unit unit, Position position, Scope scope) {
    int from = position.from();
    if (from > 0 && from == position.to() && scope.isDocument() && startsAtOne(unit)) {
      var found = numbered(unit, Integer.toString(from), scope);
      if (!found.isEmpty()) {
        return found;
      }
    }
    var all = inside(unit, scope);
    int low = from > 0 ? from - 1 : all.size() + from;
    int high = position.to() > 0 ? position.to() : all.size() + position.to() + 1;
    return low < 0 || high > all.size() ? List.of() : List.copyOf(all.subList(low, high));
  }

  private boolean startsAtOne(Unit unit) {
    return inside(unit, Scope.document(outline)).stream().anyMatch(p -> p.number().equals("1"));
  }

  /** The parts of this unit in {@code scope}, only at the outermost level. */
  private List<Part> inside(Unit unit, Scope scope) {
    for (var kind : PartKind.of(unit)) {
      var inside = kind.in(outline.parts()).stream().filter(p -> p.isIn(scope.body())).toList();
      if (!inside.isEmpty()) {
        int outer = inside.stream().mapToInt(Part::level).min().orElse(0);
        return inside.stream().filter(part -> part.level() == outer).toList();
      }
    }
    return PartKind.mayMeanUnnumbered(unit) ? siblings(scope.body(), 0) : List.of();
  }

  /**
   * The parts at the outermost level that has several parts. The title of a document is alone at
   * its level.
   */
  private List<Part> siblings(Span scope, int outerLevel) {
    var byLevel = new TreeMap<Integer, List<Part>>();
    for (var part : outline.parts()) {
      boolean heading = part.unit() == Unit.HEADING || part.depth() == 1;
      if (part.isIn(scope)
          && part.level() > outerLevel
          && heading
          && !CONTENTS.contains(Fold.title(part.heading()))) {
        byLevel.computeIfAbsent(part.level(), level -> new ArrayList<>()).add(part);
      }
    }
    return byLevel.values().stream()
        .filter(parts -> parts.size() > 1)
        .findFirst()
        .or(() -> byLevel.values().stream().findFirst())
        .orElse(List.of());
  }

  private List<Part> titled(String title, Scope scope) {
    var folded = Fold.title(title);
    return outline.parts().stream()
        .filter(part -> part.isIn(scope.span()))
        .filter(part -> Titles.of(part).contains(folded))
        .toList();
  }

  /** The titles of all parts, folded, with and without their numbers. */
  Set<String> titles() {
    var titles = new HashSet<String>();
    outline.parts().forEach(part -> titles.addAll(Titles.of(part)));
    return titles;
  }

  /** The part for "Paragraph 7" of a German law, which is § 7. */
  List<Scope> numberedParagraph(Unit unit, Position position, Scope scope) {
    if (unit != Unit.PARAGRAPH || position.from() < 1 || !scope.isDocument()) {
      return List.of();
    }
    return outline.parts().stream()
        .filter(part -> part.unit() == Unit.ARTICLE && part.heading().startsWith("§"))
        .filter(part -> part.number().equals(Integer.toString(position.from())))
        .map(part -> Scope.of(part, label(part)))
        .toList();
  }

  List<Scope> captions(Step step, Scope scope) {
    var all =
        outline.captions().stream()
            .filter(caption -> caption.unit() == step.unit())
            .filter(caption -> scope.contains(caption.span().startChar()))
            .toList();
    return switch (step.selector()) {
      case Numbered number -> numberedCaptions(all, number.number(), scope);
      case Position position -> {
        int low = position.from() > 0 ? position.from() - 1 : all.size() + position.from();
        int high = position.to() > 0 ? position.to() : all.size() + position.to() + 1;
        yield low < 0 || high > all.size()
            ? List.of()
            : all.subList(low, high).stream().map(Scope::of).toList();
      }
      case Title title ->
          all.stream()
              .filter(c -> Fold.title(c.label()).endsWith(Fold.title(title.title())))
              .map(Scope::of)
              .toList();
      case Every every -> List.of();
    };
  }

  private static List<Scope> numberedCaptions(List<Caption> all, String number, Scope scope) {
    var withoutLetter = number.replaceAll("(?<=\\d)[a-z]$", "");
    for (String candidate : List.of(number, withoutLetter, scope.number() + "." + number)) {
      var found = all.stream().filter(c -> c.number().equals(candidate)).map(Scope::of).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** The parts of this kind in {@code scopes}, for a message to the user. */
  Resolution.Existing existing(Unit unit, List<Scope> scopes) {
    var numbers = new ArrayList<String>();
    for (var scope : scopes) {
      if (unit.isCaptioned()) {
        outline.captions().stream()
            .filter(c -> c.unit() == unit && scope.contains(c.span().startChar()))
            .forEach(c -> numbers.add(c.number()));
      } else if (unit.isPart()) {
        inside(unit, scope).forEach(part -> numbers.add(part.number()));
      }
    }
    boolean hasDuplicates = numbers.stream().distinct().count() < numbers.size();
    boolean numbered = !numbers.isEmpty() && !hasDuplicates && !numbers.getLast().isEmpty();
    return new Resolution.Existing(
        unit,
        numbers.size(),
        numbered ? numbers.getFirst() : "",
        numbered ? numbers.getLast() : "");
  }
}
