package dev.trawl.http.exchange;

import dev.trawl.actors.call.Observer;
import dev.trawl.http.runs.RunLogs;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import java.time.Duration;
import java.util.Locale;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's log: a line for each request and for the start and end of each run ({@code
 * trawl.access}), and internal errors ({@code trawl.server}). All lines of one request have the
 * same id. No line contains a key, and only errors may contain questions or document text. A path
 * is logged as it was sent, with its percent-encoding.
 */
public final class ServerLog {
  private static final Logger ACCESS = LoggerFactory.getLogger("trawl.access");
  private static final Logger SERVER = LoggerFactory.getLogger("trawl.server");

  private static final String REQUEST = "request";
  private static final String RUN = "run";

  private ServerLog() {}

  /**
   * Logs a reply when its status and headers are sent. If the body is a stream, it may continue
   * after that.
   */
  public static void replied(HttpRequest request, String id, int status, Duration took) {
    ACCESS
        .atInfo()
        .addKeyValue(REQUEST, id)
        .addKeyValue("method", request.method().name())
        .addKeyValue("path", request.getUri().path())
        .addKeyValue("status", status)
        .addKeyValue("ms", took.toMillis())
        .log("replied");
  }

  /** Logs a request that is not valid HTTP. */
  public static void refused(String id, int status) {
    ACCESS.atInfo().addKeyValue(REQUEST, id).addKeyValue("status", status).log("unreadable");
  }

  /** Logs a run that was started by a request or by a message on a socket. */
  public static RunLogs.Started began(String request, RunLogs.Started started) {
    ACCESS.atInfo().addKeyValue(REQUEST, request).addKeyValue(RUN, started.run()).log("run began");
    return started;
  }

  /** Logs an internal error, which was not caused by a client. */
  public static void failed(String request, Throwable cause) {
    SERVER.atError().addKeyValue(REQUEST, request).setCause(cause).log("failed");
  }

  /** Logs the end of each run. */
  public static final class Runs implements Observer {
    @Override
    public void onEvent(RunEvent event, Level level, Duration age) {
      switch (event.what()) {
        case What.Answered(var answer) -> ended(event, level, word(answer.status()), age);
        case What.Failed ignored -> ended(event, level, "failed", age);
        case What.Cancelled ignored -> ended(event, level, "cancelled", age);
        default -> {}
      }
    }

    private static void ended(RunEvent event, Level level, String status, Duration age) {
      ACCESS
          .atInfo()
          .addKeyValue(RUN, event.run())
          .addKeyValue("level", word(level))
          .addKeyValue("status", status)
          .addKeyValue("calls", event.usage().calls())
          .addKeyValue("ms", age.toMillis())
          .log("run ended");
    }

    private static String word(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT);
    }
  }
}
