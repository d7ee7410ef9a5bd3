package dev.trawl.actors.call;

import dev.trawl.actors.call.Account.Standing;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts of the runs that have a budget; any other run may spend. Mutable, for one thread.
 */
final class Accounts {
  private final Map<RunId, Account> open = new HashMap<>();

  void open(RunId run, Account account) {
    open.put(run, account);
  }

  void close(RunId run) {
    open.remove(run);
  }

  /**
   * @param writes whether the call writes the answer, and may use what is held back for that
   */
  Standing standing(RunId run, Usage reserve, boolean writes) {
    return Optional.ofNullable(open.get(run))
        .map(account -> account.standing(reserve, writes))
        .orElse(Standing.ALLOWED);
  }

  void reserve(RunId run, Usage reserve) {
    open.computeIfPresent(run, (same, account) -> account.started(reserve));
  }

  /** Frees what was reserved and charges what was used. */
  void settle(RunId run, Usage reserve, Usage used) {
    open.computeIfPresent(run, (same, account) -> account.ended(reserve, used));
  }
}
