package dev.trawl.actors.call;

import dev.trawl.actors.run.Listener;
import dev.trawl.protocol.ModelCall;
import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.ReadingModel;
import dev.trawl.protocol.Role;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A call that is a step of a run, ahead of all its readers, since the run waits for it.
 *
 * @param reserve the most that the call may take
 */
public record StepJob(
    RunId run, Role role, Reserve reserve, Caller.Prepared<?> prepared, Listener listener)
    implements Caller.Job {
  /** Hears how the call went; told inside the caller, so it only sends messages. */
  public interface Listener {
    /** What a call took, apart from what it gave. */
    void spent(Usage usage);

    /** It failed, and no retry can help. */
    void failed(String why);

    /** No call of anybody can succeed. */
    void refused(String why);
  }

  /** A method of the model, such as {@code ReadingModel::split}. */
  @FunctionalInterface
  public interface Calling<K extends ModelTask, T> {
    ModelCall<T> call(ReadingModel model, K task);
  }

  /**
   * @param then told what the call gave, after what it took
   */
  public static <K extends ModelTask, T> StepJob of(
      RunId run,
      Models models,
      K task,
      Calling<K, T> calling,
      Listener listener,
      Consumer<T> then) {
    var prepared =
        new Caller.Prepared<T>(
            task,
            model -> calling.call(model, task),
            reply -> {
              listener.spent(reply.usage());
              then.accept(reply.value());
            });
    var model = models.strictest(Role.of(task));
    var reserve = new Reserve(model.promptTokens(task), model.window().replyTokens());
    return new StepJob(run, Role.of(task), reserve, prepared, listener);
  }

  @Override
  public double priority() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public CompletionStage<Caller.Prepared<?>> prepare() {
    return CompletableFuture.completedFuture(prepared);
  }

  @Override
  public void failed(String why, Usage usage) {
    listener.spent(usage);
    listener.failed(why);
  }

  @Override
  public void refused(String why, Usage usage) {
    listener.spent(usage);
    listener.refused(why);
  }

  @Override
  public void unaffordable(String why) {
    listener.failed(why);
  }

  @Override
  public void retrying(Usage usage) {
    listener.spent(usage);
  }
}
