package dev.trawl.http.documents;

import dev.trawl.actors.Trawl;
import dev.trawl.http.exchange.ApiException;
import dev.trawl.http.owners.Owner;
import dev.trawl.http.owners.Shelf;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.util.ByteString;

/**
 * Opens, finds and closes the documents of owners. The same content is opened only once, with a
 * name for each owner, and stays open until its last owner closes it. Thread-safe.
 */
public final class Documents {
  private final Trawl trawl;
  private final Uploads uploads;

  public Documents(Trawl trawl, Uploads uploads) {
    this.trawl = trawl;
    this.uploads = uploads;
  }

  /**
   * Stores {@code bytes} as {@code name}. The caller must then call {@link #open} or {@link
   * #release}.
   */
  public CompletionStage<Uploads.Upload> store(
      org.apache.pekko.stream.javadsl.Source<ByteString, ?> bytes, String name) {
    return uploads.store(bytes, name);
  }

  public CompletionStage<Boolean> release(Uploads.Upload upload) {
    return uploads.release(upload.content());
  }

  /** Opens a stored file. If this fails, the file is deleted. */
  public CompletionStage<Document> open(Owner owner, Uploads.Upload upload) {
    return open(owner, upload.source(), Optional.of(upload.content()), "file")
        .exceptionallyCompose(
            refused -> release(upload).thenCompose(gone -> CompletableFuture.failedStage(refused)));
  }

  /** Opens {@code source}. An error names {@code param} as the invalid parameter. */
  public CompletionStage<Document> open(Owner owner, Source source, String param) {
    return open(owner, source, Optional.empty(), param);
  }

  private CompletionStage<Document> open(
      Owner owner, Source source, Optional<String> upload, String param) {
    return trawl
        .open(List.of(source))
        .thenCompose(opened -> shelve(owner, firstDocument(opened, param), upload));
  }

  private static Document firstDocument(Asking.Opened opened, String param) {
    return opened.documents().stream()
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.unusable(
                    param,
                    opened.rejected().stream()
                        .map(Asking.Rejected::why)
                        .findFirst()
                        .orElse("The source contains no document.")));
  }

  private CompletionStage<Document> shelve(
      Owner owner, Document document, Optional<String> upload) {
    return switch (owner.shelf().add(new Shelf.Item(document, upload))) {
      case NEW -> CompletableFuture.completedStage(document);
      case ALREADY_OPEN ->
          release(document.id(), upload)
              .thenApply(gone -> owner.shelf().find(document.id()).orElse(document));
      case NO_ROOM ->
          release(document.id(), Optional.empty())
              .thenCompose(gone -> CompletableFuture.failedStage(noRoom(owner)));
    };
  }

  /** The stored files of {@code open}, keyed by {@link Shelf.Item#upload}. */
  public CompletionStage<Map<String, Uploads.StoredFile>> files(List<Shelf.Item> open) {
    return uploads.storedFiles(open.stream().flatMap(item -> item.upload().stream()).toList());
  }

  /**
   * Throws if {@code owner} may not open another document. Call this before the document is read.
   */
  public static void checkRoom(Owner owner) {
    if (owner.shelf().isFull()) {
      throw noRoom(owner);
    }
  }

  private static ApiException noRoom(Owner owner) {
    return ApiException.overQuota(
        String.format(
            Locale.ROOT,
            "This key may have at most %,d open documents with %,d characters in total."
                + " Delete one that you no longer need.",
            owner.allowance().maxDocuments(),
            owner.allowance().maxCharacters()));
  }

  /** The document with this id. Throws {@link ApiException} if {@code owner} does not have it. */
  public static Document find(Owner owner, String id) {
    return owner.shelf().find(id(id)).orElseThrow(() -> notOpen(id));
  }

  /** Closes a document for its owner. Throws {@link ApiException} if the owner does not have it. */
  public CompletionStage<Boolean> close(Owner owner, String id) {
    var item = owner.shelf().remove(id(id)).orElseThrow(() -> notOpen(id));
    return release(item.document().id(), item.upload());
  }

  private CompletionStage<Boolean> release(DocumentId document, Optional<String> upload) {
    return trawl
        .close(document)
        .thenCompose(
            closed ->
                upload.map(uploads::release).orElse(CompletableFuture.completedStage(closed)));
  }

  public static DocumentId id(String id) {
    try {
      return new DocumentId(id);
    } catch (IllegalArgumentException noId) {
      throw notOpen(id);
    }
  }

  public static ApiException notOpen(String id) {
    return ApiException.notFound(
        "documents", "No document %s is open. Upload it first.".formatted(id));
  }
}
