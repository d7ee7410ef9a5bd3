package dev.trawl.actors.openai;

import java.io.IOException;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP client that many {@link OpenAiModel}s share. Thread-safe.
 *
 * <p>It speaks HTTP/1.1 and reuses connections; their number is bounded only by the callers. It
 * does not follow redirects, because that would send the key to another server. It keeps no cookies
 * and never retries. It uses the proxy that the system properties set. All its threads are daemons.
 */
public final class Http implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Http.class);

  /** The selector closes an abandoned connection when it next wakes up. */
  private static final TimeValue SELECT_INTERVAL = TimeValue.ofMilliseconds(50);

  private static final int IO_THREADS_MAX = 4;
  private static final int HEADER_LINE_BYTES = 65_536;
  private static final int HEADER_LINES = 256;

  /** A request up to this size is written at once; most prompts of readers are smaller. */
  private static final int CHUNK_BYTES = 16_384;

  /** The attribute of a request's context that contains its exchange. */
  private static final String EXCHANGE = "trawl.exchange";

  private final CloseableHttpAsyncClient client;
  private final AtomicBoolean closed;

  private Http(CloseableHttpAsyncClient client, AtomicBoolean closed) {
    this.client = client;
    this.closed = closed;
  }

  /**
   * @param connectTimeout the longest wait for a connection to any server
   */
  public static Http open(Duration connectTimeout) {
    var closed = new AtomicBoolean();
    var client =
        HttpAsyncClients.custom()
            .setConnectionManager(new Connections(Timeout.of(connectTimeout)))
            .setIOReactorConfig(
                IOReactorConfig.custom()
                    .setSelectInterval(SELECT_INTERVAL)
                    .setIoThreadCount(
                        Math.min(IO_THREADS_MAX, Runtime.getRuntime().availableProcessors()))
                    .build())
            .setHttp1Config(
                Http1Config.custom()
                    .setMaxLineLength(HEADER_LINE_BYTES)
                    .setMaxHeaderCount(HEADER_LINES)
                    .setChunkSizeHint(CHUNK_BYTES)
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
            .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
            .setIoReactorExceptionCallback(failure -> threadFailed(failure, closed.get()))
            .setIoSessionDecorator(ReadSkippingSession::of)
            .setThreadFactory(Thread.ofPlatform().daemon().name("trawl-model-", 1).factory())
            .setUserAgent("trawl")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .disableConnectionState()
            .addExecInterceptorBefore(
                ChainElement.MAIN_TRANSPORT.name(), "connected", Http::connected)
            .build();
    client.start();
    return new Http(client, closed);
  }

  /** {@link #close} may race with the selector threads, so errors after it are ignored. */
  private static void threadFailed(Exception failure, boolean closed) {
    if (!closed) {
      LOG.error("a thread for connections to models failed", failure);
    }
  }

  /**
   * Called when a request has a connection. Its exchange closes the connection if it ends early.
   * Cancelling the client's future is not enough: it misses a connection that is established at the
   * same moment.
   */
  private static void connected(
      HttpRequest request,
      @Nullable AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    if (scope.clientContext.getAttribute(EXCHANGE) instanceof Exchange<?> exchange) {
      exchange.connected(scope.execRuntime::discardEndpoint);
    }
    chain.proceed(request, body, scope, callback);
  }

  /** Cancelling the future abandons a request that has no connection yet. */
  <T> Future<?> send(AsyncRequestProducer request, Exchange<T> exchange, BodyReader<T> reader) {
    var context = HttpClientContext.create();
    context.setAttribute(EXCHANGE, exchange);
    return client.execute(request, reader, context, reader);
  }

  /** Aborts the requests in progress. */
  @Override
  public void close() {
    closed.set(true);
    client.close(CloseMode.IMMEDIATE);
  }
}
