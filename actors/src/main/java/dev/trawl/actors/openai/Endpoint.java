package dev.trawl.actors.openai;

import dev.trawl.actors.openai.Exchange.Body;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.Flow;
import java.util.function.Function;

/** The two addresses of a server's API that we use, and how requests to them are sent. */
final class Endpoint {
  /** Lists of the models of large providers have half a megabyte. */
  private static final int MOST_LIST_BYTES = 8 * 1024 * 1024;

  private final Server server;
  private final HttpClient http;
  private final Failures failures;
  private final HttpRequest.Builder chat;
  private final HttpRequest models;

  /**
   * @throws IllegalArgumentException where url or key cannot be used
   */
  Endpoint(Server server, HttpClient http, Failures failures) {
    this.server = server;
    this.http = http;
    this.failures = failures;
    chat =
        request("/chat/completions")
            .header("Accept", "text/event-stream, application/json")
            .header("Content-Type", "application/json");
    models = request("/models").header("Accept", "application/json").build();
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(address(path)).version(HttpClient.Version.HTTP_1_1);
    server.key().ifPresent(key -> request.header("Authorization", "Bearer " + sendable(key)));
    return request;
  }

  private URI address(String path) {
    var url = server.url();
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          server.setting() + ": the url is none of http://HOST/v1 or https://HOST/v1");
    }
    var base = url.getRawPath().replaceFirst("/+$", "");
    var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return URI.create(url.getScheme() + "://" + url.getRawAuthority() + base + path + query);
  }

  /** Checked here, because the client would show the key when it refuses it. */
  private String sendable(Secret key) {
    if (!key.value().chars().allMatch(letter -> letter > ' ' && letter < 127)) {
      throw new IllegalArgumentException(
          server.setting() + ": the key holds a space, a line end or another sign no key has");
    }
    return key.value();
  }

  /** Sends a prompt. */
  <T> Exchange<T> chat(byte[] json, Function<ResponseInfo, Body<T>> bodies) {
    var exchange = new Exchange<T>(failures, server.stallTimeout());
    var body = new Noticed(BodyPublishers.ofByteArray(json), exchange::reached);
    send(exchange, chat.copy().POST(body).build(), bodies, server.maxReplyBytes());
    return exchange;
  }

  /** Asks for the list of models. */
  <T> Exchange<T> models(Function<ResponseInfo, Body<T>> bodies) {
    var exchange = new Exchange<T>(failures, server.stallTimeout());
    send(exchange, models, bodies, MOST_LIST_BYTES);
    return exchange;
  }

  private <T> void send(
      Exchange<T> exchange,
      HttpRequest request,
      Function<ResponseInfo, Body<T>> bodies,
      int mostBytes) {
    exchange.send(
        http,
        request,
        head -> new BodyReader<>(exchange, bodies.apply(head), failures, mostBytes),
        server.connectTimeout());
  }

  /** Tells when the client comes for the body, which it does once it has a connection. */
  private record Noticed(BodyPublisher body, Runnable fetched) implements BodyPublisher {
    @Override
    public long contentLength() {
      return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      fetched.run();
      body.subscribe(subscriber);
    }
  }
}
