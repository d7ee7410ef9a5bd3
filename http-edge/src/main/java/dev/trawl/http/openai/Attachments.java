package dev.trawl.http.openai;

import dev.trawl.actors.Trawl;
import dev.trawl.http.exchange.ApiException;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Source;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Documents that are sent within a chat. They stay open until the chat is answered. Thread-safe.
 */
final class Attachments {
  private final Trawl trawl;

  Attachments(Trawl trawl) {
    this.trawl = trawl;
  }

  /**
   * Opens all sources. Fails with {@link ApiException} if one cannot be opened. Call {@link
   * #release} when the chat is answered.
   */
  CompletionStage<List<Document>> open(List<Source> sources) {
    return sources.isEmpty()
        ? CompletableFuture.completedStage(List.of())
        : trawl.open(sources).thenApply(this::allOpened);
  }

  private List<Document> allOpened(Asking.Opened opened) {
    if (!opened.rejected().isEmpty()) {
      release(opened.documents());
      throw ApiException.unusable(
          "messages",
          opened.rejected().stream().map(Asking.Rejected::why).collect(Collectors.joining(" ")));
    }
    return opened.documents();
  }

  void release(List<Document> documents) {
    documents.forEach(document -> trawl.close(document.id()));
  }
}
