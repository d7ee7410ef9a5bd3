package dev.trawl.actors.call;

import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.Role;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * A call that has not been made yet.
 *
 * @param run the run whose budget pays for the call
 * @param role the role that the endpoint must have
 * @param priority calls with a higher priority go first within the run
 * @param reserve the maximum usage of the call
 * @param usageReceiver receives the usage of every attempt, including attempts that failed or were
 *     cancelled
 */
public record CallPlan(
    RunId run, Role role, double priority, Reserve reserve, ActorRef<Usage> usageReceiver) {
  /** The call gets a permit before all readers of its run, because the run waits for it. */
  static CallPlan ofStep(RunId run, ModelTask task, Models models, ActorRef<Usage> usageReceiver) {
    var role = Role.of(task);
    var model = models.smallestWindow(role);
    var reserve = new Reserve(model.promptTokens(task), model.replyTokens(task));
    return new CallPlan(run, role, Double.POSITIVE_INFINITY, reserve, usageReceiver);
  }
}
