package dev.trawl.actors.model;

import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.ModelCall;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/** A language model that replies as its function says, and records its prompts. */
record ScriptedLanguageModel(
    Function<Prompt, CompletionStage<ModelCall.Reply<LanguageModel.Completion>>> speaking,
    Queue<Prompt> heard,
    Queue<Prompt> cancelled,
    Runnable cancelling)
    implements LanguageModel {
  static ScriptedLanguageModel of(
      Function<Prompt, CompletionStage<ModelCall.Reply<Completion>>> speaking) {
    return new ScriptedLanguageModel(
        speaking, new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>(), () -> {});
  }

  /** Gives these replies one after another. The server reports no usage. */
  static ScriptedLanguageModel saying(String... replies) {
    Iterator<String> next = Arrays.asList(replies).iterator();
    return of(prompt -> said(next.next(), End.COMPLETE, Usage.NONE));
  }

  static CompletionStage<ModelCall.Reply<Completion>> said(String text, End end, Usage usage) {
    return CompletableFuture.completedFuture(
        new ModelCall.Reply<>(new Completion(text, List.of(), end), usage));
  }

  /** The same model, which runs {@code action} when a request is cancelled. */
  ScriptedLanguageModel cancelling(Runnable action) {
    return new ScriptedLanguageModel(speaking, heard, cancelled, action);
  }

  List<Prompt> prompts() {
    return List.copyOf(heard);
  }

  @Override
  public String name() {
    return "spoken";
  }

  @Override
  public ModelCall<Completion> complete(Prompt prompt) {
    heard.add(prompt);
    var reply = speaking.apply(prompt);
    return new ModelCall<>() {
      @Override
      public CompletionStage<Reply<Completion>> reply() {
        return reply;
      }

      @Override
      public void cancel() {
        if (!reply.toCompletableFuture().isDone()) {
          cancelled.add(prompt);
          cancelling.run();
        }
      }
    };
  }

  /** Streams its reply, two letters at a time. */
  @Override
  public ModelCall<Completion> complete(Prompt prompt, Consumer<String> pieces) {
    var call = complete(prompt);
    call.reply()
        .thenAccept(
            said -> {
              var text = said.value().text();
              for (var from = 0; from < text.length(); from += 2) {
                pieces.accept(text.substring(from, Math.min(text.length(), from + 2)));
              }
            });
    return call;
  }

  @Override
  public ModelCall<Facts> describe() {
    return new ModelCall<>() {
      @Override
      public CompletionStage<Reply<Facts>> reply() {
        return CompletableFuture.completedFuture(
            new Reply<>(new Facts(OptionalInt.empty()), Usage.NONE));
      }

      @Override
      public void cancel() {}
    };
  }
}
