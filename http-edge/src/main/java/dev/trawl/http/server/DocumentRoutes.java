package dev.trawl.http.server;

import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import dev.trawl.actors.Trawl;
import dev.trawl.http.DocumentsBody;
import dev.trawl.http.Json;
import dev.trawl.http.TextBody;
import dev.trawl.http.UrlBody;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
  private final Uploads uploads;
  private final Bodies bodies;
  private final EdgeSettings.Limits limits;

  DocumentRoutes(Trawl trawl, Uploads uploads, Bodies bodies, EdgeSettings.Limits limits) {
    this.trawl = trawl;
    this.uploads = uploads;
    this.bodies = bodies;
    this.limits = limits;
  }

  /** Below {@code /v1/documents}. */
  Route route() {
    return concat(
        pathEnd(() -> concat(post(() -> handle(this::open)), get(() -> handle(all -> list())))),
        path(
            segment(),
            id ->
                concat(
                    get(() -> handle(request -> show(id))),
                    delete(() -> handle(request -> close(id))))),
        path(
            segment().slash("text"),
            id ->
                get(
                    () ->
                        parameterOptional(
                            "start",
                            start ->
                                parameterOptional(
                                    "end", end -> handle(request -> text(id, start, end)))))));
  }

  private CompletionStage<HttpResponse> open(HttpRequest request) {
    return request.entity().getContentType().mediaType().isMultipart()
        ? upload(request)
        : bodies
            .read(request, UrlBody.class)
            .thenCompose(body -> trawl.open(List.of(new Source.Url(address(body)))))
            .thenApply(opened -> opened(opened, "url"));
  }

  private CompletionStage<HttpResponse> upload(HttpRequest request) {
    return Unmarshaller.entityToMultipartFormData()
        .unmarshal(request.entity().withSizeLimit(limits.maxUploadBytes()), system())
        .exceptionallyCompose(
            cause ->
                CompletableFuture.failedStage(
                    ApiException.malformed("This is no form with a file: " + cause.getMessage())))
        .thenCompose(
            form ->
                form.getParts()
                    .runFoldAsync(Optional.<Uploads.Upload>empty(), this::keep, system()))
        .thenCompose(
            file ->
                open(
                    file.orElseThrow(
                        () -> ApiException.invalid(FILE, "The form has no part \"file\"."))));
  }

  /** The first part that is the file; others are read past. */
  private CompletionStage<Optional<Uploads.Upload>> keep(
      Optional<Uploads.Upload> found, Multipart.FormData.BodyPart part) {
    var bytes = part.getEntity().getDataBytes();
    return found.isPresent() || !part.getName().equals(FILE)
        ? bytes.runWith(Sink.ignore(), system()).thenApply(done -> found)
        : uploads.keep(bytes, UploadName.of(part.getFilename())).thenApply(Optional::of);
  }

  private CompletionStage<HttpResponse> open(Uploads.Upload upload) {
    return trawl
        .open(List.of(upload.source()))
        .thenCompose(
            opened ->
                opened.documents().isEmpty()
                    ? uploads.forget(upload.document()).thenApply(removed -> opened(opened, FILE))
                    : CompletableFuture.completedStage(opened(opened, FILE)));
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

  private static HttpResponse opened(Asking.Opened opened, String param) {
    if (opened.documents().isEmpty()) {
      throw ApiException.unusable(
          param,
          opened.rejected().stream()
              .map(Asking.Rejected::why)
              .findFirst()
              .orElse("No document is there."));
    }
    var document = opened.documents().getFirst();
    return Reply.json(StatusCodes.CREATED, Json.document(document))
        .addHeader(Location.create("/v1/documents/" + document.id()));
  }

  private CompletionStage<HttpResponse> list() {
    return trawl
        .documents()
        .thenApply(
            open ->
                Reply.json(
                    StatusCodes.OK, new DocumentsBody(open.stream().map(Json::document).toList())));
  }

  private CompletionStage<HttpResponse> show(String id) {
    return find(id).thenApply(document -> Reply.json(StatusCodes.OK, Json.document(document)));
  }

  private CompletionStage<Document> find(String id) {
    var wanted = Questions.document(id);
    return trawl
        .documents()
        .thenApply(
            open ->
                open.stream()
                    .filter(document -> document.id().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> Questions.notOpen(id)));
  }

  private CompletionStage<HttpResponse> close(String id) {
    var document = Questions.document(id);
    return trawl
        .close(document)
        .thenCompose(
            wasOpen -> {
              if (!wasOpen) {
                throw Questions.notOpen(id);
              }
              return uploads.forget(document);
            })
        .thenApply(removed -> HttpResponse.create().withStatus(StatusCodes.NO_CONTENT));
  }

  private CompletionStage<HttpResponse> text(
      String id, Optional<String> start, Optional<String> end) {
    return find(id)
        .thenCompose(
            document -> {
              var span = span(document, start, end);
              return trawl
                  .text(document.id(), span)
                  .thenApply(text -> text.orElseThrow(() -> Questions.notOpen(id)))
                  .thenApply(text -> Reply.json(StatusCodes.OK, whole(id, span, text)));
            });
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
  private static TextBody whole(String id, Span span, String text) {
    var from = !text.isEmpty() && Character.isLowSurrogate(text.charAt(0)) ? 1 : 0;
    var isHalf = text.length() > from && Character.isHighSurrogate(text.charAt(text.length() - 1));
    var to = text.length() - (isHalf ? 1 : 0);
    return new TextBody(
        id, span.startChar() + from, span.startChar() + to, text.substring(from, to));
  }

  private ActorSystem<?> system() {
    return trawl.system();
  }
}
