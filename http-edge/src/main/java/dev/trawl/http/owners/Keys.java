package dev.trawl.http.owners;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a server and their limits. Only hashes of the keys are kept, and a key never appears
 * in a log, message or error.
 */
public final class Keys {
  /** No keys. */
  public static final Keys NONE = new Keys(List.of());

  private static final int MIN_CHARACTERS = 8;

  private final List<Key> keys;

  /** One key. */
  public static final class Key {
    private final byte[] hash;
    private final Allowance allowance;

    /**
     * @throws IllegalArgumentException if {@code text} is too short to be a secret
     */
    public Key(String text, Allowance allowance) {
      if (text.length() < MIN_CHARACTERS) {
        throw new IllegalArgumentException(
            "a key in trawl.http.keys is shorter than %d characters".formatted(MIN_CHARACTERS));
      }
      this.hash = Keys.hash(text);
      this.allowance = allowance;
    }

    Allowance allowance() {
      return allowance;
    }
  }

  public Keys(List<Key> keys) {
    this.keys = List.copyOf(keys);
  }

  /** Returns true if there are no keys, so that requests do not need one. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  List<Key> all() {
    return keys;
  }

  /**
   * Finds the key with this {@code text}. How long this takes for a wrong key does not depend on
   * its text.
   */
  Optional<Key> find(String text) {
    var given = hash(text);
    Optional<Key> found = Optional.empty();
    for (var key : keys) {
      if (MessageDigest.isEqual(key.hash, given)) {
        found = Optional.of(key);
      }
    }
    return found;
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
