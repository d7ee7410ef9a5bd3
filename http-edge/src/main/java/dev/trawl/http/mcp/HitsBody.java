package dev.trawl.http.mcp;

import dev.trawl.actors.SearchResult;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Evidence;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The result of {@code search}: the chunks found, the best first.
 *
 * @param warnings one sentence for each document that could not be searched
 */
public record HitsBody(List<HitBody> hits, List<String> warnings) {

  /**
   * A chunk that was found: {@code quote} is the text of {@code document} from start to end. Pages
   * are numbered from 1.
   */
  public record HitBody(
      String document, String id, int page, int chunk, int start, int end, String quote) {}

  /** Converts a search result, with the owner's names for the documents. */
  public static HitsBody of(SearchResult found, List<Document> open) {
    var names = open.stream().collect(Collectors.toMap(Document::id, Document::name, (a, b) -> a));
    return new HitsBody(
        found.evidence().stream()
            .map(
                evidence ->
                    hit(
                        evidence,
                        names.getOrDefault(evidence.chunk().document(), evidence.documentName())))
            .toList(),
        found.warnings());
  }

  private static HitBody hit(Evidence evidence, String name) {
    return new HitBody(
        name,
        evidence.chunk().document().sha256(),
        evidence.page(),
        evidence.chunk().ordinal(),
        evidence.span().startChar(),
        evidence.span().endChar(),
        evidence.quote());
  }

  /** The hits as text for an assistant. */
  public String text() {
    return hits.isEmpty()
        ? "Nothing found: no open document contains these words."
        : hits.stream()
            .map(
                hit ->
                    "%s, page %d, from %d to %d:\n%s\n"
                        .formatted(hit.document, hit.page, hit.start, hit.end, hit.quote))
            .collect(Collectors.joining("\n"));
  }
}
