package dev.trawl.retrieval.source;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import dev.trawl.retrieval.document.FileBytes;
import dev.trawl.retrieval.document.Hash;
import dev.trawl.retrieval.document.RawDocument;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Downloads a document from an http or https URL. Thread-safe.
 *
 * <p>A URL that somebody else wrote must not give access to hosts that only this machine can reach
 * (server-side request forgery). The scheme is checked at each redirect. The resolver checks the IP
 * address, and the client connects only to the addresses that the resolver returns. This also
 * prevents DNS rebinding, in which a host name later resolves to an internal address. No cookies,
 * credentials or proxies are used.
 */
final class Download {
  private final FetchSettings settings;
  private final TimeLimit timeLimit;
  private final DnsResolver resolver;

  Download(FetchSettings settings, TimeLimit timeLimit) {
    this(
        settings,
        timeLimit,
        SystemDefaultDnsResolver.INSTANCE,
        address -> settings.allowPrivateNetworks() || PublicAddress.is(address));
  }

  Download(
      FetchSettings settings,
      TimeLimit timeLimit,
      DnsResolver names,
      Predicate<InetAddress> allowed) {
    this.settings = settings;
    this.timeLimit = timeLimit;
    this.resolver = new CheckedResolver(names, allowed);
  }

  RawDocument fetch(URI address) throws DocumentException {
    var running = new AtomicReference<HttpGet>();
    var name = DownloadName.withoutSecrets(address);
    var task =
        new TimeLimit.Task<RawDocument>(
            name,
            settings.timeout(),
            () -> get(address, running),
            reason -> {
              var request = running.get();
              if (request != null) {
                request.abort();
              }
            });
    try {
      return timeLimit.run(task, "trawl.fetch.timeout");
    } catch (ExecutionException e) {
      throw explain(name, e.getCause() == null ? e : e.getCause());
    }
  }

  private RawDocument get(URI start, AtomicReference<HttpGet> running)
      throws IOException, DocumentException {
    var address = start;
    try (var client = client()) {
      for (int redirects = 0; redirects <= settings.maxRedirects(); redirects++) {
        check(address);
        var request = new HttpGet(address);
        running.set(request);
        request.setHeader(HttpHeaders.USER_AGENT, "trawl");
        request.setHeader(HttpHeaders.ACCEPT, "*/*");
        var requested = address;
        var step = client.execute(request, response -> step(requested, response));
        if (step.document() != null) {
          return step.document();
        }
        address = step.next();
      }
    } catch (Rejected e) {
      throw e.exception;
    }
    throw new DocumentException(
        Reason.FORBIDDEN,
        "%s: redirects more often than trawl.fetch.max-redirects = %d allows"
            .formatted(DownloadName.withoutSecrets(start), settings.maxRedirects()));
  }

  /** The document, or the next URL to request. */
  private record Step(@Nullable RawDocument document, URI next) {}

  private Step step(URI requested, ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    var location = response.getFirstHeader(HttpHeaders.LOCATION);
    if (status >= 300 && status < 400 && location != null) {
      return new Step(null, redirected(requested, location.getValue()));
    }
    if (status != 200) {
      throw new Rejected(
          new DocumentException(
              status == 404 || status == 410 ? Reason.NOT_FOUND : Reason.UNREADABLE,
              "%s: the server responded with %d %s; check the URL"
                  .formatted(
                      DownloadName.withoutSecrets(requested), status, response.getReasonPhrase())));
    }
    return new Step(save(requested, response), requested);
  }

  private static URI redirected(URI requested, String location) throws Rejected {
    try {
      return requested.resolve(location.strip());
    } catch (IllegalArgumentException e) {
      throw new Rejected(
          new DocumentException(
              Reason.UNREADABLE,
              DownloadName.withoutSecrets(requested) + ": redirects to an invalid URL"));
    }
  }

