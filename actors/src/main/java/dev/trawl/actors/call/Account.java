package dev.trawl.actors.call;

import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Usage;

/**
 * A run's budget and what it has spent. A call is allowed only if the budget covers the most that
 * it and all calls under way can use.
 *
 * @param kept held back for writing the answer
 * @param underWay the most that the calls under way can use
 */
record Account(Budget budget, Usage kept, Usage spent, Usage underWay) {
  /** Whether a call may start, must wait for others to end, or can never start. */
  enum Standing {
    ALLOWED,
    WAITS,
    EXHAUSTED
  }

  static Account of(Budget budget, Usage kept) {
    return new Account(budget, kept, Usage.NONE, Usage.NONE);
  }

  /**
   * @param writes whether the call writes the answer, and may use what is held back for that
   */
  Standing standing(Usage reserve, boolean writes) {
    var needed = writes ? spent.plus(reserve) : spent.plus(reserve).plus(kept);
    if (!budget.allows(needed)) {
      return Standing.EXHAUSTED;
    }
    return budget.allows(needed.plus(underWay)) ? Standing.ALLOWED : Standing.WAITS;
  }

  Account started(Usage reserve) {
    return new Account(budget, kept, spent, underWay.plus(reserve));
  }

  /**
   * @param reserve the same as when the call started
   * @param usage what the call really used
   */
  Account ended(Usage reserve, Usage usage) {
    return new Account(budget, kept, spent.plus(usage), underWay.minus(reserve));
  }
}
