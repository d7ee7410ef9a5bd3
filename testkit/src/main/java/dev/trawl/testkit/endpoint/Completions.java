package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.Counts;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Fault;
import dev.trawl.testkit.Feature;
import dev.trawl.testkit.Pace;
import dev.trawl.testkit.chat.ChatRequest;
import dev.trawl.testkit.chat.Completion;
import dev.trawl.testkit.chat.Model;
import dev.trawl.testkit.chat.PromptTokens;
import dev.trawl.testkit.http.Peer;
import dev.trawl.testkit.http.Reply;
import dev.trawl.testkit.http.Request;
import dev.trawl.testkit.http.RequestOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Handles chat completion requests. Thread-safe. */
final class Completions implements AutoCloseable {
  private final EndpointPlan plan;
  private final Admission admission;
  private final Outages outages;
  private final RandomEventSource events;
  private final ConcurrencyLimit limit;
  private final PromptTokens tokens;
  private final PrefixCache prefixes = new PrefixCache();
  private final Model model;

  Completions(EndpointPlan plan, Outages outages) {
    this.plan = plan;
    this.outages = outages;
    admission = new Admission(plan.offer());
    tokens = PromptTokens.of(plan.offer());
    events = new RandomEventSource(plan);
    limit = new ConcurrencyLimit(plan.pace());
    model = new Model(plan, tokens);
  }

  /**
   * Handles one request. Before it sends the reply, it counts the request as ended and releases its
   * permit, because a client may send the next request as soon as it receives the reply.
   *
   * @return whether the connection can take another request
   */
  boolean serve(Request request, Peer peer, RequestCounter.Call call) throws IOException {
    try {
      var outcome = outcome(request, peer, call);
      call.ended(outcome.status());
      return outcome.apply(peer);
    } catch (IOException closed) {
      if (!peer.isBroken()) {
        call.cancelled();
      }
      throw closed;
    } finally {
      call.ended(Counts.BROKEN);
    }
  }

  private RequestOutcome outcome(Request request, Peer peer, RequestCounter.Call call)
      throws IOException {
    if (outages.isDownForNextRequest()) {
      return RequestOutcome.reset();
    }
    var keyError = admission.error(request);
    if (keyError.isPresent()) {
      return RequestOutcome.reply(keyError.get(), request.keepAlive());
    }
    var chat = ChatRequest.of(request.body());
    if (chat.isEmpty()) {
      return RequestOutcome.reply(
          ErrorReplies.unreadable(400, "not a chat in JSON"), request.keepAlive());
    }
    int promptTokens = tokens.count(chat.get());
    call.prompt(promptTokens, chat.get().maxTokens());
    var error = admission.error(chat.get(), promptTokens);
    if (error.isPresent()) {
      return RequestOutcome.reply(error.get(), request.keepAlive());
    }
    return admitted(request, chat.get(), promptTokens, peer);
  }

  private RequestOutcome admitted(Request request, ChatRequest chat, int promptTokens, Peer peer)
      throws IOException {
    var drawn = events.draw(request.body());
    if (drawn.is(Fault.BUSY) || !limit.acquire(peer)) {
      return RequestOutcome.reply(ErrorReplies.busy(plan.pace().retryAfter()), request.keepAlive());
    }
    try {
      return work(request, chat, promptTokens, drawn, peer);
    } catch (CompletionException failed) {
      return RequestOutcome.reply(ErrorReplies.error(), request.keepAlive());
    } finally {
      limit.release();
    }
  }

  private RequestOutcome work(
      Request request, ChatRequest chat, int promptTokens, RandomEvents drawn, Peer peer)
      throws IOException {
    long start = System.nanoTime();
    var due = due(chat, promptTokens, drawn);
    var completion = model.complete(chat, promptTokens, drawn.is(Fault.GARBLED), drawn.habits());
    peer.await(due.minusNanos(System.nanoTime() - start));
    var fault = drawn.fault();
    var reply = reply(chat, completion);
    if (fault.isEmpty()) {
      return RequestOutcome.reply(reply, request.keepAlive());
    }
    return switch (fault.get()) {
      case ERROR -> RequestOutcome.reply(ErrorReplies.error(), request.keepAlive());
      case RESET -> RequestOutcome.reset();
      case STALL -> stall(reply, drawn, peer);
      case MALFORMED -> RequestOutcome.reply(page(), request.keepAlive());
      case TRUNCATED -> RequestOutcome.cut(reply, drawn.cut());
      case GARBLED, BUSY -> RequestOutcome.reply(reply, request.keepAlive());
    };
  }

  private RequestOutcome stall(Reply reply, RandomEvents drawn, Peer peer) throws IOException {
    peer.write(RequestOutcome.prefix(reply, drawn.cut()));
    peer.await(plan.faults().longestStall());
    return RequestOutcome.reset();
  }

  private static Reply page() {
    return Reply.html(200, "<html><body><h1>It works!</h1></body></html>");
  }

  /** The time from the request to its reply. */
  private Duration due(ChatRequest chat, int promptTokens, RandomEvents drawn) {
    var pace = plan.pace();
    double seconds = pace.latency().toNanos() / 1e9 * drawn.latencyFactor();
    if (pace.prefill() > 0) {
      seconds += promptTokens * prefixes.unknownShare(chat) / pace.prefill();
    }
    return Duration.ofNanos((long) (Math.min(seconds, Pace.LONGEST.toSeconds()) * 1e9));
  }

  private Reply reply(ChatRequest chat, Completion completion) {
    boolean usage = plan.offer().has(Feature.USAGE) && (!chat.stream() || chat.streamUsage());
    var reply = new CompletionReply(completion, usage);
    return chat.stream() ? reply.stream() : reply.complete();
  }

  /** The error for a client without the right key; empty if the request is accepted. */
  Optional<Reply> error(Request request) {
    return admission.error(request);
  }

  @Override
  public void close() {
    model.close();
  }
}
