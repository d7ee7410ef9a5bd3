package dev.trawl.retrieval.data;

import java.io.IOException;
import java.io.Reader;

/**
 * Leaves out pictures that a text contains as base64, as in {@code
 * ![map](data:image/png;base64,iVBOR…)}. Everything else stays as it is.
 */
public final class PictureFilter extends Reader {
  private static final String MARK = ";base64,";

  /** A shorter run of letters is kept. */
  private static final int MIN_LENGTH = 64;

  private final Reader in;
  private final char[] buffer = new char[1 << 13];
  private final StringBuilder ready = new StringBuilder();
  private final StringBuilder held = new StringBuilder();
  private int given;
  private int matched;
  private boolean isEncoded;
  private int length;
  private int found;

  public PictureFilter(Reader in) {
    this.in = in;
  }

  @Override
  public int read(char[] to, int offset, int most) throws IOException {
    while (given == ready.length()) {
      ready.setLength(0);
      given = 0;
      int count = in.read(buffer);
      if (count < 0) {
        end();
        if (ready.isEmpty()) {
          return -1;
        }
      }
      for (int i = 0; i < count; i++) {
        add(buffer[i]);
      }
    }
    int count = Math.min(most, ready.length() - given);
    ready.getChars(given, given + count, to, offset);
    given += count;
    return count;
  }

  private void add(char c) {
    if (isEncoded) {
      if (c < 0x80 && Character.isLetterOrDigit(c) || "+/=_-".indexOf(c) >= 0) {
        length++;
        if (length <= MIN_LENGTH) {
          held.append(c);
        }
        return;
      }
      end();
    }
    ready.append(c);
    matched = c == MARK.charAt(matched) ? matched + 1 : c == ';' ? 1 : 0;
    if (matched == MARK.length()) {
      matched = 0;
      isEncoded = true;
    }
  }

  /** Ends a run of encoded letters. */
  private void end() {
    if (length > MIN_LENGTH) {
      found++;
    } else {
      ready.append(held);
    }
    held.setLength(0);
    length = 0;
    isEncoded = false;
  }

  /** The number of pictures that were left out so far. */
  public int found() {
    return found;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
