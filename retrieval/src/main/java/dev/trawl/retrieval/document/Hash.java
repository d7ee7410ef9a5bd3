package dev.trawl.retrieval.document;

import dev.trawl.protocol.DocumentId;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes the SHA-256 that identifies a document. */
public final class Hash {
  private Hash() {}

  public static DocumentId of(byte[] content) {
    return id(sha256().digest(content));
  }

  /** Reads {@code in} to the end. */
  public static DocumentId of(InputStream in) throws IOException {
    var digest = sha256();
    var buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return id(digest.digest());
  }

  private static DocumentId id(byte[] digest) {
    return new DocumentId(HexFormat.of().formatHex(digest));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java requires SHA-256", e);
    }
  }
}
