package dev.trawl.http.server;

import dev.trawl.actors.Trawl;
import dev.trawl.http.metrics.Metrics;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /metrics}, for Prometheus. */
final class MetricsRoute extends AllDirectives {
  private final Trawl trawl;
  private final Metrics metrics;
  private final Executor blocking;

  MetricsRoute(Trawl trawl, Metrics metrics) {
    this.trawl = trawl;
    this.metrics = metrics;
    this.blocking = trawl.system().dispatchers().lookup(DispatcherSelector.blocking());
  }

  /** The route {@code /metrics}. */
  Route route() {
    return get(() -> handle(request -> scraped()));
  }

  private CompletionStage<HttpResponse> scraped() {
    return trawl
        .load()
        .thenCombineAsync(
            trawl.documents(), (load, documents) -> metrics.text(load, documents.size()), blocking)
        .thenApply(
            text ->
                HttpResponse.create()
                    .withEntity(
                        HttpEntities.create(ContentTypes.parse(Metrics.CONTENT_TYPE), text)));
  }
}
