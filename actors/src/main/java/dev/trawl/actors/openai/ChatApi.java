package dev.trawl.actors.openai;

import dev.trawl.actors.openai.Exchange.Body;
import java.net.URI;
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

/** Sends requests to a server's API. */
final class ChatApi {
  /** The model lists of large providers are half a megabyte in size. */
  private static final int MAX_LIST_BYTES = 8 * 1024 * 1024;

  /** JSON has no charset parameter (RFC 8259, section 11). */
  private static final ContentType JSON = ContentType.create("application/json");

  private final Server server;
  private final Http http;
  private final Failures failures;
  private final Addresses addresses;
  private final RequestHeaders headers;

  /**
   * @throws IllegalArgumentException if the url, the key or a header cannot be used
   */
  ChatApi(Server server, Http http, Failures failures) {
    this.server = server;
    this.http = http;
    this.failures = failures;
    addresses = Addresses.of(server);
    headers = RequestHeaders.of(server);
  }

  /** Sends a prompt. */
  <T> Exchange<T> chat(byte[] json, Function<HttpResponse, Body<T>> bodies) {
    var request = request(Method.POST, addresses.chat(), "text/event-stream, application/json");
    headers.addToChat(request);
    return send(request, body(json), bodies, server.maxReplyBytes());
  }

  /** Requests the list of models. */
  <T> Exchange<T> models(Function<HttpResponse, Body<T>> bodies) {
    var request = request(Method.GET, addresses.models(), "application/json");
    headers.addToList(request);
    return send(request, null, bodies, MAX_LIST_BYTES);
  }

  /**
   * Sends a request to the server's native API, not to the OpenAI-compatible one.
   *
   * @param path such as {@code /api/ps}
   * @param json the body; empty for a request without one
   */
  <T> Exchange<T> nativeApi(String path, byte[] json, Function<HttpResponse, Body<T>> bodies) {
    var isGet = json.length == 0;
    var address = URI.create(addresses.root() + path);
    var request = request(isGet ? Method.GET : Method.POST, address, "application/json");
    headers.addToChat(request);
    return send(request, isGet ? null : body(json), bodies, MAX_LIST_BYTES);
  }

  private static AsyncEntityProducer body(byte[] json) {
    return new BasicAsyncEntityProducer(json, JSON);
  }

  private static BasicHttpRequest request(Method method, URI address, String accepted) {
    var request = new BasicHttpRequest(method, address);
    request.setHeader(HttpHeaders.ACCEPT, accepted);
    return request;
  }

  private <T> Exchange<T> send(
      BasicHttpRequest request,
      @Nullable AsyncEntityProducer body,
      Function<HttpResponse, Body<T>> bodies,
      int maxBytes) {
    var exchange = new Exchange<T>(failures, server.stallTimeout());
    exchange.send(
        http,
        new BasicRequestProducer(request, body),
        new BodyReader<>(exchange, bodies, failures, maxBytes),
        server.connectTimeout());
    return exchange;
  }
}