  private void check(URI address) throws DocumentException {
    var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new DocumentException(
          Reason.FORBIDDEN,
          "%s: only http and https URLs can be opened"
              .formatted(DownloadName.withoutSecrets(address)));
    }
    if (address.getHost() == null) {
      throw new DocumentException(
          Reason.FORBIDDEN, DownloadName.withoutSecrets(address) + ": the URL has no host");
    }
    if (address.getRawUserInfo() != null) {
      throw new DocumentException(
          Reason.FORBIDDEN,
          DownloadName.withoutSecrets(address)
              + ": the URL contains a user name or password, which is never sent; remove it");
    }
  }

  private RawDocument save(URI requested, ClassicHttpResponse response) throws IOException {
    var file = Files.createTempFile("trawl-", ".download");
    try {
      try (var out = Files.newOutputStream(file)) {
        copy(requested, response, out);
      }
      return downloaded(DownloadName.of(requested, response), file);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static RawDocument downloaded(String name, Path file) throws IOException {
    long bytes = Files.size(file);
    if (bytes == 0) {
      throw new Rejected(
          new DocumentException(Reason.EMPTY, name + ": the server sent an empty response"));
    }
    Hash content;
    try (var in = Files.newInputStream(file)) {
      content = Hash.of(in);
    }
    return new FileBytes(content, name, bytes, file, Files.getLastModifiedTime(file), true);
  }

  private void copy(URI requested, ClassicHttpResponse response, OutputStream out)
      throws IOException {
    var entity = response.getEntity();
    if (entity == null) {
      return;
    }
    long bytes = 0;
    var buffer = new byte[1 << 16];
    try (var in = entity.getContent()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("stopped");
        }
        if (bytes > settings.maxBytes()) {
          throw new Rejected(
              DocumentException.overLimit(
                  DownloadName.withoutSecrets(requested) + ": sends more bytes",
                  "trawl.fetch.max-size",
                  settings.maxBytes()));
        }
        out.write(buffer, 0, read);
      }
    }
  }

  private CloseableHttpClient client() {
    var wait = Timeout.of(settings.timeout());
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(resolver)
            .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(wait).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                    .setSocketTimeout(wait)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .build();
  }

  private DocumentException explain(String name, Throwable cause) {
    return switch (cause) {
      case DocumentException known -> known;
      case Rejected rejected -> rejected.exception;
      case ForbiddenAddress e ->
          new DocumentException(
              Reason.FORBIDDEN,
              name
                  + ": leads to a private network; to allow this, set"
                  + " trawl.fetch.allow-private-networks = true in conf/application.conf",
              e);
      case ConnectTimeoutException e ->
          TimeLimit.tooSlow(name, "trawl.fetch.connect-timeout", settings.connectTimeout());
      case SocketTimeoutException e ->
          TimeLimit.tooSlow(name, "trawl.fetch.timeout", settings.timeout());
      case UnknownHostException e ->
          new DocumentException(Reason.NOT_FOUND, name + ": unknown host; check the URL", e);
      default ->
          new DocumentException(
              Reason.UNREADABLE,
              "%s: download failed (%s); check the URL and the network"
                  .formatted(name, cause.getClass().getSimpleName()),
              cause);
    };
  }

  /** Resolves a host name. Fails if any of its addresses is not allowed. */
  private record CheckedResolver(DnsResolver names, Predicate<InetAddress> allowed)
      implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      var addresses = names.resolve(host);
      for (var address : addresses) {
        if (!allowed.test(address)) {
          throw new ForbiddenAddress(host);
        }
      }
      return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  private static final class ForbiddenAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddress(String host) {
      super(host);
    }
  }

  /** Carries a {@link DocumentException} through the HTTP client, which only throws I/O errors. */
  private static final class Rejected extends IOException {
    private static final long serialVersionUID = 1L;
    private final DocumentException exception;

    Rejected(DocumentException exception) {
      super(exception.getMessage());
      this.exception = exception;
    }
  }
}
