package dev.trawl.http.server;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * Closes a connection if the headers of a request do not arrive completely within a timeout. The
 * time starts when the connection is opened, and again after each reply. Pekko HTTP's idle timeout
 * cannot do this: it must be as long as a client may wait for a reply, and every byte restarts it.
 */
final class HeadTimeout
    extends GraphStage<BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse>> {
  private static final String TIMER = "next request";

  private final Duration timeout;
  private final Inlet<HttpRequest> requestsIn = Inlet.create("HeadTimeout.requestsIn");
  private final Outlet<HttpRequest> requestsOut = Outlet.create("HeadTimeout.requestsOut");
  private final Inlet<HttpResponse> repliesIn = Inlet.create("HeadTimeout.repliesIn");
  private final Outlet<HttpResponse> repliesOut = Outlet.create("HeadTimeout.repliesOut");

  private HeadTimeout(Duration timeout) {
    this.timeout = timeout;
  }

  /** Must be joined with the handler of one connection. */
  static BidiFlow<HttpRequest, HttpRequest, HttpResponse, HttpResponse, NotUsed> after(
      Duration timeout) {
    return BidiFlow.fromGraph(new HeadTimeout(timeout));
  }

  @Override
  public BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse> shape() {
    return new BidiShape<>(requestsIn, requestsOut, repliesIn, repliesOut);
  }

  @Override
  public GraphStageLogic createLogic(Attributes inherited) {
    return new Logic();
  }

  private final class Logic extends TimerGraphStageLogic {
    Logic() {
      super(shape());
      forward(requestsIn, requestsOut, this::stopTimer);
      forward(repliesIn, repliesOut, this::startTimerWhenSent);
    }

    private <T> void forward(Inlet<T> from, Outlet<T> to, UnaryOperator<T> onElement) {
      setHandler(
          from,
          new AbstractInHandler() {
            @Override
            public void onPush() {
              push(to, onElement.apply(grab(from)));
            }

            @Override
            public void onUpstreamFinish() {
              complete(to);
            }
          });
      setHandler(
          to,
          new AbstractOutHandler() {
            @Override
            public void onPull() {
              pull(from);
            }

            @Override
            public void onDownstreamFinish(Throwable cause) {
              cancel(from, cause);
            }
          });
    }

    @Override
    public void preStart() {
      startTimer();
    }

    @Override
    public void onTimer(Object timer) {
      completeStage();
    }

    private void startTimer() {
      scheduleOnce(TIMER, timeout);
    }

    private HttpRequest stopTimer(HttpRequest request) {
      cancelTimer(TIMER);
      return request;
    }

    /**
     * Starts the timer for the next request when this reply has been sent, unless the connection
     * was upgraded to a WebSocket.
     */
    private HttpResponse startTimerWhenSent(HttpResponse reply) {
      if (reply.status().equals(StatusCodes.SWITCHING_PROTOCOLS)) {
        return reply;
      }
      if (reply.entity().isStrict()) {
        startTimer();
        return reply;
      }
      var sent = createAsyncCallback(ignored -> startTimer());
      return reply.transformEntityDataBytes(
          Flow.of(ByteString.class)
              .watchTermination(
                  (nothing, end) -> {
                    end.whenComplete((done, failure) -> sent.invoke(NotUsed.getInstance()));
                    return nothing;
                  }));
    }
  }
}
