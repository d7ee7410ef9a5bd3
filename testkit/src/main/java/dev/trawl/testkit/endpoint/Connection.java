package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.http.Ending;
import dev.trawl.testkit.http.Peer;
import dev.trawl.testkit.http.RequestReader;
import dev.trawl.testkit.http.UnreadableRequest;
import java.io.IOException;

/** Serves one client, request by request, until either side closes. */
final class Connection implements Runnable {
  private final Peer peer;
  private final Site site;

  Connection(Peer peer, Site site) {
    this.peer = peer;
    this.site = site;
  }

  @Override
  public void run() {
    try (peer) {
      serve();
    } catch (IOException gone) {
      // The client closed, or the plan broke the connection; the counts already show it.
    }
  }

  private void serve() throws IOException {
    var requests = new RequestReader(peer);
    try {
      for (var request = requests.next(); request.isPresent(); request = requests.next()) {
        if (!site.serve(request.get(), peer)) {
          return;
        }
      }
    } catch (UnreadableRequest e) {
      Ending.reply(Refusals.unreadable(e.status(), e.why()), false).carryOut(peer);
    }
  }
}
