package dev.trawl.http.server;

import dev.trawl.http.exchange.Errors;
import dev.trawl.http.exchange.RequestId;
import dev.trawl.http.exchange.ServerLog;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.model.StatusCodes;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/**
 * Replies to requests that are not valid HTTP. Pekko HTTP finds this class by its name, which is a
 * setting.
 */
public final class UnreadableRequest extends ParsingErrorHandler {
  /** Pekko HTTP looks up the instance by this name. */
  public static final UnreadableRequest MODULE$ = new UnreadableRequest();

  /** Pekko HTTP does not report this case with a separate status, so the message is compared. */
  private static final String TOO_MANY_HEADERS = "HTTP message contains more than";

  private UnreadableRequest() {}

  @Override
  public HttpResponse handle(
      StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
    var replyStatus =
        error.summary().startsWith(TOO_MANY_HEADERS)
            ? StatusCodes.RequestHeaderFieldsTooLarge()
            : status;
    var id = RequestId.generate();
    ServerLog.refused(id, replyStatus.intValue());
    return Errors.inOurForm(
            HttpResponse.create().withStatus(replyStatus).withEntity(error.summary()))
        .addHeader(RawHeader.create(RequestId.HEADER, id));
  }
}
