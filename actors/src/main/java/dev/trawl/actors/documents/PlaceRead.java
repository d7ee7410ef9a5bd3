package dev.trawl.actors.documents;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Span;
import dev.trawl.retrieval.index.DocumentIndex;
import dev.trawl.retrieval.place.PlaceReference;
import dev.trawl.retrieval.place.Resolution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the places that a question refers to, such as "chapter 2". Blocks. */
final class PlaceRead {
  /** The maximum number of places of one question, and of quotes of one place. */
  private static final int MAX_PLACES = 16;

  /** A longer piece of text is not quoted. */
  private static final int MAX_TEXT_CHARS = 4_000;

  /** A section, a clause or a page that is not longer is quoted as a whole. */
  private static final int MAX_PLACE_CHARS = 1_000;

  private PlaceRead() {}

  static Retrieval.Placed of(DocumentIndex index, Retrieval.Place request) throws IOException {
    var places = index.places();
    var found = new ArrayList<Retrieval.FoundPlace>();
    var absent = "";
    for (var reference : places.references(request.question())) {
      switch (places.resolve(reference)) {
        case Resolution.Found place -> found.add(place(index, reference, place));
        case Resolution.Ambiguous(var several) -> {
          for (var place : several.subList(0, Math.min(MAX_PLACES, several.size()))) {
            found.add(place(index, reference, place));
          }
        }
        case Resolution.NotFound(var ignored, var existing, var certain) ->
            absent = certain ? ExistingPlaces.inWords(existing, request.question()) : absent;
        case Resolution.Counted(var count, var existing) ->
            found.add(
                new Retrieval.FoundPlace(
                    ExistingPlaces.inWords(existing, request.question()), List.of(), List.of()));
      }
    }
    return new Retrieval.Placed(
        request.document(),
        found.subList(0, Math.min(MAX_PLACES, found.size())),
        found.isEmpty() ? absent : "");
  }

  private static Retrieval.FoundPlace place(
      DocumentIndex index, PlaceReference reference, Resolution.Found place) throws IOException {
    var chunks =
        place.spans().stream()
            .flatMapToInt(span -> chunks(index, span))
            .distinct()
            .mapToObj(ordinal -> new ChunkId(index.document().id(), ordinal))
            .toList();
    return new Retrieval.FoundPlace(
        place.label(),
        chunks,
        isQuoted(reference, place.spans()) ? text(index, place.spans()) : List.of());
  }

  private static IntStream chunks(DocumentIndex index, Span span) {
    var last = Math.max(span.startChar(), span.endChar() - 1);
    return IntStream.rangeClosed(index.chunkAt(span.startChar()), index.chunkAt(last));
  }

  private static boolean isQuoted(PlaceReference reference, List<Span> spans) {
    return switch (reference.aspect()) {
      case TITLE -> true;
      case TEXT ->
          reference.target().unit().isPiece()
              || spans.stream().mapToInt(Span::length).sum() <= MAX_PLACE_CHARS;
      case BEGINNING, END, COUNT -> false;
    };
  }

  private static List<Evidence> text(DocumentIndex index, List<Span> spans) throws IOException {
    var text = new ArrayList<Evidence>();
    for (var span : spans.subList(0, Math.min(MAX_PLACES, spans.size()))) {
      if (span.length() == 0 || span.length() > MAX_TEXT_CHARS) {
        return List.of();
      }
      text.add(
          new Evidence(
              new ChunkId(index.document().id(), index.chunkAt(span.startChar())),
              index.document().name(),
              index.pageAt(span.startChar()),
              index.placeAt(span.startChar()),
              span,
              index.text(span)));
    }
    return text;
  }
}
