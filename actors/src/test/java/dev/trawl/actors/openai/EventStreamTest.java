package dev.trawl.actors.openai;

import static dev.trawl.actors.openai.ScriptedServer.delta;
import static dev.trawl.actors.openai.ScriptedServer.finish;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.actors.openai.Exchange.Outcome;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.End;
import dev.trawl.protocol.model.ModelCall.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final String STREAM =
      String.join(
          "\n",
          ": keep-alive",
          "",
          "event: message",
          "data: " + delta("at 中"),
          "",
          "id: 7",
          "data:" + delta("😀 noon"),
          "",
          "data: {\"choices\": [],",
          "data:  \"usage\": {\"prompt_tokens\": 12, \"completion_tokens\": 3}}",
          "",
          "data: " + finish("length"),
          "data: [DONE]",
          "",
          "");
  private static final Reply<Completion> REPLY =
      new Reply<>(new Completion("at 中😀 noon", End.LENGTH), Usage.ofCall(12, 3));

  @Property(tries = 200)
  void readsTheSameReplyForAnySplitIntoPieces(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 60) Integer> lengths,
      @ForAll boolean returns)
      throws IOException {
    var bytes = (returns ? STREAM.replace("\n", "\r\n") : STREAM).getBytes(UTF_8);
    var stream = stream();
    int piece = 0;
    for (int at = 0; at < bytes.length; piece++) {
      int length = Math.min(lengths.get(piece % lengths.size()), bytes.length - at);
      stream.take(ByteBuffer.wrap(bytes, at, length));
      at += length;
    }

    assertThat(stream.end()).isEqualTo(new Outcome.Given<>(REPLY));
  }

  @Test
  void readsALastLineWithoutALineBreak() throws IOException {
    assertThat(read("data: " + delta("noon") + "\n\ndata: [DONE]"))
        .isEqualTo(
            new Outcome.Given<>(
                new Reply<>(new Completion("noon", End.COMPLETE), Usage.ofCall(0, 0))));
  }

  @Test
  void ignoresBytesAfterTheEnd() throws IOException {
    var stream = stream();

    assertThat(take(stream, "data: " + delta("noon") + "\n")).isFalse();
    assertThat(take(stream, "data: [DONE]\ndata: no JSON\n")).isTrue();
    assertThat(stream.isComplete()).isTrue();
  }

  @Test
  void reportsAnIncompleteEvent() {
    assertThatThrownBy(() -> read("data: {\"choices\":[\n\ndata: [DONE]\n\n"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("data: " + delta("no") + "\n\n"))
        .hasMessageContaining("ends in the middle");
  }

  private static EventStream stream() {
    return new EventStream(new ChatReply(piece -> {}, usage -> {}));
  }

  private static Outcome<Reply<Completion>> read(String text) throws IOException {
    var stream = stream();
    take(stream, text);
    return stream.end();
  }

  private static boolean take(EventStream stream, String text) throws IOException {
    return stream.take(ByteBuffer.wrap(text.getBytes(UTF_8)));
  }
}
