package dev.trawl.http.server;

import static org.apache.pekko.http.javadsl.server.PathMatchers.integerSegment;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import dev.trawl.actors.Trawl;
import dev.trawl.http.ChunkBody;
import dev.trawl.http.DocumentsBody;
import dev.trawl.http.Json;
import dev.trawl.http.SuggestionsBody;
import dev.trawl.http.TextBody;
import dev.trawl.http.UrlBody;
import dev.trawl.http.owners.Owner;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
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
final class DocumentRoutes extends AllDirectives {
  private static final String FILE = "file";

  private final Trawl trawl;
  private final Documents documents;
  private final Bodies bodies;
  private final EdgeSettings.Limits limits;

  DocumentRoutes(Trawl trawl, Documents documents, Bodies bodies, EdgeSettings.Limits limits) {
    this.trawl = trawl;
    this.documents = documents;
    this.bodies = bodies;
    this.limits = limits;
  }

  /** Below {@code /v1/documents}, for {@code owner}. */
  Route route(Owner owner) {
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
    Documents.checkRoom(owner);
    return request.entity().getContentType().mediaType().isMultipart()
        ? upload(owner, request).thenApply(DocumentRoutes::opened)
        : bodies
            .read(request, UrlBody.class)
            .thenCompose(body -> documents.open(owner, new Source.Url(address(body)), "url"))
            .thenApply(DocumentRoutes::opened);
  }

  private CompletionStage<Document> upload(Owner owner, HttpRequest request) {
    return Unmarshaller.entityToMultipartFormData()
        .unmarshal(
            bodies.withoutSilence(request).entity().withSizeLimit(limits.maxUploadBytes()),
            system())
        .exceptionallyCompose(
            cause ->
                CompletableFuture.failedStage(
                    ApiException.malformed("This is no form with a file: " + cause.getMessage())))
        .thenCompose(this::file)
        .thenCompose(upload -> documents.open(owner, upload));
  }

  /** The first part that is the file; others are read past. Of a broken form nothing is kept. */
  private CompletionStage<Uploads.Upload> file(Multipart.FormData form) {
    var file = new CompletableFuture<Uploads.Upload>();
    return form.getParts()
        .runFoldAsync(Done.getInstance(), (done, part) -> read(part, file), system())
        .whenComplete((done, broken) -> file.completeExceptionally(noFile()))
        .exceptionallyCompose(
            broken ->
                file.thenCompose(upload -> documents.forget(upload))
                    .handle((forgotten, none) -> broken)
                    .thenCompose(CompletableFuture::failedStage))
        .thenCompose(done -> file);
  }

  private static ApiException noFile() {
    return ApiException.invalid(FILE, "The form has no part \"file\".");
  }

  private CompletionStage<Done> read(
      Multipart.FormData.BodyPart part, CompletableFuture<Uploads.Upload> file) {
    var bytes = part.getEntity().getDataBytes();
    return file.isDone() || !part.getName().equals(FILE)
        ? bytes.runWith(Sink.ignore(), system())
        : documents
            .keep(bytes, UploadName.of(part.getFilename()))
            .thenApply(
                upload -> {
                  file.complete(upload);
                  return Done.getInstance();
                });
  }

  private static URI address(UrlBody body) {
    try {
      var uri = new URI(body.url().orElse(""));
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException wrong) {
      // As any other that is no address.
    }
    throw ApiException.invalid("url", "Give an http or https address in \"url\".");
  }

  private static HttpResponse opened(Document document) {
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
    return trawl
        .slice(document.id(), span(document, start, end))
        .thenApply(slice -> slice.orElseThrow(() -> Questions.notOpen(id)))
        .thenApply(slice -> Reply.json(StatusCodes.OK, whole(slice)));
  }

  private Span span(Document document, Optional<String> start, Optional<String> end) {
    var from = start.map(value -> offset("start", value)).orElse(0);
    if (from > document.characters()) {
      throw ApiException.invalid(
          "start", "The text ends at %d, before start.".formatted(document.characters()));
    }
    var most = limits.maxTextCharacters();
    var to =
        Math.min(
            document.characters(),
            end.map(value -> offset("end", value))
                .orElse((int) Math.min(Integer.MAX_VALUE, (long) from + most)));
    if (to < from) {
      throw ApiException.invalid("end", "end lies before start.");
    }
    if (to - from > most) {
      throw ApiException.invalid(
          "end", "At most %d characters at a time: ask for the rest later.".formatted(most));
    }
    return new Span(from, to);
  }

  private static int offset(String param, String value) {
    try {
      var offset = Integer.parseInt(value);
      if (offset >= 0) {
        return offset;
      }
    } catch (NumberFormatException wrong) {
      // As any other that is none.
    }
    throw ApiException.invalid(param, "%s is no offset from 0: %s".formatted(param, value));
  }

  /** Without the half of a character at either end, which no UTF-8 can hold. */
  private static TextBody whole(Retrieval.Sliced slice) {
    var text = slice.text();
    var from = !text.isEmpty() && Character.isLowSurrogate(text.charAt(0)) ? 1 : 0;
    var isHalf = text.length() > from && Character.isHighSurrogate(text.charAt(text.length() - 1));
    var to = text.length() - (isHalf ? 1 : 0);
    var start = slice.span().startChar();
    return new TextBody(
        slice.document().sha256(),
        start + from,
        start + to,
        text.substring(from, to),
        slice.page(),
        slice.pageStarts().stream()
            .map(page -> new TextBody.PageBody(page.page(), page.startChar()))
            .toList());
  }

  /** Where a chunk stands. */
  private CompletionStage<HttpResponse> chunk(Owner owner, String id, int ordinal) {
    var document = Documents.find(owner, id);
    if (ordinal >= document.chunks()) {
      throw ApiException.notFound(
          "chunk", "The document has chunks 0 to %d.".formatted(document.chunks() - 1));
    }
    return trawl
        .chunk(document.id(), ordinal)
        .thenApply(chunk -> chunk.orElseThrow(() -> Questions.notOpen(id)))
        .thenApply(
            chunk ->
                Reply.json(
                    StatusCodes.OK,
                    new ChunkBody(id, ordinal, chunk.page(), chunk.startChar(), chunk.endChar())));
  }

  private CompletionStage<HttpResponse> suggestions(Owner owner, String id) {
    return trawl
        .suggestions(Documents.find(owner, id).id())
        .thenApply(suggestions -> suggestions.orElseThrow(() -> Questions.notOpen(id)))
        .thenApply(suggestions -> Reply.json(StatusCodes.OK, new SuggestionsBody(id, suggestions)));
  }

  private ActorSystem<?> system() {
    return trawl.system();
  }
}
