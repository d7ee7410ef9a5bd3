package dev.trawl.http.server;

import java.util.UUID;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/** Answers what is no HTTP request, before there is any route. Named to Pekko HTTP as a setting. */
public final class UnreadableRequest extends ParsingErrorHandler {
  /** Where Pekko HTTP looks for the one there is. */
  public static final UnreadableRequest MODULE$ = new UnreadableRequest();

  private UnreadableRequest() {}

  @Override
  public HttpResponse handle(
      StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
    return Errors.inOurForm(HttpResponse.create().withStatus(status).withEntity(error.summary()))
        .addHeader(RawHeader.create(Edge.REQUEST_ID, UUID.randomUUID().toString()));
  }
}
