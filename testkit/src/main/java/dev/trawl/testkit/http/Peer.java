package dev.trawl.testkit.http;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/**
 * A connection to a client. One thread reads, waits and writes. Any thread may call {@link #reset}.
 *
 * <p>While waiting, the thread reads with a timeout, so it notices immediately when the client
 * closes the connection, without a second thread. If the client closes only its output, the
 * connection also counts as closed.
 */
public final class Peer implements Closeable {
  /** A connection is closed after this time without a request. */
  private static final int IDLE_MS = 120_000;

  private static final int BUFFER_BYTES = 16 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int filled;
  private volatile boolean broken;

  public Peer(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Returns true if the endpoint broke the connection. */
  public boolean isBroken() {
    return broken;
  }

  /** The next byte, or -1 at the end. */
  int read() throws IOException {
    if (next == filled && !fill()) {
      return -1;
    }
    return buffer[next++] & 0xff;
  }

  byte[] read(int count) throws IOException {
    var bytes = new byte[count];
    int done = 0;
    while (done < count) {
      if (next == filled && !fill()) {
        throw new EOFException("the client closed the connection in the middle of a request");
      }
      int some = Math.min(count - done, filled - next);
      System.arraycopy(buffer, next, bytes, done, some);
      next += some;
      done += some;
    }
    return bytes;
  }

  private boolean fill() throws IOException {
    socket.setSoTimeout(IDLE_MS);
    next = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  /**
   * Waits for {@code time}, rounded up to milliseconds. Data that the client sends meanwhile is
   * buffered.
   *
   * @throws IOException immediately when the client closes the connection
   */
  public void await(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    System.arraycopy(buffer, next, buffer, 0, filled - next);
    filled -= next;
    next = 0;
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      int millis = (int) ((left + 999_999) / 1_000_000);
      if (filled == buffer.length) {
        sleep(millis);
      } else if (!buffered(millis)) {
        return;
      }
    }
  }

  /** Buffers data that arrives within {@code millis}. Returns false if no data arrives. */
  private boolean buffered(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      int count = in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        throw new EOFException("the client closed the connection before the reply");
      }
      filled += count;
      return true;
    } catch (SocketTimeoutException over) {
      return false;
    }
  }

  private static void sleep(int millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketException("interrupted");
    }
  }

  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /** Writes the first {@code count} of {@code bytes}. */
  void write(byte[] bytes, int count) throws IOException {
    write(Arrays.copyOf(bytes, count));
  }

  /** Closes the connection with RST, so that the client loses data that it has not read yet. */
  public void reset() {
    broken = true;
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException closed) {
      // The connection is already broken, as intended.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
