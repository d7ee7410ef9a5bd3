package dev.trawl.retrieval.rtf;

import dev.trawl.retrieval.office.OleObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the document in an object, which has a head in the format of OLE 1 (MS-OLEDS, 2.2). */
final class EmbeddedObject {
  /** The object is not only a link. */
  private static final int EMBEDDED = 2;

  private final ByteBuffer bytes;

  private EmbeddedObject(byte[] object) {
    bytes = ByteBuffer.wrap(object).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The document in an object; empty if it is only a link or contains no document.
   *
   * @throws IOException if the object is damaged
   * @throws RuntimeException if the object is damaged
   */
  static Optional<OleObject> document(byte[] object) throws IOException {
    return new EmbeddedObject(object).document();
  }

  private Optional<OleObject> document() throws IOException {
    bytes.getInt();
    if (bytes.getInt() != EMBEDDED) {
      return Optional.empty();
    }
    var type = new String(block(), StandardCharsets.ISO_8859_1);
    block();
    block();
    if (type.equals("Package\0")) {
      bytes.getInt();
      return Optional.of(file());
    }
    var content = block();
    return isOle(content) ? OleObject.in(content) : Optional.empty();
  }

  /** A file with its name, and the path and the command that it had on the author's computer. */
  private OleObject file() {
    bytes.getShort();
    var name = string();
    string();
    bytes.getInt();
    block();
    return new OleObject(name, block());
  }

  /** Reads bytes that follow their number. */
  private byte[] block() {
    var content = new byte[Math.clamp(bytes.getInt(), 0, bytes.remaining())];
    bytes.get(content);
    return content;
  }

  private String string() {
    int start = bytes.position();
    while (bytes.get() != 0) {
      // A zero ends the string.
    }
    int length = bytes.position() - 1 - start;
    return new String(bytes.array(), start, length, CodePages.WESTERN);
  }

  private static boolean isOle(byte[] content) {
    return content.length > 4 && content[0] == (byte) 0xd0 && content[1] == (byte) 0xcf;
  }
}
