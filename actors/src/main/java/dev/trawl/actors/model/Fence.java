package dev.trawl.actors.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Digits that mark where a document's text begins and ends in a prompt.
 *
 * <p>They are derived from a secret and the question. They are therefore the same in every call
 * about one question, so that a server can cache the prompt. A document cannot guess them, so it
 * cannot end its own text. Thread-safe.
 */
final class Fence {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SECRET_BYTES = 32;
  private static final int DIGITS = 16;

  private static final class OfProcess {
    private static final Fence FENCE = new Fence(random());
  }

  private record Signed(String text, String digits) {}

  private final SecretKeySpec secret;

  /** Cached because thousands of calls are about one question; a lost update only costs time. */
  private volatile Signed last = new Signed("", "");

  Fence(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** A fence with a random secret of this process. */
  static Fence ofProcess() {
    return OfProcess.FENCE;
  }

  /**
   * The digits for texts about {@code information}: {@value #DIGITS} of them, or more if a text
   * contains those, which can happen only if the secret has leaked.
   */
  String around(String information, List<String> texts) {
    var digits = signed(information);
    for (var length = DIGITS; length <= digits.length(); length *= 2) {
      var fence = digits.substring(0, length);
      if (texts.stream().noneMatch(text -> text.contains(fence))) {
        return fence;
      }
    }
    return digits + around(digits, texts);
  }

  private String signed(String text) {
    var known = last;
    if (!known.text().equals(text) || known.digits().isEmpty()) {
      known = new Signed(text, HexFormat.of().formatHex(sign(text)));
      last = known;
    }
    return known.digits();
  }

  private byte[] sign(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] random() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
