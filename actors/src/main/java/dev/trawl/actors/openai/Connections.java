package dev.trawl.actors.openai;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.concurrent.ComplexFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections. A new connection first looks up its host, which blocks. This happens on
 * separate threads, so that requests that find a free connection do not wait. Thread-safe.
 */
final class Connections extends PoolingAsyncClientConnectionManager {
  /** Threads that look up hosts. */
  private static final int LOOKUPS = 4;

  private static final int IDLE_SECONDS = 10;

  private final ExecutorService lookups = lookups();

  Connections(Timeout connectTimeout) {
    super(
        RegistryBuilder.<TlsStrategy>create()
            .register(URIScheme.HTTPS.id, DefaultClientTlsStrategy.createDefault())
            .build(),
        PoolConcurrencyPolicy.LAX,
        PoolReusePolicy.LIFO,
        TimeValue.NEG_ONE_MILLISECOND);
    setMaxTotal(Integer.MAX_VALUE);
    setDefaultMaxPerRoute(Integer.MAX_VALUE);
    setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(connectTimeout).build());
    setDefaultTlsConfig(
        TlsConfig.custom()
            .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
            .setHandshakeTimeout(connectTimeout)
            .build());
  }

  private static ExecutorService lookups() {
    var lookups =
        new ThreadPoolExecutor(
            LOOKUPS,
            LOOKUPS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("trawl-model-lookup-", 1).factory());
    lookups.allowCoreThreadTimeOut(true);
    return lookups;
  }

  @Override
  public Future<AsyncConnectionEndpoint> connect(
      AsyncConnectionEndpoint endpoint,
      ConnectionInitiator initiator,
      @Nullable Timeout timeout,
      @Nullable Object attachment,
      HttpContext context,
      FutureCallback<AsyncConnectionEndpoint> callback) {
    var connecting = new ComplexFuture<AsyncConnectionEndpoint>(null);
    try {
      lookups.execute(
          () -> {
            try {
              if (connecting.isCancelled()) {
                callback.cancelled();
              } else {
                connecting.setDependency(
                    super.connect(endpoint, initiator, timeout, attachment, context, callback));
              }
            } catch (RuntimeException closed) {
              callback.failed(closed);
            }
          });
    } catch (RejectedExecutionException closed) {
      callback.failed(closed);
    }
    return connecting;
  }

  @Override
  public void close(CloseMode mode) {
    lookups.shutdown();
    super.close(mode);
  }
}
