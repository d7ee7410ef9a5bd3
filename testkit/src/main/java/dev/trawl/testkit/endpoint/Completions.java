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
import dev.trawl.testkit.http.Ending;
import dev.trawl.testkit.http.Peer;
import dev.trawl.testkit.http.Reply;
import dev.trawl.testkit.http.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Handles chat completion requests from admission to their end. Thread-safe. */
final class Completions implements AutoCloseable {
  private final EndpointPlan plan;
  private final Admission admission;
  private final Blackout blackout;
  private final Dice dice;
  private final Seats seats;
  private final PromptTokens tokens;
  private final PrefixCache prefixes = new PrefixCache();
  private final Model model;

  Completions(EndpointPlan plan, Blackout blackout) {
    this.plan = plan;
    this.blackout = blackout;
    admission = new Admission(plan.offer());
    tokens = PromptTokens.of(plan.offer());
    dice = new Dice(plan);
    seats = new Seats(plan.pace());
    model = new Model(plan.offer(), tokens);
  }

  /**
   * Serves one request. The request is counted as ended, and its seat is free, before the reply is
   * sent: a client may ask again as soon as it has the reply.
   *
   * @return whether the connection can take another request
   */
  boolean serve(Request request, Peer peer, Tally.Call call) throws IOException {
    try {
      var ending = ending(request, peer, call);
      call.ended(ending.status());
      return ending.carryOut(peer);
    } catch (IOException gone) {
      if (!peer.isBroken()) {
        call.cancelled();
      }
      throw gone;
    } finally {
      call.ended(Counts.BROKEN);
    }
  }

  private Ending ending(Request request, Peer peer, Tally.Call call) throws IOException {
    if (blackout.strikes()) {
      return Ending.reset();
    }
    var unknown = admission.refusal(request);
    if (unknown.isPresent()) {
      return Ending.reply(unknown.get(), request.stays());
    }
    var chat = ChatRequest.of(request.body());
    if (chat.isEmpty()) {
      return Ending.reply(Refusals.unreadable(400, "not a chat in JSON"), request.stays());
    }
    int promptTokens = tokens.count(chat.get());
    call.prompt(promptTokens, chat.get().maxTokens());
    var refusal = admission.refusal(chat.get(), promptTokens);
    if (refusal.isPresent()) {
      return Ending.reply(refusal.get(), request.stays());
    }
    return admitted(request, chat.get(), promptTokens, peer);
  }

  private Ending admitted(Request request, ChatRequest chat, int promptTokens, Peer peer)
      throws IOException {
    var chance = dice.roll(request.body());
    if (chance.is(Fault.BUSY) || !seats.take(peer)) {
      return Ending.reply(Refusals.busy(plan.pace().retryAfter()), request.stays());
    }
    try {
      return work(request, chat, promptTokens, chance, peer);
    } catch (CompletionException unread) {
      return Ending.reply(Refusals.error(), request.stays());
    } finally {
      seats.free();
    }
  }

  private Ending work(Request request, ChatRequest chat, int promptTokens, Chance chance, Peer peer)
      throws IOException {
    long start = System.nanoTime();
    var due = due(chat, promptTokens, chance);
    var completion = model.complete(chat, promptTokens, chance.is(Fault.GARBLED));
    peer.await(due.minusNanos(System.nanoTime() - start));
    var fault = chance.fault();
    var reply = reply(chat, completion);
    if (fault.isEmpty()) {
      return Ending.reply(reply, request.stays());
    }
    return switch (fault.get()) {
      case ERROR -> Ending.reply(Refusals.error(), request.stays());
      case RESET -> Ending.reset();
      case STALL -> stall(reply, chance, peer);
      case MALFORMED -> Ending.reply(page(), request.stays());
      case TRUNCATED -> Ending.cut(reply, chance.cut());
      case GARBLED, BUSY -> Ending.reply(reply, request.stays());
    };
  }

  private Ending stall(Reply reply, Chance chance, Peer peer) throws IOException {
    peer.write(Ending.start(reply, chance.cut()));
    peer.await(plan.faults().longestStall());
    return Ending.reset();
  }

  private static Reply page() {
    return Reply.html(200, "<html><body><h1>It works!</h1></body></html>");
  }

  /** How long after the request its reply is due. */
  private Duration due(ChatRequest chat, int promptTokens, Chance chance) {
    var pace = plan.pace();
    double seconds = pace.latency().toNanos() / 1e9 * chance.latencyFactor();
    if (pace.prefill() > 0) {
      seconds += promptTokens * prefixes.unknownShare(chat) / pace.prefill();
    }
    return Duration.ofNanos((long) (Math.min(seconds, Pace.LONGEST.toSeconds()) * 1e9));
  }

  private Reply reply(ChatRequest chat, Completion completion) {
    boolean usage = plan.offer().has(Feature.USAGE) && (!chat.stream() || chat.streamUsage());
    var reply = new CompletionReply(completion, usage);
    return chat.stream() ? reply.stream() : reply.whole();
  }

  /** The refusal of a client without the key; empty if it may ask. */
  Optional<Reply> refusal(Request request) {
    return admission.refusal(request);
  }

  @Override
  public void close() {
    model.close();
  }
}
