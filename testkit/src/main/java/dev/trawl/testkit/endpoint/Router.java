package dev.trawl.testkit.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trawl.testkit.Counts;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.http.Peer;
import dev.trawl.testkit.http.Reply;
import dev.trawl.testkit.http.Request;
import dev.trawl.testkit.http.RequestOutcome;
import java.io.IOException;

/** Routes requests by their path. Thread-safe. */
final class Router implements AutoCloseable {
  private final Offer offer;
  private final Completions completions;
  private volatile RequestCounter counter = new RequestCounter();

  Router(Offer offer, Completions completions) {
    this.offer = offer;
    this.completions = completions;
  }

  Counts counts() {
    return counter.counts();
  }

  /** Sets all counts to zero. The end of a running request is not counted. */
  void resetCounts() {
    counter = new RequestCounter();
  }

  /**
   * Handles one request.
   *
   * @return whether the connection can take another request
   */
  boolean serve(Request request, Peer peer) throws IOException {
    var target = request.method() + " " + request.path();
    if (target.equals("POST /v1/chat/completions")) {
      return completions.serve(request, peer, counter.begin());
    }
    var reply =
        switch (target) {
          case "GET /v1/models" -> completions.error(request).orElseGet(this::models);
          case "GET /stats" -> stats();
          case "POST /stats/reset" -> {
            resetCounts();
            yield stats();
          }
          default -> ErrorReplies.path(request);
        };
    return RequestOutcome.reply(reply, request.keepAlive()).apply(peer);
  }

  private Reply models() {
    var body = JsonNodeFactory.instance.objectNode().put("object", "list");
    body.putArray("data")
        .addObject()
        .put("id", offer.model())
        .put("object", "model")
        .put("owned_by", "trawl")
        .put("max_model_len", offer.windowTokens());
    return Reply.json(200, body);
  }

  private Reply stats() {
    var counts = counts();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("requests", counts.requests())
            .put("inFlight", counts.inFlight())
            .put("mostInFlight", counts.mostInFlight())
            .put("largestPromptTokens", counts.largestPromptTokens())
            .put("largestCallTokens", counts.largestCallTokens())
            .put("promptTokens", counts.promptTokens())
            .put("cancelled", counts.cancelled());
    var byStatus = body.putObject("byStatus");
    counts.byStatus().forEach((status, count) -> byStatus.put(status.toString(), count));
    return Reply.json(200, body);
  }

  @Override
  public void close() {
    completions.close();
  }
}
