package dev.trawl.actors.openai;

import dev.trawl.actors.openai.Exchange.Body;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests to the two addresses of a server's API that trawl uses. */
final class ChatApi {
  /** The model lists of large providers are half a megabyte in size. */
  private static final int MOST_LIST_BYTES = 8 * 1024 * 1024;

  /** JSON has no charset parameter (RFC 8259, section 11). */
  private static final ContentType JSON = ContentType.create("application/json");

  /** Loggers of the HTTP library that would log every header, including the key. */
  private static final List<String> HEADER_LOGGERS =
      List.of("org.apache.hc.client5.http.headers", "org.apache.hc.client5.http.wire");

  private final Server server;
  private final Http http;
  private final Failures failures;
  private final URI chat;
  private final URI models;
  private final String authorization;

  /**
   * @throws IllegalArgumentException if the url or key cannot be used
   */
  ChatApi(Server server, Http http, Failures failures) {
    this.server = server;
    this.http = http;
    this.failures = failures;
    chat = address("/chat/completions");
    models = address("/models");
    authorization = server.key().map(key -> "Bearer " + sendable(key)).orElse("");
  }

  private URI address(String path) {
    var url = server.url();
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          server.setting() + ": the url must look like http://HOST/v1 or https://HOST/v1");
    }
    var base = url.getRawPath().replaceFirst("/+$", "");
    var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return URI.create(url.getScheme() + "://" + url.getRawAuthority() + base + path + query);
  }

  /** Checked here, because the client would show the key in its error or its log. */
  private String sendable(Secret key) {
    if (!key.value().chars().allMatch(letter -> letter > ' ' && letter < 127)) {
      throw new IllegalArgumentException(
          server.setting()
              + ": the key contains a space, a line break or another character that no key has");
    }
    if (HEADER_LOGGERS.stream().map(LoggerFactory::getLogger).anyMatch(Logger::isDebugEnabled)) {
      throw new IllegalArgumentException(
          "%s: the key would be logged, because %s is at level DEBUG: set it to INFO"
              .formatted(server.setting(), String.join(" or ", HEADER_LOGGERS)));
    }
    return key.value();
  }

  /** Sends a prompt. */
  <T> Exchange<T> chat(byte[] json, Function<HttpResponse, Body<T>> bodies) {
    var request = request(Method.POST, chat, "text/event-stream, application/json");
    var body = new BasicAsyncEntityProducer(json, JSON);
    return send(request, body, bodies, server.maxReplyBytes());
  }

  /** Requests the list of models. */
  <T> Exchange<T> models(Function<HttpResponse, Body<T>> bodies) {
    return send(request(Method.GET, models, "application/json"), null, bodies, MOST_LIST_BYTES);
  }

  private BasicHttpRequest request(Method method, URI address, String accepted) {
    var request = new BasicHttpRequest(method, address);
    request.setHeader(HttpHeaders.ACCEPT, accepted);
    if (!authorization.isEmpty()) {
      request.setHeader(HttpHeaders.AUTHORIZATION, authorization);
    }
    return request;
  }

  private <T> Exchange<T> send(
      BasicHttpRequest request,
      @Nullable AsyncEntityProducer body,
      Function<HttpResponse, Body<T>> bodies,
      int mostBytes) {
    var exchange = new Exchange<T>(failures, server.stallTimeout());
    exchange.send(
        http,
        new BasicRequestProducer(request, body),
        new BodyReader<>(exchange, bodies, failures, mostBytes),
        server.connectTimeout());
    return exchange;
  }
}
