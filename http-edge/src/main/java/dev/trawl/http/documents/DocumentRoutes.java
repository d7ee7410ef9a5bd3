package dev.trawl.http.documents;

import static org.apache.pekko.http.javadsl.server.PathMatchers.integerSegment;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import dev.trawl.actors.Trawl;
import dev.trawl.http.DocumentsBody;
import dev.trawl.http.SuggestionsBody;
import dev.trawl.http.UrlBody;
import dev.trawl.http.exchange.ApiException;
import dev.trawl.http.exchange.Bodies;
import dev.trawl.http.exchange.Limits;
import dev.trawl.http.exchange.Reply;
import dev.trawl.http.owners.Owner;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.json.ChunkBody;
import dev.trawl.protocol.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Multipart;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.Location;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.Unmarshaller;
import org.apache.pekko.stream.javadsl.Sink;

/** {@code /v1/documents}. */
public final class DocumentRoutes extends AllDirectives {
  private static final String FILE = "file";

  private final Trawl trawl;
  private final Documents documents;
  private final Bodies bodies;
  private final Limits limits;

  public DocumentRoutes(Trawl trawl, Documents documents, Bodies bodies, Limits limits) {
    this.trawl = trawl;
    this.documents = documents;
    this.bodies = bodies;
    this.limits = limits;
  }

  /** The routes below {@code /v1/documents}, for {@code owner}. */
  public Route route(Owner owner) {
    return concat(
        pathEnd(
            () ->
                concat(
                    post(() -> handle(request -> open(owner, request))),
                    get(() -> complete(list(owner))))),
        path(
            segment(),
            id ->
                concat(
                    get(() -> complete(show(owner, id))),
                    delete(() -> handle(request -> close(owner, id))))),
        path(
            segment().slash("text"),
            id ->
                get(
                    () ->
                        parameterOptional(
                            "start",
                            start ->
                                parameterOptional(
                                    "end",
                                    end -> handle(request -> text(owner, id, start, end)))))),
        path(
            segment().slash("chunks").slash(integerSegment()),
            (id, chunk) -> get(() -> handle(request -> chunk(owner, id, chunk)))),
        path(
            segment().slash("suggestions"),
            id -> get(() -> handle(request -> suggestions(owner, id)))));
  }

  private CompletionStage<HttpResponse> open(Owner owner, HttpRequest request) {
    return (request.entity().getContentType().mediaType().isMultipart()
            ? upload(owner, request)
            : bodies.read(request, UrlBody.class).thenCompose(body -> fetch(owner, body)))
        .thenApply(DocumentRoutes::created);
  }

  /** Opens the document at a URL. */
  public CompletionStage<Document> fetch(Owner owner, UrlBody body) {
    Documents.checkRoom(owner);
    return documents.open(owner, new Source.Url(address(body)), "url");
  }

  /** Opens the uploaded file; the body is a multipart form. */
  public CompletionStage<Document> upload(Owner owner, HttpRequest request) {
    Documents.checkRoom(owner);
    return Unmarshaller.entityToMultipartFormData()
        .unmarshal(
            bodies.withIdleTimeout(request).entity().withSizeLimit(limits.maxUploadBytes()),
            system())
        .exceptionallyCompose(
            cause ->
                CompletableFuture.failedStage(
                    ApiException.malformed(
                        "The body is not a form with a file: " + cause.getMessage())))
        .thenCompose(this::file)
        .thenCompose(upload -> documents.open(owner, upload));
  }

  /**
   * Stores the first part with the name {@code file} and skips the other parts. If the form is
   * malformed, the stored file is deleted before the request is rejected.
   */
  private CompletionStage<Uploads.Upload> file(Multipart.FormData form) {
    var file = new FormFile();
    return form.getParts()
        .runFoldAsync(Done.getInstance(), (done, part) -> read(part, file), system())
        .thenCompose(done -> file.stored.orElseThrow(DocumentRoutes::noFile))
        .exceptionallyCompose(
            broken ->
                deleted(file.stored).thenCompose(done -> CompletableFuture.failedStage(broken)));
  }

