package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.http.Peer;
import dev.trawl.testkit.http.RequestOutcome;
import dev.trawl.testkit.http.RequestReader;
import dev.trawl.testkit.http.UnreadableRequest;
import java.io.IOException;

/** Serves one client until either side closes the connection. */
final class Connection implements Runnable {
  private final Peer peer;
  private final Router router;

  Connection(Peer peer, Router router) {
    this.peer = peer;
    this.router = router;
  }

  @Override
  public void run() {
    try (peer) {
      serve();
    } catch (IOException closed) {
      // The client closed the connection, or a planned fault broke it. It is already counted.
    }
  }

  private void serve() throws IOException {
    var requests = new RequestReader(peer);
    try {
      for (var request = requests.next(); request.isPresent(); request = requests.next()) {
        if (!router.serve(request.get(), peer)) {
          return;
        }
      }
    } catch (UnreadableRequest e) {
      RequestOutcome.reply(ErrorReplies.unreadable(e.status(), e.reason()), false).apply(peer);
    }
  }
}
