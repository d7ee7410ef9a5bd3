package dev.trawl.actors.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.hc.core5.reactor.IOSession;
import org.junit.jupiter.api.Test;

class ReadSkippingSessionTest {
  private static final int BUFFER_BYTES = 8;

  @Test
  void doesNotReadASocketThatIsKnownToBeEmpty() throws IOException {
    var socket = new ArrayDeque<>(List.of(5, 3));
    var session = ReadSkippingSession.of(session(socket));
    assertThat(read(session)).isEqualTo(5);
    assertThat(read(session)).isZero();
    assertThat(socket).containsExactly(3);
  }

  @Test
  void readsAgainIfTheBufferWasFull() throws IOException {
    var session = ReadSkippingSession.of(session(new ArrayDeque<>(List.of(BUFFER_BYTES, 3))));
    assertThat(read(session)).isEqualTo(BUFFER_BYTES);
    assertThat(read(session)).isEqualTo(3);
  }

  @Test
  void readsAgainWhenTheSelectorReportsMoreData() throws IOException {
    var session = ReadSkippingSession.of(session(new ArrayDeque<>(List.of(5, 3))));
    assertThat(read(session)).isEqualTo(5);
    session.updateReadTime();
    assertThat(read(session)).isEqualTo(3);
  }

  @Test
  void reportsTheEndAfterTheLastBytes() throws IOException {
    var session = ReadSkippingSession.of(session(new ArrayDeque<>(List.of(5, -1))));
    assertThat(read(session)).isEqualTo(5);
    session.updateReadTime();
    assertThat(read(session)).isEqualTo(-1);
  }

  private static int read(IOSession session) throws IOException {
    return session.read(ByteBuffer.allocate(BUFFER_BYTES));
  }

  /** A session whose socket returns these numbers of bytes, one for each read. */
  private static IOSession session(Queue<Integer> socket) {
    return (IOSession)
        Proxy.newProxyInstance(
            IOSession.class.getClassLoader(),
            new Class<?>[] {IOSession.class},
            (proxy, method, arguments) -> method.getName().equals("read") ? socket.remove() : null);
  }
}
