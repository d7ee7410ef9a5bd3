package dev.trawl.http.owners;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** The owners of a server, one for each key; immutable. */
public final class Owners {
  private static final String SCHEME = "bearer ";

  private final Keys keys;
  private final Map<Keys.Key, Owner> byKey = new IdentityHashMap<>();
  private final Owner everybody = new Owner(Allowance.UNLIMITED);

  public Owners(Keys keys) {
    this.keys = keys;
    keys.all().forEach(key -> byKey.put(key, new Owner(key.allowance())));
  }

  /** Whether everybody is one owner, since there are no keys. */
  public boolean areOne() {
    return keys.isEmpty();
  }

  /** Whoever asks where there are no keys. */
  public Owner everybody() {
    return everybody;
  }

  /** Who sends this {@code Authorization}; nobody where a key is needed and it holds none. */
  public Optional<Owner> find(Optional<String> authorization) {
    return areOne()
        ? Optional.of(everybody)
        : authorization
            .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .flatMap(value -> keys.find(value.substring(SCHEME.length()).strip()))
            .map(byKey::get);
  }
}
