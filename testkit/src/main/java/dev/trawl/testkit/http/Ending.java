package dev.trawl.testkit.http;

import dev.trawl.testkit.Counts;
import java.io.IOException;
import java.util.Arrays;

/**
 * How a request ends: the bytes to send, and what then happens to the connection.
 *
 * @param status the counted status: the reply's, or {@link Counts#BROKEN}
 */
public record Ending(int status, byte[] bytes, After after) {
  enum After {
    STAYS,
    CLOSES,
    RESETS
  }

  public static Ending reply(Reply reply, boolean stays) {
    return new Ending(reply.status(), reply.bytes(stays), stays ? After.STAYS : After.CLOSES);
  }

  public static Ending cut(Reply reply, double share) {
    return new Ending(Counts.BROKEN, start(reply, share), After.CLOSES);
  }

  public static Ending reset() {
    return new Ending(Counts.BROKEN, new byte[0], After.RESETS);
  }

  /** The head and {@code share} of the body, including its framing. */
  public static byte[] start(Reply reply, double share) {
    var bytes = reply.bytes(true);
    int head = reply.head(true).length;
    return Arrays.copyOf(bytes, head + (int) ((bytes.length - head) * share));
  }

  /** Sends the bytes; returns whether the connection can take another request. */
  public boolean carryOut(Peer peer) throws IOException {
    if (after == After.RESETS) {
      peer.reset();
      return false;
    }
    peer.write(bytes);
    return after == After.STAYS;
  }
}
