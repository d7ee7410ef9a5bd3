package dev.trawl.retrieval.place;

import dev.trawl.protocol.Span;
import dev.trawl.retrieval.outline.DocumentOutline;
import dev.trawl.retrieval.outline.Fold;
import dev.trawl.retrieval.outline.Unit;
import dev.trawl.retrieval.place.PlaceReference.Position;
import dev.trawl.retrieval.place.PlaceReference.Step;
import dev.trawl.retrieval.place.PlaceReference.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds pages, slides and sheets. Immutable. */
final class PageFinder {
  private final DocumentOutline outline;

  PageFinder(DocumentOutline outline) {
    this.outline = outline;
  }

  /** The pages in {@code scope} that {@code step} selects. */
  List<Scope> find(Step step, Scope scope) {
    var pages = inside(scope);
    if (step.selector() instanceof Title title) {
      return titled(title.title(), pages);
    }
    if (!(step.selector() instanceof Position position) || pages.size() < 2 && hasNoPages()) {
      return List.of();
    }
    int from = position.from();
    int to = position.to();
    if (from > 0) {
      int first = pages.isEmpty() ? 0 : outline.pages().get(pages.getFirst()).number();
      int last = pages.isEmpty() ? 0 : outline.pages().get(pages.getLast()).number();
      boolean numbered = from >= first && to <= last;
      int low = numbered ? from - first : from - 1;
      int high = numbered ? to - first : to - 1;
      return high < pages.size() ? List.of(joined(pages, low, high, scope)) : List.of();
    }
    int low = pages.size() + from;
    return low < 0 ? List.of() : List.of(joined(pages, low, pages.size() + to, scope));
  }

  /** Whether the document is not divided into pages. */
  private boolean hasNoPages() {
    return outline.pages().size() < 2;
  }

  /** Indexes of the pages that overlap {@code scope}. */
  private List<Integer> inside(Scope scope) {
    var inside = new ArrayList<Integer>();
    for (int i = 0; i < outline.pages().size(); i++) {
      var page = outline.page(i);
      boolean overlaps =
          page.startChar() < scope.span().endChar() && page.endChar() > scope.span().startChar();
      if (scope.isDocument() || overlaps) {
        inside.add(i);
      }
    }
    return inside;
  }

  private Scope joined(List<Integer> pages, int low, int high, Scope scope) {
    int start = outline.page(pages.get(low)).startChar();
    int end = outline.page(pages.get(high)).endChar();
    var span =
        new Span(
            Math.max(start, scope.span().startChar()),
            Math.max(
                Math.max(start, scope.span().startChar()), Math.min(end, scope.span().endChar())));
    return Scope.of(span, label(pages.get(low), pages.get(high)));
  }

  private String label(int low, int high) {
    var name = outline.pageUnit().name().toLowerCase(Locale.ROOT);
    int first = outline.pages().get(low).number();
    int last = outline.pages().get(high).number();
    return first == last ? name + " " + first : "%ss %d–%d".formatted(name, first, last);
  }

  /** The sheets or slides with this title, which is the heading at their start. */
  private List<Scope> titled(String title, List<Integer> pages) {
    var folded = Fold.title(title);
    var found = new ArrayList<Scope>();
    for (int index : pages) {
      var page = outline.page(index);
      for (var part : outline.parts()) {
        if (part.isIn(page)
            && part.startChar() - page.startChar() < 4
            && Fold.title(part.heading()).equals(folded)) {
          found.add(Scope.of(page, part.heading()));
        }
      }
    }
    return found;
  }

  /** The pages in {@code scopes}, for a message to the user. */
  Resolution.Existing existing(Unit unit, List<Scope> scopes) {
    int count = hasNoPages() ? 0 : scopes.stream().mapToInt(s -> inside(s).size()).sum();
    boolean all = count == outline.pages().size();
    var shown = outline.pageUnit() == Unit.PAGE ? unit : outline.pageUnit();
    return all
        ? new Resolution.Existing(
            shown,
            count,
            Integer.toString(outline.pages().getFirst().number()),
            Integer.toString(outline.pages().getLast().number()))
        : new Resolution.Existing(shown, count, "", "");
  }
}
