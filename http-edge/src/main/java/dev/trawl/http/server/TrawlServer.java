package dev.trawl.http.server;

import dev.trawl.actors.Trawl;
import dev.trawl.http.documents.Documents;
import dev.trawl.http.documents.Uploads;
import dev.trawl.http.exchange.ServerLog;
import dev.trawl.http.exchange.Times;
import dev.trawl.http.metrics.Metrics;
import dev.trawl.http.owners.Owners;
import dev.trawl.http.owners.Shelf;
import dev.trawl.http.questions.Questions;
import dev.trawl.http.runs.RunLogs;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import scala.concurrent.duration.Duration;

/**
 * Serves a {@link Trawl} over HTTP, on its actor system, until it is stopped. It does not close the
 * {@code Trawl}; do that after {@link #stop} has completed.
 */
public final class TrawlServer {
  private static final long LAST_BYTES_MILLIS = 200;

  private final ServerBinding binding;
  private final Questions questions;
  private final Uploads uploads;
  private final Times times;
  private final AtomicBoolean isStopping;
  private final Runnable removeObservers;

  private TrawlServer(
      ServerBinding binding,
      Questions questions,
      Uploads uploads,
      Times times,
      AtomicBoolean isStopping,
      Runnable removeObservers) {
    this.binding = binding;
    this.questions = questions;
    this.uploads = uploads;
    this.times = times;
    this.isStopping = isStopping;
    this.removeObservers = removeObservers;
  }

  /**
   * Listens at {@code host} and {@code port}; port 0 selects a free one. Without keys, clients also
   * see the documents that are already open.
   *
   * @return the server; the stage fails if the address is not available
   * @throws IllegalArgumentException if other machines can reach the host and no key is set, or if
   *     a setting is invalid; the message is one line
   */
  public static CompletionStage<TrawlServer> start(
      Trawl trawl, EdgeSettings settings, String host, int port) {
    rejectRemoteAccessWithoutKeys(settings, host);
    var tls = settings.tls().map(Tls::of);
    var owners = new Owners(settings.keys());
    var system = trawl.system();
    var logs =
        system.systemActorOf(
            RunLogs.create(trawl, settings.runs()),
            "trawl-runs-" + UUID.randomUUID(),
            Props.empty());
    var questions = new Questions(trawl, logs);
    var uploads = Uploads.in(settings.uploads(), system);
    var isStopping = new AtomicBoolean();
    var metrics = new Metrics();
    var observers = List.of(trawl.observe(metrics), trawl.observe(new ServerLog.Runs()));
    Runnable removeObservers = () -> observers.forEach(Runnable::run);
    var edge =
        new Edge(
            trawl, questions, new Documents(trawl, uploads), owners, settings, metrics, isStopping);
    var builder = Http.get(system).newServerAt(host, port);
    var listener =
        tls.map(builder::enableHttps).orElse(builder).withSettings(withLimits(settings, system));
    var headTimeout = HeadTimeout.after(settings.heads().timeout());
    return addOpenDocuments(trawl, owners)
        .thenCompose(done -> listener.bindFlow(headTimeout.join(edge.route().flow(system))))
        .whenComplete(
            (listening, failure) -> {
              if (failure != null) {
                uploads.close();
                removeObservers.run();
              }
            })
        .thenApply(
            listening ->
                new TrawlServer(
                    listening, questions, uploads, settings.times(), isStopping, removeObservers));
  }

  /** Without keys, documents that are already open belong to the common owner. */
  private static CompletionStage<Done> addOpenDocuments(Trawl trawl, Owners owners) {
    return owners.isSingle()
        ? trawl
            .documents()
            .thenApply(
                open -> {
                  open.forEach(
                      document ->
                          owners
                              .everybody()
                              .shelf()
                              .add(new Shelf.Item(document, Optional.empty())));
                  return Done.getInstance();
                })
        : CompletableFuture.completedStage(Done.getInstance());
  }

  private static void rejectRemoteAccessWithoutKeys(EdgeSettings settings, String host) {
    if (!settings.keys().isEmpty()) {
      return;
    }
    try {
      if (!InetAddress.getByName(host).isLoopbackAddress()) {
        throw new IllegalArgumentException(
            ("other machines can reach %s: set trawl.http.keys or the environment variable"
                    + " TRAWL_HTTP_KEYS, or listen on 127.0.0.1")
                .formatted(host));
      }
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException("unknown host " + host, unknown);
    }
  }

  private static ServerSettings withLimits(EdgeSettings settings, ActorSystem<?> system) {
    var defaults = ServerSettings.create(system.classicSystem());
    var idle = Duration.fromNanos(settings.times().idle().toNanos());
    return defaults
        .withMaxConnections(settings.limits().maxConnections())
        .withBacklog(settings.limits().maxWaiting())
        .withServerHeader(Optional.empty())
        .withParsingErrorHandler(UnreadableRequest.class.getName())
        .withTimeouts(
            defaults.getTimeouts().withIdleTimeout(idle).withRequestTimeout(Duration.Inf()))
        .withParserSettings(
            defaults
                .getParserSettings()
                .withMaxContentLength(settings.limits().maxBodyBytes())
                .withMaxUriLength(settings.heads().maxUriLength())
                .withMaxHeaderValueLength(settings.heads().maxHeaderLength())
                .withMaxHeaderCount(settings.heads().maxHeaders())
                .withIllegalHeaderWarnings(false))
        .withWebsocketSettings(
            defaults
                .getWebsocketSettings()
                .withPeriodicKeepAliveMaxIdle(settings.times().heartbeat()));
  }

  public InetSocketAddress address() {
    return binding.localAddress();
  }

  /**
   * Accepts no more connections and questions, gives running questions time to finish, then closes
   * the connections. Completes when everything is closed.
   */
  public CompletionStage<Done> stop() {
    isStopping.set(true);
    var finished = questions.finish(times.stop());
    return binding
        .unbind()
        .thenCompose(unbound -> finished)
        .thenCompose(done -> flushed())
        .thenCompose(done -> binding.terminate(times.flush()))
        .thenApply(
            terminated -> {
              uploads.close();
              removeObservers.run();
              return Done.getInstance();
            });
  }

  /**
   * Waits until the open streams have ended, and a short time after that; otherwise their last
   * bytes could be lost.
   */
  private CompletionStage<Done> flushed() {
    return questions
        .streamsEnded()
        .toCompletableFuture()
        .completeOnTimeout(Done.getInstance(), times.flush().toMillis(), TimeUnit.MILLISECONDS)
        .thenApplyAsync(
            done -> done,
            CompletableFuture.delayedExecutor(LAST_BYTES_MILLIS, TimeUnit.MILLISECONDS));
  }
}
