package dev.trawl.actors.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.ParsedPrompt.Line;
import dev.trawl.testkit.prompt.ParsedPrompt.Task;
import dev.trawl.testkit.prompt.Replies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** The prompts that a simulated model received. */
record Transcript(Queue<ParsedPrompt> prompts) {
  Transcript() {
    this(new ConcurrentLinkedQueue<>());
  }

  /**
   * An endpoint whose model replies with {@code replies}, and otherwise as the simulated model
   * does.
   *
   * @param replies empty for a prompt to which the simulated model replies
   */
  EndpointPlan plan(Function<ParsedPrompt, Optional<? extends JsonNode>> replies) {
    return EndpointPlan.withoutFaults().withReading(own -> prompt -> record(own, prompt, replies));
  }

  private JsonNode record(
      Replies own,
      ParsedPrompt prompt,
      Function<ParsedPrompt, Optional<? extends JsonNode>> replies) {
    prompts.add(prompt);
    return replies.apply(prompt).<JsonNode>map(reply -> reply).orElseGet(() -> own.replyTo(prompt));
  }

  List<ParsedPrompt> of(Task task) {
    return prompts.stream().filter(prompt -> prompt.task() == task).toList();
  }

  /** The sentences in the last prompt of the writer, in order. */
  List<String> shownToTheWriter() {
    return of(Task.ANSWER).getLast().lines().map(Line::sentence).toList();
  }

  /** The reply that leaves the question unchanged and gives it a kind. */
  static JsonNode understood(ParsedPrompt prompt, QuestionKind kind, String... keywords) {
    return Replies.understand(
        prompt.question(),
        prompt.question(),
        "",
        kind,
        Replies.keywords(Map.of("en", List.of(keywords))));
  }
}
