package dev.trawl.http.owners;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** The owners of a server, one for each key. Immutable. */
public final class Owners {
  private static final String SCHEME = "bearer ";

  private final Keys keys;
  private final Map<Keys.Key, Owner> byKey = new IdentityHashMap<>();
  private final Owner everybody = new Owner(Allowance.UNLIMITED);

  public Owners(Keys keys) {
    this.keys = keys;
    keys.all().forEach(key -> byKey.put(key, new Owner(key.allowance())));
  }

  /** Returns true if there are no keys, so that all clients are the same owner. */
  public boolean isSingle() {
    return keys.isEmpty();
  }

  /** The owner of all requests if there are no keys. */
  public Owner everybody() {
    return everybody;
  }

  /**
   * The owner for this {@code Authorization} header; empty if a key is needed and the header has no
   * valid one.
   */
  public Optional<Owner> find(Optional<String> authorization) {
    return isSingle()
        ? Optional.of(everybody)
        : authorization
            .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .flatMap(value -> keys.find(value.substring(SCHEME.length()).strip()))
            .map(byKey::get);
  }
}
