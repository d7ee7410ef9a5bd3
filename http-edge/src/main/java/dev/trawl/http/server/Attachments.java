package dev.trawl.http.server;

import dev.trawl.actors.Trawl;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Documents that come along with chats. One is open as long as a chat that brought it is being
 * answered; one that was open before stays open. Thread-safe.
 */
final class Attachments {
  private final Trawl trawl;

  /** How many chats each was brought by that are being answered. Guarded by itself. */
  private final Map<DocumentId, Integer> uses = new HashMap<>();

  Attachments(Trawl trawl) {
    this.trawl = trawl;
  }

  /** What came along with a chat; {@link #release} it when the chat is answered. */
  record Held(List<DocumentId> documents, Set<DocumentId> brought) {
    static final Held NONE = new Held(List.of(), Set.of());

    Held {
      documents = List.copyOf(documents);
      brought = Set.copyOf(brought);
    }
  }

  /** Opens all; fails with {@link ApiException} where one cannot be opened. */
  CompletionStage<Held> open(List<Source> sources) {
    return trawl
        .documents()
        .thenCompose(before -> trawl.open(sources).thenApply(opened -> held(before, opened)));
  }

  private Held held(List<Document> before, Asking.Opened opened) {
    var ids = opened.documents().stream().map(Document::id).toList();
    Set<DocumentId> brought = new HashSet<>(ids);
    synchronized (uses) {
      before.stream()
          .map(Document::id)
          .filter(id -> !uses.containsKey(id))
          .forEach(brought::remove);
      brought.forEach(id -> uses.merge(id, 1, Integer::sum));
    }
    var held = new Held(ids, brought);
    if (!opened.rejected().isEmpty()) {
      release(held);
      throw ApiException.unusable(
          "messages",
          opened.rejected().stream().map(Asking.Rejected::why).collect(Collectors.joining(" ")));
    }
    return held;
  }

  void release(Held held) {
    Set<DocumentId> unused;
    synchronized (uses) {
      unused =
          held.brought().stream()
              .filter(id -> uses.computeIfPresent(id, (same, n) -> n == 1 ? null : n - 1) == null)
              .collect(Collectors.toSet());
    }
    unused.forEach(trawl::close);
  }
}
