package dev.trawl.actors.documents;

import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Timing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The sources of one request, and their results so far. The reply keeps the order of the sources.
 * Mutable; belongs to the librarian.
 */
final class OpenRequest {
  private sealed interface Result {}

  private record Open(Document document, Timing timing) implements Result {}

  private record Rejected(String source, String why) implements Result {}

  private final int sources;
  private final ActorRef<Asking.Opened> replyTo;
  private final long startNanos = System.nanoTime();

  /** The results, by the position of the source in the request. */
  private final Map<Integer, Result> results = new TreeMap<>();

  OpenRequest(int sources, ActorRef<Asking.Opened> replyTo) {
    this.sources = sources;
    this.replyTo = replyTo;
  }

  /** Returns true if an earlier source of this request had the same text. */
  boolean hasOpened(DocumentId id) {
    return results.values().stream()
        .anyMatch(result -> result instanceof Open open && open.document().id().equals(id));
  }

  void opened(int position, Document document, Timing timing) {
    results.put(position, new Open(document, timing));
  }

  void rejected(int position, String source, String why) {
    results.put(position, new Rejected(source, why));
  }

  boolean isComplete() {
    return results.size() == sources;
  }

  void reply() {
    var documents = new LinkedHashMap<DocumentId, Document>();
    var rejected = new ArrayList<Asking.Rejected>();
    var parseMs = 0L;
    var indexMs = 0L;
    for (var result : results.values()) {
      switch (result) {
        case Open(var document, var timing) -> {
          documents.putIfAbsent(document.id(), document);
          parseMs += timing.parseMs();
          indexMs += timing.indexMs();
        }
        case Rejected(var source, var why) -> rejected.add(new Asking.Rejected(source, why));
      }
    }
    replyTo.tell(
        new Asking.Opened(
            List.copyOf(documents.values()),
            rejected,
            new Timing(parseMs, indexMs, 0, millisSinceStart())));
  }

  long millisSinceStart() {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }
}
