package dev.trawl.actors;

import dev.trawl.actors.documents.RetrievalException;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Span;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The methods of {@link Trawl} that open, read and search documents. */
abstract sealed class TrawlDocuments permits TrawlModels {
  private final DocumentAccess documents;
  private final OpenCalls calls;

  TrawlDocuments(DocumentAccess documents, OpenCalls calls) {
    this.documents = documents;
    this.calls = calls;
  }

  /**
   * Opens {@code sources}, a few at a time. Completes when each source is open or rejected. A
   * document stays open until it has been closed as often as it was opened. The result uses the
   * names of these sources, even for a document that was already open under another name.
   */
  public CompletionStage<Asking.Opened> open(List<Source> sources) {
    return calls.call(() -> documents.open(sources));
  }

  /** The open documents, in the order in which they were opened. */
  public CompletionStage<List<Document>> documents() {
    return calls.call(documents::openDocuments);
  }

  /**
   * Closes a document once. A document that was opened several times stays open until it has been
   * closed as often; then the runs that read it continue without it.
   *
   * @return true if the document was open
   */
  public CompletionStage<Boolean> close(DocumentId document) {
    return calls.call(() -> documents.close(document));
  }

  /**
   * The extracted text of {@code span} of an open document.
   *
   * @param span in UTF-16 units, within the document's characters
   * @return empty if the document is not open; fails with {@link IllegalArgumentException} if the
   *     span is not within the document, and with {@link RetrievalException} if the document cannot
   *     be read
   */
  public CompletionStage<Optional<String>> text(DocumentId document, Span span) {
    return slice(document, span).thenApply(slice -> slice.map(Retrieval.Sliced::text));
  }

  /** Like {@link #text}, with the pages that contain the text. */
  public CompletionStage<Optional<Retrieval.Sliced>> slice(DocumentId document, Span span) {
    return calls.call(() -> documents.slice(document, span));
  }

  /**
   * A chunk of an open document.
   *
   * @param ordinal from 0 to the document's number of chunks, exclusive
   * @return empty if the document is not open; fails as {@link #text} does
   */
  public CompletionStage<Optional<Chunk>> chunk(DocumentId document, int ordinal) {
    return calls.call(() -> documents.chunk(document, ordinal));
  }

  /**
   * Questions that an open document can answer, made from its headings and names without a model.
   * The list may be empty.
   *
   * @return empty if the document is not open; fails as {@link #text} does
   */
  public CompletionStage<Optional<List<String>>> suggestions(DocumentId document) {
    return calls.call(() -> documents.suggestions(document));
  }

  /**
   * The span of a page in the text of an open document; an empty span if the page has no text.
   *
   * @param page from 1 to the document's number of pages
   * @return empty if the document is not open; fails as {@link #text} does
   */
  public CompletionStage<Optional<Span>> page(DocumentId document, int page) {
    return calls.call(() -> documents.page(document, page));
  }

  /** Like the next method, without a limit on tokens. */
  public CompletionStage<SearchResult> search(
      String query, List<DocumentId> documents, int maxChunks) {
    return search(query, documents, maxChunks, Integer.MAX_VALUE);
  }

  /**
   * Finds the chunks that best match the words of {@code query}, in all {@code documents} together,
   * without calling a model.
   *
   * @param documents the documents to search; those that are not open are ignored
   * @param maxChunks maximum number of chunks, at least 1
   * @param maxTokens maximum number of tokens of all chunks together, at least 1, counted with
   *     {@code trawl.chunks.vocabulary}; a chunk that would exceed this number is skipped
   * @return fails with {@link IllegalArgumentException} if a limit is below 1
   */
  public CompletionStage<SearchResult> search(
      String query, List<DocumentId> documents, int maxChunks, int maxTokens) {
    return calls.call(() -> this.documents.search(query, documents, maxChunks, maxTokens));
  }
}
