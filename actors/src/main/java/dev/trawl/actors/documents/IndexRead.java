package dev.trawl.actors.documents;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Span;
import dev.trawl.retrieval.index.DocumentIndex;
import java.io.IOException;
import java.util.ArrayList;

/** Answers a request from an index. Blocks. */
final class IndexRead {
  private IndexRead() {}

  static Retrieval.Outcome of(DocumentIndex index, Retrieval.Request request) throws IOException {
    return switch (request) {
      case Retrieval.Count(var id, var query, var replyTo) ->
          new Retrieval.Counted(id, index.count(query));
      case Retrieval.Search(var id, var query, var statistics, var limit, var replyTo) ->
          new Retrieval.Found(id, index.search(query, statistics, limit));
      case Retrieval.Fetch fetch -> text(index, fetch);
      case Retrieval.Slice(var id, var span, var replyTo) ->
          new Retrieval.Sliced(
              id,
              span,
              index.text(span),
              index.pageAt(span.startChar()),
              PageStarts.within(span, index::pageAt));
      case Retrieval.Suggest(var id, var replyTo) ->
          new Retrieval.Suggested(id, index.suggestions());
      case Retrieval.Locate(var id, var page, var replyTo) ->
          new Retrieval.Located(id, page, index.page(page));
      case Retrieval.Place place -> PlaceRead.of(index, place);
    };
  }

  private static Retrieval.Text text(DocumentIndex index, Retrieval.Fetch fetch)
      throws IOException {
    var chunks = new ArrayList<Chunk>();
    var pages = new ArrayList<Retrieval.PageStart>();
    var places = new ArrayList<Retrieval.PlaceStart>();
    var sections = new ArrayList<Retrieval.SectionStart>();
    for (var ordinal : fetch.ordinals()) {
      var chunk = index.chunk(ordinal);
      chunks.add(chunk);
      pages.addAll(PageStarts.within(new Span(chunk.startChar(), chunk.endChar()), index::pageAt));
      sections.addAll(index.sectionStarts(ordinal));
      places.addAll(index.placeStarts(ordinal));
    }
    return new Retrieval.Text(fetch.document(), chunks, pages, sections, places);
  }
}
