package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** The keys that requests may come with. Only their hashes are kept, and no text shows them. */
public final class Keys {
  private static final int LEAST_CHARACTERS = 8;
  private static final String SCHEME = "bearer ";

  private final List<byte[]> hashes;

  Keys(List<String> keys) {
    if (keys.stream().anyMatch(key -> key.length() < LEAST_CHARACTERS)) {
      throw new IllegalArgumentException(
          "a key in trawl.http.keys is shorter than %d characters".formatted(LEAST_CHARACTERS));
    }
    hashes = keys.stream().map(Keys::hash).toList();
  }

  /** Whether there is none, so that nobody needs one. */
  boolean isEmpty() {
    return hashes.isEmpty();
  }

  /**
   * Whether a request with this {@code Authorization} may pass. Takes as long for any wrong key.
   */
  boolean allow(Optional<String> authorization) {
    return isEmpty()
        || authorization
            .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(value -> hash(value.substring(SCHEME.length()).strip()))
            .filter(this::isKnown)
            .isPresent();
  }

  private boolean isKnown(byte[] hash) {
    var known = false;
    for (var each : hashes) {
      known |= MessageDigest.isEqual(each, hash);
    }
    return known;
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
