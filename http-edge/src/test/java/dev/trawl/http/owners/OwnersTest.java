package dev.trawl.http.owners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Tests which owner a key belongs to. */
class OwnersTest {
  private static final Allowance THREE_REQUESTS = new Allowance(OptionalInt.of(3), 1, 1, 1);

  private final Owners owners =
      new Owners(
          new Keys(
              List.of(
                  new Keys.Key("first-key", THREE_REQUESTS),
                  new Keys.Key("second-key", Allowance.UNLIMITED))));

  @Test
  void theSameKeyHasTheSameOwner() {
    assertThat(find("Bearer first-key")).isPresent().isEqualTo(find("bearer  first-key "));
    assertThat(find("Bearer second-key")).isPresent().isNotEqualTo(find("Bearer first-key"));
    assertThat(find("Bearer third-key")).isEmpty();
    assertThat(find("first-key")).isEmpty();
    assertThat(owners.find(Optional.empty())).isEmpty();
  }

  @Test
  void withoutKeysAllClientsAreOneOwner() {
    var all = new Owners(Keys.NONE);
    assertThat(all.isSingle()).isTrue();
    assertThat(all.find(Optional.empty()))
        .isPresent()
        .isEqualTo(all.find(Optional.of("Bearer any-key")));
  }

  @Test
  void anOwnerMustWaitWhenItsRequestsAreUsedUp() {
    var owner = find("Bearer first-key").orElseThrow();
    for (var i = 0; i < 3; i++) {
      assertThat(owner.waitForRequest()).isEmpty();
    }
    assertThat(owner.waitForRequest())
        .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1L, 21L));
    var other = find("Bearer second-key").orElseThrow();
    for (var i = 0; i < 100; i++) {
      assertThat(other.waitForRequest()).isEmpty();
    }
  }

  private Optional<Owner> find(String authorization) {
    return owners.find(Optional.of(authorization));
  }
}
