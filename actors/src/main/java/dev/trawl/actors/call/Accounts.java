package dev.trawl.actors.call;

import dev.trawl.actors.call.Account.BudgetStatus;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts of the runs that have a budget; a run without an account has no limit. Not
 * thread-safe.
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
   * @param writes true if the call writes the answer, and may use the usage reserved for that
   */
  BudgetStatus status(RunId run, Usage reserve, boolean writes) {
    return Optional.ofNullable(open.get(run))
        .map(account -> account.status(reserve, writes))
        .orElse(BudgetStatus.ALLOWED);
  }

  void reserve(RunId run, Usage reserve) {
    open.computeIfPresent(run, (same, account) -> account.started(reserve));
  }

  /** Releases the reservation and charges the actual usage. */
  void settle(RunId run, Usage reserve, Usage used) {
    open.computeIfPresent(run, (same, account) -> account.ended(reserve, used));
  }
}
