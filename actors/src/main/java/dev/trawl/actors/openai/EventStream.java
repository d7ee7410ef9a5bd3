package dev.trawl.actors.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trawl.actors.openai.Exchange.Body;
import dev.trawl.actors.openai.Exchange.Outcome;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.ModelCall.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a reply that arrives as server-sent events.
 *
 * <p>An event is almost always one line {@code data: …}, which is parsed in place. The standard
 * allows several such lines for one event, and some servers leave out the empty line between two
 * events. Therefore only a line that is not valid JSON is kept until the next empty line.
 */
final class EventStream implements Body<Reply<Completion>> {
  private static final byte[] DATA = ascii("data:");
  private static final byte[] ERROR = ascii("error:");
  private static final byte[] DONE = ascii("[DONE]");

  private final ChatReply reply;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(0);
  private byte[] bytes = new byte[4_096];
  private int length;
  private boolean done;

  EventStream(ChatReply reply) {
    this.reply = reply;
  }

  @Override
  public boolean take(ByteBuffer more) throws IOException {
    int seen = length;
    append(more);
    int begin = 0;
    for (int at = seen; at < length && !isOver(); at++) {
      if (bytes[at] == '\n') {
        line(begin, at > begin && bytes[at - 1] == '\r' ? at - 1 : at);
        begin = at + 1;
      }
    }
    length -= begin;
    System.arraycopy(bytes, begin, bytes, 0, length);
    return isOver();
  }

  private void append(ByteBuffer more) {
    int needed = length + more.remaining();
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
    more.get(bytes, length, more.remaining());
    length = needed;
  }

  private boolean isOver() {
    return done || reply.failed();
  }

  @Override
  public boolean isComplete() {
    return isOver() || reply.finished();
  }

  /** The last line may lack its line break. */
  @Override
  public Outcome<Reply<Completion>> end() throws IOException {
    if (!isOver()) {
      line(0, length > 0 && bytes[length - 1] == '\r' ? length - 1 : length);
      endEvent();
    }
    if (!isComplete()) {
      throw new IOException("it ends in the middle");
    }
    return reply.end();
  }

  /**
   * Ignores all fields except {@code data} and {@code error}. Also ignores comments, which servers
   * send to keep the connection open.
   */
  private void line(int from, int to) throws IOException {
    if (from == to) {
      endEvent();
    } else if (startsWith(DATA, from, to)) {
      event(pastSpaces(from + DATA.length, to), to);
    } else if (startsWith(ERROR, from, to)) {
      int start = pastSpaces(from + ERROR.length, to);
      reply.fail(ApiJson.read(bytes, start, to - start));
    }
  }

  private int pastSpaces(int from, int to) {
    int at = from;
    while (at < to && bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  private void event(int from, int to) throws IOException {
    if (waiting.size() > 0) {
      keep(from, to);
    } else if (startsWith(DONE, from, to)) {
      done = true;
    } else if (from < to) {
      try {
        reply.take(ApiJson.read(bytes, from, to - from));
      } catch (JsonProcessingException incomplete) {
        keep(from, to);
      }
    }
  }

  private void keep(int from, int to) {
    waiting.write(bytes, from, to - from);
    waiting.write('\n');
  }

  private void endEvent() throws IOException {
    if (waiting.size() > 0) {
      reply.take(ApiJson.read(waiting.toByteArray()));
      waiting.reset();
    }
  }

  private boolean startsWith(byte[] word, int from, int to) {
    return to - from >= word.length
        && Arrays.equals(bytes, from, from + word.length, word, 0, word.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
