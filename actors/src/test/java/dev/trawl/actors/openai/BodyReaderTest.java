package dev.trawl.actors.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.openai.Exchange.Outcome;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.ModelCall.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.core5.concurrent.CallbackContribution;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.junit.jupiter.api.Test;

/**
 * Tests replies on a connection that breaks. Over a real socket, the moment of the break would be
 * random.
 */
class BodyReaderTest {
  private static final Server SERVER =
      new Server(
          URI.create("http://127.0.0.1:9/v1"),
          "tiny",
          Optional.empty(),
          "trawl.model",
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          1_000_000,
          "{}");
  private static final String BEGUN =
      "data: {\"choices\":[{\"delta\":{\"content\":\"noon\"}}]}\n\n";
  private static final String FINISHED = "data: {\"choices\":[{\"finish_reason\":\"stop\"}]}\n\n";

  private final Exchange<Reply<Completion>> exchange =
      new Exchange<>(new Failures(SERVER), SERVER.stallTimeout());

  @Test
  void acceptsACompleteReplyWhenTheConnectionBreaks() {
    breakAfter(BEGUN + FINISHED);

    assertThat(exchange.outcome())
        .isCompletedWithValueMatching(
            outcome ->
                outcome instanceof Outcome.Given<Reply<Completion>>(var reply)
                    && reply.value().text().equals("noon"));
  }

  @Test
  void rejectsAnIncompleteReply() {
    breakAfter(BEGUN);

    assertThat(exchange.outcome())
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("broke the connection: reset");
  }

  private void breakAfter(String received) {
    var reader =
        new BodyReader<>(
            exchange,
            head -> new EventStream(new ChatReply(piece -> {}, usage -> {})),
            new Failures(SERVER),
            1_000_000);
    reader.consumeResponse(
        new BasicHttpResponse(200),
        new BasicEntityDetails(-1, null),
        HttpCoreContext.create(),
        new CallbackContribution<>(null) {
          @Override
          public void completed(Exchange<Reply<Completion>> read) {}
        });
    reader.consume(ByteBuffer.wrap(received.getBytes(UTF_8)));
    reader.failed(new IOException("reset"));
    reader.releaseResources();
  }
}
