package dev.trawl.http.runs;

import dev.trawl.http.RunBody;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest entries of a run, numbered without gaps. When the limit is reached, the oldest eighth
 * of them is dropped. A follower that has not read these entries gets one entry {@code lost}
 * instead. Not thread-safe.
 */
final class Entries {
  /** One eighth of the entries is dropped at a time. */
  private static final int DROPPED_SHARE = 8;

  private final RunId run;
  private final int max;
  private final List<Entry> kept = new ArrayList<>();

  Entries(RunId run, int max) {
    this.run = run;
    this.max = max;
  }

  /** Adds the next entry. */
  void append(Entry entry) {
    if (kept.size() == max) {
      kept.subList(0, 1 + (max - 1) / DROPPED_SHARE).clear();
    }
    kept.add(entry);
  }

  int size() {
    return kept.size();
  }

  /**
   * Up to {@code limit} entries after number {@code after}. If some of them were dropped, returns
   * only one entry {@code lost}.
   */
  List<Entry> after(long after, int limit) {
    if (kept.isEmpty() || after >= kept.getLast().seq()) {
      return List.of();
    }
    var first = kept.getFirst().seq();
    if (after < first - 1) {
      return List.of(lost(after, first - 1));
    }
    var from = (int) (after + 1 - first);
    return List.copyOf(kept.subList(from, Math.min(kept.size(), from + limit)));
  }

  private Entry lost(long after, long last) {
    var body = new RunBody.Lost("lost", run.value(), last, after);
    return new Entry(last, body.type(), Json.line(body), false);
  }
}
