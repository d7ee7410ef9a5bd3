package dev.trawl.http.server;

import dev.trawl.actors.model.PromptSettings;
import dev.trawl.actors.model.PromptedReadingModel;
import dev.trawl.actors.model.Prompts;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A small language model for tests. It answers with a sentence that contains a word of the
 * question, and repeats small talk. If it is asked for JSON, it returns the replies that the test
 * has given it.
 */
final class ChattingModel implements LanguageModel {
  private static final Pattern SENTENCE = Pattern.compile("(?m)^(\\d+): (.*)$");
  private static final Pattern QUESTION = Pattern.compile("\\[QUESTION]\n(.*)");

  final Queue<Prompt> prompts = new ConcurrentLinkedQueue<>();
  private final Queue<String> forms = new ArrayDeque<>();
  private final String kind;

  /**
   * @param kind the kind that it assigns to every question
   * @param forms its replies when it is asked for JSON, one after another
   */
  ChattingModel(String kind, String... forms) {
    this.kind = kind;
    this.forms.addAll(List.of(forms));
  }

  ReadingModel reading() {
    return new PromptedReadingModel(
        this,
        Prompts.builtIn(),
        Tokens.builtIn(),
        new PromptSettings(8192, 1024, 0.1, Optional.empty()));
  }

  List<String> tasks() {
    return prompts.stream().map(ChattingModel::task).toList();
  }

  private static String task(Prompt prompt) {
    return prompt.messages().getFirst().text().lines().findFirst().orElse("").substring(6);
  }

  @Override
  public String name() {
    return "chatting";
  }

  @Override
  public ModelCall<Completion> complete(Prompt prompt) {
    prompts.add(prompt);
    var user = prompt.messages().getLast().text();
    var reply =
        switch (task(prompt)) {
          case "understand" -> understood(question(user));
          case "answer" -> answer(user);
          case "chat" -> "You said: " + user;
          case "form" -> Optional.ofNullable(forms.poll()).orElse("I cannot.");
          default -> "{}";
        };
    var done =
        CompletableFuture.completedFuture(
            new ModelCall.Reply<>(new Completion(reply, End.COMPLETE), Usage.ofCall(10, 10)));
    return new ModelCall<>() {
      @Override
      public CompletionStage<Reply<Completion>> reply() {
        return done;
      }

      @Override
      public void cancel() {}
    };
  }

  private static String question(String user) {
    var found = QUESTION.matcher(user);
    return found.find() ? found.group(1) : "";
  }

  private String understood(String question) {
    return Site.JSON
        .createObjectNode()
        .put("question", question)
        .put("information", question)
        .put("instruction", "")
        .put("kind", kind)
        .<com.fasterxml.jackson.databind.node.ObjectNode>set(
            "keywords", Site.JSON.createArrayNode())
        .toString();
  }

  private static String answer(String user) {
    var words = Stream.of(question(user).split("\\W+")).filter(word -> word.length() > 3).toList();
    var reply = Site.JSON.createObjectNode();
    return SENTENCE
        .matcher(user)
        .results()
        .filter(sentence -> words.stream().anyMatch(sentence.group(2)::contains))
        .findFirst()
        .map(
            sentence ->
                reply
                    .put("answered", true)
                    .put("answer", "%s [%s].".formatted(sentence.group(2), sentence.group(1))))
        .orElseGet(() -> reply.put("answered", false).put("answer", ""))
        .toString();
  }

  @Override
  public ModelCall<Facts> describe() {
    throw new UnsupportedOperationException("no test needs this");
  }
}
