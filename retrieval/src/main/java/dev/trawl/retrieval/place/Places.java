package dev.trawl.retrieval.place;

import dev.trawl.protocol.Span;
import dev.trawl.retrieval.chunk.Sentences;
import dev.trawl.retrieval.outline.DocumentOutline;
import dev.trawl.retrieval.outline.Unit;
import dev.trawl.retrieval.place.PlaceReference.Aspect;
import dev.trawl.retrieval.place.PlaceReference.Every;
import dev.trawl.retrieval.place.PlaceReference.Position;
import dev.trawl.retrieval.place.PlaceReference.Step;
import dev.trawl.retrieval.place.Resolution.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Resolves references to places in one document. Reads only the text that it needs. Immutable;
 * thread-safe if the source of the text is thread-safe.
 */
public final class Places {
  /** Maximum number of places of an ambiguous reference. */
  private static final int PLACES_MAX = 100;

  /**
   * The beginning or end of a place consists of whole paragraphs with at least this many UTF-16
   * units in total.
   */
  private static final int EDGE_CHARS = 400;

  /** Maximum number of paragraphs in a beginning or an end. */
  private static final int EDGE_PARAGRAPHS = 20;

  private final DocumentOutline outline;
  private final PartFinder parts;
  private final PageFinder pages;
  private final Pieces pieces;

  public Places(DocumentOutline outline, TextSource text) {
    this.outline = outline;
    this.parts = new PartFinder(outline);
    this.pages = new PageFinder(outline);
    this.pieces = new Pieces(outline, text);
  }

  /** The text of a document. */
  public interface TextSource {
    /** The text at {@code span}. */
    String read(Span span) throws IOException;
  }

  public DocumentOutline outline() {
    return outline;
  }

  /**
   * The references that {@link PlaceReference#in} finds in {@code question}, and the references
   * that name sections of this document by their exact titles: "the Installation section".
   */
  public List<PlaceReference> references(String question) {
    return new NamedSections(parts.titles()).references(question);
  }

  /** Looks up the place or places that {@code reference} means. */
  public Resolution resolve(PlaceReference reference) throws IOException {
    var scopes = List.of(Scope.document(outline));
    for (var step : reference.steps()) {
      if (step.selector() instanceof Every) {
        return count(reference, scopes);
      }
      var inner = new ArrayList<Scope>();
      for (var scope : scopes) {
        inner.addAll(find(step, scope));
      }
      if (inner.isEmpty()) {
        return notFound(reference, step, scopes);
      }
      scopes = List.copyOf(inner.subList(0, Math.min(inner.size(), PLACES_MAX)));
    }
    return result(reference, scopes);
  }

  /** The places in {@code scope} that {@code step} selects. */
  private List<Scope> find(Step step, Scope scope) throws IOException {
    var unit = step.unit();
    if (unit == Unit.DOCUMENT) {
      return List.of(scope);
    }
    if (unit.isPiece() && step.selector() instanceof Position position) {
      var numbered = parts.numberedParagraph(unit, position, scope);
      if (!numbered.isEmpty()) {
        return numbered;
      }
      var found = pieces.at(unit, position, scope.body());
      return found.isEmpty() ? List.of() : List.of(scope.pieces(found));
    }
    if (unit.isPage()) {
      return pages.find(step, scope);
    }
    return unit.isCaptioned() ? parts.captions(step, scope) : parts.find(step, scope);
  }

  private Resolution result(PlaceReference reference, List<Scope> scopes) throws IOException {
    var found = new ArrayList<Found>();
    for (var scope : scopes) {
      var spans = spans(reference.aspect(), scope);
      if (!spans.isEmpty()) {
        found.add(new Found(spans, scope.label(), outline.pageAt(spans.getFirst().startChar())));
      }
    }
    return switch (found.size()) {
      case 0 -> notFound(reference, reference.target(), scopes);
      case 1 -> found.getFirst();
      default -> new Resolution.Ambiguous(found);
    };
  }

  private List<Span> spans(Aspect aspect, Scope scope) throws IOException {
    return switch (aspect) {
      case TITLE -> scope.heading().isEmpty() ? List.of() : List.of(title(scope.heading().get()));
      case BEGINNING -> edge(scope, 1);
      case END -> edge(scope, -1);
      case TEXT, COUNT -> scope.pieces().isEmpty() ? nonEmpty(scope) : scope.pieces();
    };
  }

  /** The span of {@code scope} without surrounding white space; no span if it is empty. */
  private List<Span> nonEmpty(Scope scope) throws IOException {
    // A chapter may be a million characters long, so only its start and end are read.
    var span = scope.span();
    int edge = Math.min(span.length(), 4_096);
    var head = pieces.stripped(new Span(span.startChar(), span.startChar() + edge));
    var tail = pieces.stripped(new Span(span.endChar() - edge, span.endChar()));
    if (head.length() == 0 || tail.length() == 0) {
      return span.length() == 0 ? List.of() : List.of(span);
    }
    return List.of(new Span(head.startChar(), tail.endChar()));
  }

  /** The heading without Markdown markup. */
  private Span title(Span heading) throws IOException {
    var title = pieces.stripped(heading);
    var text = pieces.read(title);
    int start = 0;
    while (start < text.length() && "#*_ \t".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int line = text.indexOf("\n", start);
    int end = line > 0 && text.substring(line).matches("\\s*[=-]+\\s*") ? line : text.length();
    return new Span(title.startChar() + start, title.startChar() + Math.max(start, end));
  }

  /** Whole paragraphs at the beginning if {@code direction} is positive, else at the end. */
  private List<Span> edge(Scope scope, int direction) throws IOException {
    if (!scope.pieces().isEmpty()) {
      return scope.pieces();
    }
    var paragraphs =
        direction > 0
            ? pieces.first(Unit.PARAGRAPH, EDGE_PARAGRAPHS, scope.body())
            : pieces.last(Unit.PARAGRAPH, EDGE_PARAGRAPHS, scope.body()).reversed();
    int length = 0;
    int count = 0;
    while (count < paragraphs.size() && length < EDGE_CHARS) {
      length += paragraphs.get(count++).length();
    }
    var edge = paragraphs.subList(0, count);
    return direction > 0 ? edge : edge.reversed();
  }

  private Resolution count(PlaceReference reference, List<Scope> scopes) {
    var unit = reference.target().unit();
    var existing = existing(unit, scopes);
    return existing.count() == 0
        ? new Resolution.NotFound(reference, existing, false)
        : new Resolution.Counted(existing.count(), existing);
  }

  private Resolution notFound(PlaceReference reference, Step step, List<Scope> scopes) {
    var existing = existing(step.unit(), scopes);
    boolean known = existing.count() > 1 || existing.count() == 1 && !existing.first().isEmpty();
    boolean titled = step.selector() instanceof PlaceReference.Title;
    return new Resolution.NotFound(reference, existing, known && !titled && outline.complete());
  }

  private Resolution.Existing existing(Unit unit, List<Scope> scopes) {
    return unit.isPage() ? pages.existing(unit, scopes) : parts.existing(unit, scopes);
  }

  /** The span without surrounding white space. */
  static Span stripped(String text, Span span) {
    var inner = Sentences.stripped(text, 0, text.length());
    return new Span(span.startChar() + inner.startChar(), span.startChar() + inner.endChar());
  }
}
