package dev.trawl.actors.openai;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.locks.Lock;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ssl.SSLIOSession;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection that does not read from a socket known to be empty.
 *
 * <p>The library tries to read before each HTTP chunk of a reply, and a stream has a chunk for
 * every few letters. This causes a dozen system calls for a reply that arrived in one piece. A read
 * that does not fill its buffer has emptied the socket. If data, the end of the stream or a reset
 * arrives later, the selector reports it until it is read. The library then calls {@link
 * #updateReadTime} before it reads.
 *
 * <p>There is no lock, because the library makes both calls only on the session's selector thread.
 */
final class ReadSkippingSession implements IOSession {
  private final IOSession session;
  private boolean isEmpty;

  private ReadSkippingSession(IOSession session) {
    this.session = session;
  }

  /**
   * A selector does not report data that TLS has decrypted but not yet passed on, so TLS sessions
   * are not wrapped.
   */
  static IOSession of(IOSession session) {
    return session instanceof SSLIOSession ? session : new ReadSkippingSession(session);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (isEmpty) {
      return 0;
    }
    int capacity = into.remaining();
    int count = session.read(into);
    isEmpty = count >= 0 && count < capacity;
    return count;
  }

  /** The socket has data, or was closed. */
  @Override
  public void updateReadTime() {
    isEmpty = false;
    session.updateReadTime();
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return session.write(from);
  }

  @Override
  public void updateWriteTime() {
    session.updateWriteTime();
  }

  @Override
  public String getId() {
    return session.getId();
  }

  @Override
  public IOEventHandler getHandler() {
    return session.getHandler();
  }

  @Override
  public void upgrade(IOEventHandler handler) {
    session.upgrade(handler);
  }

  @Override
  public Lock getLock() {
    return session.getLock();
  }

  @Override
  public void enqueue(Command command, Command.Priority priority) {
    session.enqueue(command, priority);
  }

  @Override
  public boolean hasCommands() {
    return session.hasCommands();
  }

  @Override
  public Command poll() {
    return session.poll();
  }

  @Override
  public ByteChannel channel() {
    return session.channel();
  }

  @Override
  public SocketAddress getRemoteAddress() {
    return session.getRemoteAddress();
  }

  @Override
  public SocketAddress getLocalAddress() {
    return session.getLocalAddress();
  }

  @Override
  public int getEventMask() {
    return session.getEventMask();
  }

  @Override
  public void setEventMask(int mask) {
    session.setEventMask(mask);
  }

  @Override
  public void setEvent(int event) {
    session.setEvent(event);
  }

  @Override
  public void clearEvent(int event) {
    session.clearEvent(event);
  }

  @Override
  public Status getStatus() {
    return session.getStatus();
  }

  @Override
  public boolean isOpen() {
    return session.isOpen();
  }

  @Override
  public Timeout getSocketTimeout() {
    return session.getSocketTimeout();
  }

  @Override
  public void setSocketTimeout(Timeout timeout) {
    session.setSocketTimeout(timeout);
  }

  @Override
  public long getLastReadTime() {
    return session.getLastReadTime();
  }

  @Override
  public long getLastWriteTime() {
    return session.getLastWriteTime();
  }

  @Override
  public long getLastEventTime() {
    return session.getLastEventTime();
  }

  @Override
  public void close() {
    session.close();
  }

  @Override
  public void close(CloseMode mode) {
    session.close(mode);
  }
}