  /** The file of a form; empty until its part arrives. Parts are read one after another. */
  private static final class FormFile {
    private volatile Optional<CompletionStage<Uploads.Upload>> stored = Optional.empty();
  }

  private static ApiException noFile() {
    return ApiException.invalid(FILE, "The form has no part named \"file\".");
  }

  private CompletionStage<Done> read(Multipart.FormData.BodyPart part, FormFile file) {
    var bytes = part.getEntity().getDataBytes();
    if (file.stored.isPresent() || !part.getName().equals(FILE)) {
      return bytes.runWith(Sink.ignore(), system());
    }
    var stored = documents.store(bytes, UploadName.of(part.getFilename()));
    file.stored = Optional.of(stored);
    return stored.thenApply(upload -> Done.getInstance());
  }

  /** Completes when the file is deleted, or immediately if it was never stored. */
  private CompletionStage<Done> deleted(Optional<CompletionStage<Uploads.Upload>> file) {
    return file.map(
            stored ->
                stored
                    .thenCompose(documents::release)
                    .handle((deleted, notStored) -> Done.getInstance()))
        .orElseGet(() -> CompletableFuture.completedStage(Done.getInstance()));
  }

  private static URI address(UrlBody body) {
    try {
      var uri = new URI(body.url().orElse(""));
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException wrong) {
      // Handled like any other invalid address.
    }
    throw ApiException.invalid("url", "\"url\" must be an http or https address.");
  }

  private static HttpResponse created(Document document) {
    return Reply.json(StatusCodes.CREATED, Json.document(document))
        .addHeader(Location.create("/v1/documents/" + document.id()));
  }

  private static HttpResponse list(Owner owner) {
    return Reply.json(
        StatusCodes.OK,
        new DocumentsBody(owner.shelf().documents().stream().map(Json::document).toList()));
  }

  private static HttpResponse show(Owner owner, String id) {
    return Reply.json(StatusCodes.OK, Json.document(Documents.find(owner, id)));
  }

  private CompletionStage<HttpResponse> close(Owner owner, String id) {
    return documents
        .close(owner, id)
        .thenApply(closed -> HttpResponse.create().withStatus(StatusCodes.NO_CONTENT));
  }

  private CompletionStage<HttpResponse> text(
      Owner owner, String id, Optional<String> start, Optional<String> end) {
    var document = Documents.find(owner, id);
    var maxLength = limits.maxTextCharacters();
    var span =
        TextPiece.of(document, offset("start", start), offset("end", end), maxLength, maxLength);
    return trawl
        .slice(document.id(), span)
        .thenApply(slice -> slice.orElseThrow(() -> Documents.notOpen(id)))
        .thenApply(slice -> Reply.json(StatusCodes.OK, TextPiece.body(slice)));
  }

  private static OptionalInt offset(String param, Optional<String> value) {
    try {
      return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value.get()));
    } catch (NumberFormatException wrong) {
      throw ApiException.invalid(
          param,
          "%s must be 0 or a larger whole number, not %s".formatted(param, value.orElse("")));
    }
  }

  /** The position of a chunk in the text. */
  private CompletionStage<HttpResponse> chunk(Owner owner, String id, int ordinal) {
    var document = Documents.find(owner, id);
    if (ordinal >= document.chunks()) {
      throw ApiException.notFound(
          "chunk", "The document has chunks 0 to %d.".formatted(document.chunks() - 1));
    }
    return trawl
        .chunk(document.id(), ordinal)
        .thenApply(chunk -> chunk.orElseThrow(() -> Documents.notOpen(id)))
        .thenApply(
            chunk ->
                Reply.json(
                    StatusCodes.OK,
                    new ChunkBody(id, ordinal, chunk.page(), chunk.startChar(), chunk.endChar())));
  }

  private CompletionStage<HttpResponse> suggestions(Owner owner, String id) {
    return trawl
        .suggestions(Documents.find(owner, id).id())
        .thenApply(suggestions -> suggestions.orElseThrow(() -> Documents.notOpen(id)))
        .thenApply(suggestions -> Reply.json(StatusCodes.OK, new SuggestionsBody(id, suggestions)));
  }

  private ActorSystem<?> system() {
    return trawl.system();
  }
}
