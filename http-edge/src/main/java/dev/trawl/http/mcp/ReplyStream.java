package dev.trawl.http.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.SourceQueueWithComplete;
import org.apache.pekko.util.ByteString;
import reactor.core.publisher.Mono;

/**
 * Sends messages to a client as server-sent events, with backpressure to the senders. If the client
 * has disconnected, messages are dropped without an error. Thread-safe.
 */
public final class ReplyStream implements McpStreamableServerTransport {
  /** Maximum number of buffered messages. */
  private static final int BUFFER = 16;

  /** Maximum number of messages that wait for space in the buffer at the same time. */
  private static final int MAX_WAITING_MESSAGES = 4;

  private final SourceQueueWithComplete<ByteString> queue;
  private final Source<ByteString, NotUsed> events;

  public ReplyStream(ActorSystem<?> system) {
    var open =
        Source.<ByteString>queue(BUFFER, OverflowStrategy.backpressure(), MAX_WAITING_MESSAGES)
            .preMaterialize(system);
    this.queue = open.first();
    this.events = open.second();
  }

  /** The stream to the client; it can be run only once. */
  public Source<ByteString, NotUsed> events() {
    return events;
  }

  /** Completes when the stream has ended or failed, or the client has disconnected. */
  CompletionStage<Done> end() {
    return queue.watchCompletion().handle((done, failure) -> Done.getInstance());
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
    return Mono.fromCompletionStage(
        () -> queue.offer(event(message)).<Void>handle((result, failure) -> null));
  }

  /** Ignores the id, because a broken stream cannot be resumed. */
  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message, String id) {
    return sendMessage(message);
  }

  private static ByteString event(McpSchema.JSONRPCMessage message) {
    try {
      return ByteString.fromString(
          "event: message\ndata: %s\n\n".formatted(Tools.MAPPER.writeValueAsString(message)));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return Tools.MAPPER.convertValue(data, type);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(this::close);
  }

  @Override
  public void close() {
    queue.complete();
  }
}
