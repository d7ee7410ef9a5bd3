package dev.trawl.http.server;

import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * Serves the files of the web page, which are read only once. They contain no secrets, so no key is
 * needed for them. If the API needs a key, the page asks the user for it.
 */
final class PageRoutes extends AllDirectives {
  private static final String INDEX = "index.html";
  private static final List<String> FILES =
      List.of(
          INDEX,
          "icon.svg",
          "style.css",
          "main.js",
          "answer.js",
          "api.js",
          "composer.js",
          "conversation.js",
          "documents.js",
          "dom.js",
          "export.js",
          "history.js",
          "look.js",
          "map.js",
          "markdown.js",
          "reader.js",
          "run.js",
          "store.js",
          "strings.js");

  /** Allows the browser to run only our own scripts and to connect only to this server. */
  private static final List<HttpHeader> SECURITY_HEADERS =
      List.of(
          RawHeader.create(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                  + "img-src 'self' data:; base-uri 'none'; form-action 'none'; "
                  + "frame-ancestors 'none'"),
          RawHeader.create("X-Content-Type-Options", "nosniff"),
          RawHeader.create("Referrer-Policy", "no-referrer"),
          RawHeader.create("Cache-Control", "no-cache"));

  private final Map<String, File> files =
      FILES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), File::read));

  private record File(ContentType type, byte[] bytes, String tag) {
    static File read(String name) {
      var path = "/dev/trawl/http/page/" + name;
      try (var in = Objects.requireNonNull(File.class.getResourceAsStream(path), path)) {
        var bytes = in.readAllBytes();
        return new File(type(name), bytes, tag(bytes));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static ContentType type(String name) {
      return switch (name.substring(name.lastIndexOf('.') + 1)) {
        case "html" -> ContentTypes.TEXT_HTML_UTF8;
        case "css" -> ContentTypes.parse("text/css; charset=UTF-8");
        case "js" -> ContentTypes.parse("text/javascript; charset=UTF-8");
        case "svg" -> MediaTypes.IMAGE_SVG_XML.toContentType();
        default -> throw new IllegalArgumentException(name);
      };
    }

    private static String tag(byte[] bytes) {
      try {
        var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        return "\"%s\"".formatted(HexFormat.of().formatHex(hash, 0, 12));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  Route route() {
    return concat(
        pathSingleSlash(() -> get(() -> file(INDEX))),
        pathPrefix("page", () -> path(segment(), name -> get(() -> file(name)))));
  }

  private Route file(String name) {
    var file = files.get(name);
    return file == null
        ? reject()
        : extractRequest(request -> complete(reply(request, file).addHeaders(SECURITY_HEADERS)));
  }

  private static HttpResponse reply(HttpRequest request, File file) {
    var reply = HttpResponse.create().addHeader(RawHeader.create("ETag", file.tag()));
    return isCached(request, file.tag())
        ? reply.withStatus(StatusCodes.NOT_MODIFIED)
        : reply.withEntity(HttpEntities.create(file.type(), file.bytes()));
  }

  private static boolean isCached(HttpRequest request, String tag) {
    return request
        .getHeader("If-None-Match")
        .map(header -> header.value())
        .filter(tags -> tags.contains(tag))
        .isPresent();
  }
}
