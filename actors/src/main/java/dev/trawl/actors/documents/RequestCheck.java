package dev.trawl.actors.documents;

import dev.trawl.protocol.Document;
import dev.trawl.protocol.Retrieval;
import java.util.Optional;

/** Checks a request before any work is done or memory is allocated for it. */
final class RequestCheck {
  private RequestCheck() {}

  /** The problem in one sentence; empty if the request can be served. */
  static Optional<String> problem(Retrieval.Request request, Document document) {
    if (!request.document().equals(document.id())) {
      return Optional.of(
          "This retriever has no document %s.".formatted(request.document().brief()));
    }
    return switch (request) {
      case Retrieval.Count ignored -> Optional.empty();
      case Retrieval.Suggest ignored -> Optional.empty();
      case Retrieval.Place ignored -> Optional.empty();
      case Retrieval.Search search ->
          unless(search.limit() >= 0, "The limit of a search is negative: " + search.limit() + ".");
      case Retrieval.Fetch fetch ->
          fetch.ordinals().stream()
              .filter(ordinal -> ordinal < 0 || ordinal >= document.chunks())
              .findFirst()
              .map(
                  ordinal ->
                      "%s has no chunk %d: it has %d chunks, numbered from 0."
                          .formatted(document.name(), ordinal, document.chunks()));
      case Retrieval.Slice slice ->
          unless(
              slice.span().endChar() <= document.characters(),
              "The text of %s has %d characters and ends before %d."
                  .formatted(document.name(), document.characters(), slice.span().endChar()));
      case Retrieval.Locate locate ->
          unless(
              locate.page() >= 1 && locate.page() <= document.pages(),
              "%s has no page %d: it has pages 1 to %d."
                  .formatted(document.name(), locate.page(), document.pages()));
    };
  }

  private static Optional<String> unless(boolean isValid, String problem) {
    return isValid ? Optional.empty() : Optional.of(problem);
  }
}
