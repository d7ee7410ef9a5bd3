package dev.trawl.retrieval.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 (FIPS 180-4).
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Hash(String sha256) {
  public static Hash of(byte[] content) {
    var digest = start();
    digest.update(content);
    return digested(digest);
  }

  /** The hash of {@code text} in UTF-8. */
  public static Hash of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads {@code in} to the end. */
  public static Hash of(InputStream in) throws IOException {
    var digest = start();
    var buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return digested(digest);
  }

  private static Hash digested(MessageDigest digest) {
    return new Hash(HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java requires SHA-256", e);
    }
  }
}
