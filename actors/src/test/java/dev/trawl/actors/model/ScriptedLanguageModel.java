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

/** A language model that replies with the result of a function, and records its prompts. */
record ScriptedLanguageModel(
    Function<Prompt, CompletionStage<ModelCall.Reply<LanguageModel.Completion>>> replies,
    Queue<Prompt> received,
    Queue<Prompt> cancelled,
    Runnable cancelling)
    implements LanguageModel {
  static ScriptedLanguageModel of(
      Function<Prompt, CompletionStage<ModelCall.Reply<Completion>>> replies) {
    return new ScriptedLanguageModel(
        replies, new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>(), () -> {});
  }

  /** Gives these replies one after another. The server reports no usage. */
  static ScriptedLanguageModel replying(String... replies) {
    Iterator<String> next = Arrays.asList(replies).iterator();
    return of(prompt -> reply(next.next(), End.COMPLETE, Usage.NONE));
  }

  static CompletionStage<ModelCall.Reply<Completion>> reply(String text, End end, Usage usage) {
    return CompletableFuture.completedFuture(
        new ModelCall.Reply<>(new Completion(text, end), usage));
  }

  /** The same model, which runs {@code action} when a request is cancelled. */
  ScriptedLanguageModel cancelling(Runnable action) {
    return new ScriptedLanguageModel(replies, received, cancelled, action);
  }

  List<Prompt> prompts() {
    return List.copyOf(received);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public ModelCall<Completion> complete(Prompt prompt) {
    received.add(prompt);
    var reply = replies.apply(prompt);
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
            reply -> {
              var text = reply.value().text();
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
