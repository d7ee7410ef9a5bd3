package dev.trawl.actors.call;

import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Step;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A model's reply to a task; one type for each kind of task. */
public sealed interface ModelReply {
  record Understood(ReadingModel.Understanding understanding) implements ModelReply {}

  record Rewritten(String question) implements ModelReply {}

  record Split(ReadingModel.Split split) implements ModelReply {}

  record Keywords(List<Keyword> keywords) implements ModelReply {}

  record Verdicts(List<ReadingModel.Verdict> verdicts) implements ModelReply {}

  record Drafted(ReadingModel.Draft draft) implements ModelReply {}

  record Formed(String json) implements ModelReply {}

  record NextStep(Step step) implements ModelReply {}

  /**
   * A call in progress.
   *
   * @param reply completes as {@link ModelCall#reply} does
   */
  record Pending(ModelCall<?> call, CompletionStage<ModelCall.Reply<ModelReply>> reply) {
    private static <T> Pending of(ModelCall<T> call, Function<T, ModelReply> wrap) {
      return new Pending(
          call,
          call.reply()
              .thenApply(reply -> new ModelCall.Reply<>(wrap.apply(reply.value()), reply.usage())));
    }
  }

  /**
   * Calls {@code model} for {@code task}.
   *
   * @param drafts receives the text of an answer while it is written
   */
  static Pending call(ReadingModel model, ModelTask task, ReadingModel.Drafts drafts) {
    return switch (task) {
      case ModelTask.Understand understand ->
          Pending.of(model.understand(understand), Understood::new);
      case ModelTask.Rewrite rewrite -> Pending.of(model.rewrite(rewrite), Rewritten::new);
      case ModelTask.Split split -> Pending.of(model.split(split), Split::new);
      case ModelTask.DeriveKeywords derive ->
          Pending.of(model.deriveKeywords(derive), Keywords::new);
      case ModelTask.Read read -> Pending.of(model.read(read), Verdicts::new);
      case ModelTask.ReadGroup group -> Pending.of(model.readGroup(group), Verdicts::new);
      case ModelTask.Answer answer -> Pending.of(model.answer(answer, drafts), Drafted::new);
      case ModelTask.Chat chat -> Pending.of(model.chat(chat), Drafted::new);
      case ModelTask.Form form -> Pending.of(model.form(form), Formed::new);
      case ModelTask.NextStep next -> Pending.of(model.nextStep(next), NextStep::new);
    };
  }
}
