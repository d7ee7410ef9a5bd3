package dev.trawl.http.openai;

import static java.util.Comparator.comparing;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import dev.trawl.http.documents.DocumentRoutes;
import dev.trawl.http.documents.Documents;
import dev.trawl.http.documents.Uploads;
import dev.trawl.http.exchange.ApiException;
import dev.trawl.http.exchange.Reply;
import dev.trawl.http.owners.Owner;
import dev.trawl.http.owners.Shelf;
import dev.trawl.protocol.Document;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.javadsl.FileIO;

/**
 * {@code /v1/files} of OpenAI's API. Its files are the documents that were uploaded here or at
 * {@code /v1/documents}.
 */
public final class FileRoutes extends AllDirectives {
  /** The default and maximum number of files on one page, as in OpenAI's API. */
  private static final int MAX_FILES = 10_000;

  private final DocumentRoutes routes;
  private final Documents documents;

  public FileRoutes(DocumentRoutes routes, Documents documents) {
    this.routes = routes;
    this.documents = documents;
  }

  /** The routes below {@code /v1/files}, for {@code owner}. */
  public Route route(Owner owner) {
    return concat(
        pathEnd(
            () ->
                concat(
                    post(() -> handle(request -> create(owner, request))),
                    get(() -> handle(request -> list(owner, request))))),
        path(
            segment(),
            id ->
                concat(
                    get(() -> handle(request -> show(owner, id))),
                    delete(() -> handle(request -> deleteFile(owner, id))))),
        path(segment().slash("content"), id -> get(() -> handle(request -> content(owner, id)))));
  }

  /** An open document and its file. */
  private record Stored(Document document, Uploads.StoredFile file) {
    FileBody body() {
      return FileBody.of(document, file.bytes(), file.storedAt());
    }
  }

  private CompletionStage<HttpResponse> create(Owner owner, HttpRequest request) {
    return routes
        .upload(owner, request)
        .thenCompose(document -> find(owner, document.id().sha256()))
        .thenApply(stored -> Reply.json(StatusCodes.OK, stored.body()));
  }

  private CompletionStage<HttpResponse> list(Owner owner, HttpRequest request) {
    var query = request.getUri().query();
    var limit = query.get("limit").map(FileRoutes::limit).orElse(MAX_FILES);
    var isAscending = query.get("order").map(FileRoutes::isAscending).orElse(false);
    var newestFirst = comparing(FileBody::createdAt).reversed().thenComparing(FileBody::id);
    return stored(owner.shelf().uploads())
        .thenApply(
            stored ->
                stored.stream()
                    .map(Stored::body)
                    .filter(
                        file -> query.get("purpose").orElse(file.purpose()).equals(file.purpose()))
                    .sorted(isAscending ? newestFirst.reversed() : newestFirst)
                    .toList())
        .thenApply(files -> FilesBody.page(files, query.get("after"), limit))
        .thenApply(page -> Reply.json(StatusCodes.OK, page));
  }

  private static int limit(String text) {
    try {
      var limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_FILES) {
        return limit;
      }
    } catch (NumberFormatException wrong) {
      // Handled like any other invalid number.
    }
    throw ApiException.invalid("limit", "limit must be 1 to %d.".formatted(MAX_FILES));
  }

  private static boolean isAscending(String order) {
    return switch (order) {
      case "asc" -> true;
      case "desc" -> false;
      default -> throw ApiException.invalid("order", "order must be asc or desc.");
    };
  }

  private CompletionStage<HttpResponse> show(Owner owner, String id) {
    return find(owner, id).thenApply(stored -> Reply.json(StatusCodes.OK, stored.body()));
  }

  /**
   * The content is always sent as a download, because an uploaded web page must not run with this
   * server's origin.
   */
  private CompletionStage<HttpResponse> content(Owner owner, String id) {
    return find(owner, id)
        .thenApply(
            stored ->
                HttpResponse.create()
                    .addHeader(RawHeader.create("Content-Disposition", "attachment"))
                    .addHeader(RawHeader.create("X-Content-Type-Options", "nosniff"))
                    .withEntity(
                        HttpEntities.create(
                            ContentTypes.APPLICATION_OCTET_STREAM,
                            stored.file().bytes(),
                            FileIO.fromPath(stored.file().path()))));
  }

  private CompletionStage<HttpResponse> deleteFile(Owner owner, String id) {
    return find(owner, id)
        .thenCompose(stored -> documents.close(owner, id))
        .thenApply(closed -> Reply.json(StatusCodes.OK, FileBody.Deleted.of(id)));
  }

  private CompletionStage<Stored> find(Owner owner, String id) {
    var document = Documents.find(owner, id);
    return stored(
            owner.shelf().uploads().stream()
                .filter(item -> item.document().equals(document))
                .toList())
        .thenApply(
            stored ->
                stored.stream()
                    .findFirst()
                    .orElseThrow(
                        () ->
                            ApiException.notFound(
                                "file_id",
                                "Document %s was not uploaded, so it has no file.".formatted(id))));
  }

  private CompletionStage<List<Stored>> stored(List<Shelf.Item> open) {
    return documents
        .files(open)
        .thenApply(
            files ->
                open.stream()
                    .flatMap(
                        item ->
                            item.upload().map(files::get).stream()
                                .map(file -> new Stored(item.document(), file)))
                    .toList());
  }
}
