package dev.trawl.actors.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.call.Account.BudgetStatus;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Usage;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AccountTest {
  private static final Usage CALL = usage(1, 90, 10, 0.5);

  @Test
  void aCallMayStartIfItsMaximumUsageIsWithinTheBudget() {
    var account = Account.of(calls(3), Usage.NONE);

    assertThat(account.status(CALL, false)).isEqualTo(BudgetStatus.ALLOWED);
    account = account.started(CALL).started(CALL).started(CALL);
    assertThat(account.status(CALL, false)).isEqualTo(BudgetStatus.WAITS);
  }

  @Test
  void unspentBudgetIsAvailableToOtherCalls() {
    var account = Account.of(calls(1), Usage.NONE).started(CALL).ended(CALL, Usage.NONE);

    assertThat(account.status(CALL, false)).isEqualTo(BudgetStatus.ALLOWED);
  }

  @Test
  void theAnswerReserveIsOnlyForTheAnswer() {
    var account = Account.of(calls(1), CALL);

    assertThat(account.status(CALL, false)).isEqualTo(BudgetStatus.EXHAUSTED);
    assertThat(account.status(CALL, true)).isEqualTo(BudgetStatus.ALLOWED);
  }

  @Test
  void limitsCostAndTokensInTheSameWayAsCalls() {
    var tokens =
        new Budget(
            OptionalInt.empty(), OptionalLong.of(99), OptionalDouble.empty(), Optional.empty());
    var money =
        new Budget(
            OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.of(0.4), Optional.empty());

    assertThat(Account.of(tokens, Usage.NONE).status(CALL, false))
        .isEqualTo(BudgetStatus.EXHAUSTED);
    assertThat(Account.of(money, Usage.NONE).status(CALL, false)).isEqualTo(BudgetStatus.EXHAUSTED);
  }

  /** Each call uses a random part of its reserve; the total never exceeds the budget. */
  @Property
  void neverSpendsMoreThanTheBudget(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int maxCalls,
      @ForAll @IntRange(max = 300) int steps) {
    var random = new Random(seed);
    var budget = calls(maxCalls);
    var account = Account.of(budget, usage(1, 500, 50, 0));
    var inProgress = new ArrayList<Usage>();
    for (int i = 0; i < steps; i++) {
      var reserve = usage(1 + random.nextInt(2), random.nextInt(1000), 10, 0);
      if (account.status(reserve, random.nextInt(10) == 0) == BudgetStatus.ALLOWED) {
        account = account.started(reserve);
        inProgress.add(reserve);
      } else if (!inProgress.isEmpty()) {
        var ended = inProgress.remove(random.nextInt(inProgress.size()));
        account = account.ended(ended, usage(random.nextInt(ended.calls() + 1), 0, 0, 0));
      }
      assertThat(budget.allows(account.spent())).isTrue();
    }
    for (var ended : inProgress) {
      account = account.ended(ended, ended);
      assertThat(budget.allows(account.spent())).isTrue();
    }
    assertThat(account.inProgress().calls()).isZero();
  }

  private static Budget calls(int maxCalls) {
    return new Budget(
        OptionalInt.of(maxCalls), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());
  }

  private static Usage usage(int calls, long prompt, long reply, double cost) {
    return new Usage(calls, prompt, reply, (int) prompt, 0, OptionalDouble.of(cost));
  }
}
