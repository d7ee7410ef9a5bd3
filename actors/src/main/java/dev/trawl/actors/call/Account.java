package dev.trawl.actors.call;

import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Usage;

/**
 * What a run may spend, has spent, and may be spending: a call is only allowed when even its worst
 * outcome, and that of all calls under way, stays within the budget.
 *
 * @param kept held back for writing the answer
 * @param underWay the reserves of calls that have not ended
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
   * @param writes whether the call writes the answer, and may take what is kept for that
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
   * @param reserve as it was when the call started
   * @param usage what it really took
   */
  Account ended(Usage reserve, Usage usage) {
    return new Account(budget, kept, spent.plus(usage), underWay.minus(reserve));
  }
}
