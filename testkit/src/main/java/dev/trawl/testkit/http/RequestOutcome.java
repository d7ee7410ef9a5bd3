package dev.trawl.testkit.http;

import dev.trawl.testkit.Counts;
import java.io.IOException;
import java.util.Arrays;

/**
 * The outcome of a request: the bytes to send, and the state of the connection afterwards.
 *
 * @param status the status to count: the status of the reply, or {@link Counts#BROKEN}
 */
public record RequestOutcome(int status, byte[] bytes, After after) {
  enum After {
    KEEP_OPEN,
    CLOSE,
    RESET
  }

  public static RequestOutcome reply(Reply reply, boolean keepAlive) {
    return new RequestOutcome(
        reply.status(), reply.bytes(keepAlive), keepAlive ? After.KEEP_OPEN : After.CLOSE);
  }

  public static RequestOutcome cut(Reply reply, double share) {
    return new RequestOutcome(Counts.BROKEN, prefix(reply, share), After.CLOSE);
  }

  public static RequestOutcome reset() {
    return new RequestOutcome(Counts.BROKEN, new byte[0], After.RESET);
  }

  /** The head of the reply, and the first part of its encoded body: {@code share} of the bytes. */
  public static byte[] prefix(Reply reply, double share) {
    var bytes = reply.bytes(true);
    int head = reply.head(true).length;
    return Arrays.copyOf(bytes, head + (int) ((bytes.length - head) * share));
  }

  /** Sends the bytes. Returns true if the connection can accept another request. */
  public boolean apply(Peer peer) throws IOException {
    if (after == After.RESET) {
      peer.reset();
      return false;
    }
    peer.write(bytes);
    return after == After.KEEP_OPEN;
  }
}
