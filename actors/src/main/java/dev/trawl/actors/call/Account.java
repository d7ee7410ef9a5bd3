package dev.trawl.actors.call;

import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Usage;

/**
 * A run's budget and what it has spent. A call is allowed only if the budget covers the maximum
 * usage of this call and of all calls in progress.
 *
 * @param answerReserve reserved for writing the answer
 * @param inProgress the maximum usage of the calls in progress
 */
record Account(Budget budget, Usage answerReserve, Usage spent, Usage inProgress) {
  /** Says whether a call may start, must wait for other calls to end, or can never start. */
  enum BudgetStatus {
    ALLOWED,
    WAITS,
    EXHAUSTED
  }

  static Account of(Budget budget, Usage answerReserve) {
    return new Account(budget, answerReserve, Usage.NONE, Usage.NONE);
  }

  /**
   * @param writes true if the call writes the answer, and may use the usage reserved for that
   */
  BudgetStatus status(Usage reserve, boolean writes) {
    var needed = writes ? spent.plus(reserve) : spent.plus(reserve).plus(answerReserve);
    if (!budget.allows(needed)) {
      return BudgetStatus.EXHAUSTED;
    }
    return budget.allows(needed.plus(inProgress)) ? BudgetStatus.ALLOWED : BudgetStatus.WAITS;
  }

  Account started(Usage reserve) {
    return new Account(budget, answerReserve, spent, inProgress.plus(reserve));
  }

  /**
   * @param reserve the same as when the call started
   * @param usage the actual usage of the call
   */
  Account ended(Usage reserve, Usage usage) {
    return new Account(budget, answerReserve, spent.plus(usage), inProgress.minus(reserve));
  }
}
