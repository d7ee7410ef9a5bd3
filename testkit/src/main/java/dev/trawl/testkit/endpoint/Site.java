package dev.trawl.testkit.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trawl.testkit.Counts;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.http.Ending;
import dev.trawl.testkit.http.Peer;
import dev.trawl.testkit.http.Reply;
import dev.trawl.testkit.http.Request;
import java.io.IOException;

/** Routes requests by their path. Thread-safe. */
final class Site implements AutoCloseable {
  private final Offer offer;
  private final Completions completions;
  private volatile Tally tally = new Tally();

  Site(Offer offer, Completions completions) {
    this.offer = offer;
    this.completions = completions;
  }

  Counts counts() {
    return tally.counts();
  }

  /** Running requests are forgotten too: their end is not counted in the new tally. */
  void forget() {
    tally = new Tally();
  }

  /**
   * @return whether the connection can take another request
   */
  boolean serve(Request request, Peer peer) throws IOException {
    var target = request.method() + " " + request.path();
    if (target.equals("POST /v1/chat/completions")) {
      return completions.serve(request, peer, tally.begin());
    }
    var reply =
        switch (target) {
          case "GET /v1/models" -> completions.refusal(request).orElseGet(this::models);
          case "GET /stats" -> stats();
          case "POST /stats/reset" -> {
            forget();
            yield stats();
          }
          default -> Refusals.path(request);
        };
    return Ending.reply(reply, request.stays()).carryOut(peer);
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
