package dev.trawl.retrieval.source;

import dev.trawl.protocol.Source;
import dev.trawl.retrieval.format.Format;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * The name of a download. It is taken from the Content-Disposition header (RFC 6266), or from the
 * path of the URL if there is no such header.
 */
final class DownloadName {
  private static final Pattern EXTENDED =
      Pattern.compile("filename\\*\\s*=\\s*([A-Za-z0-9-]+)'[^']*'([^;\\s]+)");
  private static final Pattern PLAIN =
      Pattern.compile("filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");

  private static final Map<String, String> EXTENSIONS =
      Map.of("text/html", ".html", "text/markdown", ".md", "text/csv", ".csv");

  private static final int MAX_CHARS = 120;

  private DownloadName() {}

  /** The URL without its secret parts: user name, password, query and fragment. */
  static String withoutSecrets(URI address) {
    return new Source.Url(address).name();
  }

  static String of(URI address, ClassicHttpResponse response) {
    var header = response.getFirstHeader("Content-Disposition");
    var fromHeader = header == null ? Optional.<String>empty() : fromHeader(header.getValue());
    return fromHeader
        .map(DownloadName::lastPart)
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> fromPath(address, response));
  }

  private static Optional<String> fromHeader(String disposition) {
    var extended = EXTENDED.matcher(disposition);
    if (extended.find() && Charset.isSupported(extended.group(1))) {
      return Optional.of(decoded(extended.group(2), Charset.forName(extended.group(1))));
    }
    var plain = PLAIN.matcher(disposition);
    return plain.find() ? Optional.of(quotedOrPlain(plain)) : Optional.empty();
  }

  private static String quotedOrPlain(Matcher plain) {
    return plain.group(1) != null ? plain.group(1) : plain.group(2);
  }

  private static String fromPath(URI address, ClassicHttpResponse response) {
    var path = address.getRawPath() == null ? "" : address.getRawPath();
    var name = lastPart(decoded(path.replace("+", "%2B"), StandardCharsets.UTF_8));
    if (name.isEmpty()) {
      name = String.valueOf(address.getHost());
    }
    var type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
    var mediaType = type == null ? "" : type.getValue().split(";", 2)[0].strip();
    return Format.named(name).isPresent() ? name : name + EXTENSIONS.getOrDefault(mediaType, "");
  }

  private static String decoded(String encoded, Charset charset) {
    try {
      return URLDecoder.decode(encoded, charset);
    } catch (IllegalArgumentException e) {
      // It is not percent-encoded, so it is used unchanged.
      return encoded;
    }
  }

  /** The part after the last separator, so that the name is never a path. */
  private static String lastPart(String name) {
    var part = name.replaceAll("\\p{Cntrl}", "").replaceAll("^.*[/\\\\]", "").strip();
    return part.length() <= MAX_CHARS ? part : part.substring(part.length() - MAX_CHARS);
  }
}
