package dev.trawl.http.questions;

import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import dev.trawl.http.QuestionBody;
import dev.trawl.http.RunBody;
import dev.trawl.http.exchange.ApiException;
import dev.trawl.http.exchange.Bodies;
import dev.trawl.http.exchange.Reply;
import dev.trawl.http.exchange.RequestId;
import dev.trawl.http.exchange.ServerLog;
import dev.trawl.http.exchange.Times;
import dev.trawl.http.owners.Owner;
import dev.trawl.http.runs.RunLogs;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.Accept;
import org.apache.pekko.http.javadsl.model.headers.Location;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /v1/questions} and {@code /v1/runs}. A run continues when its client disconnects. */
public final class QuestionRoutes extends AllDirectives {
  private final Questions questions;
  private final Bodies bodies;
  private final Times times;

  public QuestionRoutes(Questions questions, Bodies bodies, Times times) {
    this.questions = questions;
    this.bodies = bodies;
    this.times = times;
  }

  /** The routes below {@code /v1}, for {@code owner}. */
  public Route route(Owner owner) {
    return concat(
        path("questions", () -> post(() -> handle(request -> ask(owner, request)))),
        pathPrefix("runs", () -> runs(owner)));
  }

  private Route runs(Owner owner) {
    return concat(
        path(
            segment(),
            run ->
                concat(
                    get(() -> handle(request -> state(owner, run))),
                    delete(() -> handle(request -> cancel(owner, run))))),
        path(
            segment().slash("events"),
            run ->
                get(
                    () ->
                        parameterOptional(
                            "after",
                            after ->
                                handle(
                                    request ->
                                        events(owner, run, last(request).or(() -> after)))))));
  }

  private CompletionStage<HttpResponse> ask(Owner owner, HttpRequest request) {
    return bodies
        .read(request, QuestionBody.class)
        .thenCompose(body -> questions.ask(owner, body))
        .thenApply(started -> ServerLog.began(RequestId.of(request), started))
        .thenApply(
            started ->
                (wantsEvents(request) ? follow(started) : accepted(started))
                    .addHeader(Location.create("/v1/runs/" + started.run())));
  }

  private static boolean wantsEvents(HttpRequest request) {
    return request
        .getHeader(Accept.class)
        .map(
            accept ->
                StreamSupport.stream(accept.getMediaRanges().spliterator(), false)
                    .anyMatch(
                        range ->
                            range.mainType().equals(MediaTypes.TEXT_EVENT_STREAM.mainType())
                                && range.matches(MediaTypes.TEXT_EVENT_STREAM)))
        .orElse(false);
  }

  private HttpResponse follow(RunLogs.Started started) {
    return Reply.events(questions.follow(0, started.log()), times.heartbeat());
  }

  private static HttpResponse accepted(RunLogs.Started started) {
    return Reply.json(StatusCodes.ACCEPTED, new RunBody.Accepted(started.run().value()));
  }

  private CompletionStage<HttpResponse> state(Owner owner, String run) {
    return questions.state(owner, run).thenApply(state -> Reply.line(StatusCodes.OK, state.json()));
  }

  /**
   * Cancels a run, which then sends its final event. This has no effect on a run that has ended.
   */
  private CompletionStage<HttpResponse> cancel(Owner owner, String run) {
    return questions
        .find(owner, run)
        .thenApply(
            log -> {
              questions.cancel(Questions.id(run));
              return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
            });
  }

  /**
   * Replies 204 if the client already has the final event, so that a browser does not reconnect.
   */
  private CompletionStage<HttpResponse> events(Owner owner, String run, Optional<String> after) {
    var seq = after.map(QuestionRoutes::seq).orElse(0L);
    return questions
        .state(owner, run)
        .thenCombine(
            questions.find(owner, run),
            (state, log) ->
                state.hasEnded() && seq >= state.seq()
                    ? HttpResponse.create().withStatus(StatusCodes.NO_CONTENT)
                    : Reply.events(questions.follow(seq, log), times.heartbeat()));
  }

  /** The number of the last event that a client received before it reconnected. */
  private static Optional<String> last(HttpRequest request) {
    return request.getHeader("Last-Event-ID").map(header -> header.value().strip());
  }

  private static long seq(String text) {
    try {
      var seq = Long.parseLong(text);
      if (seq >= 0) {
        return seq;
      }
    } catch (NumberFormatException wrong) {
      // Handled like any other invalid number.
    }
    throw ApiException.invalid("after", "Not a valid event number: " + text);
  }
}
