package dev.trawl.http.exchange;

import dev.trawl.http.runs.Entry;
import dev.trawl.protocol.json.Json;
import java.time.Duration;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.headers.CacheControl;
import org.apache.pekko.http.javadsl.model.headers.CacheDirectives;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** Creates replies: JSON and streams of events. */
public final class Reply {
  /** Keeps the connection alive through proxies. Clients ignore it. */
  private static final ByteString HEARTBEAT = ByteString.fromString(":\n\n");

  private Reply() {}

  public static HttpResponse json(StatusCode status, Object body) {
    return HttpResponse.create().withStatus(status).withEntity(entity(body));
  }

  public static HttpResponse line(StatusCode status, String json) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, json));
  }

  public static HttpEntity.Strict entity(Object body) {
    return HttpEntities.create(ContentTypes.APPLICATION_JSON, Json.line(body));
  }

  /**
   * Server-sent events, with a heartbeat whenever no event was sent for {@code heartbeat}. The
   * connection closes after the last event, so that no event is lost when the server stops.
   */
  public static HttpResponse events(Source<Entry, NotUsed> entries, Duration heartbeat) {
    return stream(entries.map(Reply::event), heartbeat);
  }

  /** As {@link #events}, but for events that are already text. */
  public static HttpResponse stream(Source<ByteString, NotUsed> events, Duration heartbeat) {
    var bytes = events.keepAlive(heartbeat, () -> HEARTBEAT);
    return HttpResponse.create()
        .addHeader(CacheControl.create(CacheDirectives.NO_CACHE))
        .addHeader(Connection.create("close"))
        .withEntity(
            HttpEntities.createChunked(MediaTypes.TEXT_EVENT_STREAM.toContentType(), bytes));
  }

  private static ByteString event(Entry entry) {
    return ByteString.fromString(
        "id: %d\nevent: %s\ndata: %s\n\n".formatted(entry.seq(), entry.type(), entry.json()));
  }
}
