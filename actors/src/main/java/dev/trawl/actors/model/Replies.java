package dev.trawl.actors.model;

import dev.trawl.protocol.ReadingModel.Split;
import dev.trawl.protocol.ReadingModel.Step;
import dev.trawl.retrieval.chunk.Languages;
import java.util.Locale;
import java.util.Optional;

/** The replies to the jobs that name no document; empty where a reply is not what was asked for. */
final class Replies {
  private static final int MAX_SUB_QUESTIONS = 8;

  private Replies() {}

  /** A reply that was cut before it came to the instruction may have lost one. */
  static Optional<Split> split(String reply) {
    return JsonReply.in(Prose.spoken(reply), Job.SPLIT)
        .filter(json -> !json.cut() || json.value().has("instruction"))
        .flatMap(
            json -> {
              var information = JsonReply.text(json.member("information"));
              var instruction = JsonReply.text(json.member("instruction"));
              return information.isEmpty() || Prose.isNothing(information)
                  ? Optional.empty()
                  : Optional.of(
                      new Split(
                          information,
                          Prose.isNothing(instruction) ? "" : instruction,
                          Languages.of(information)));
            });
  }

  static Optional<Step> step(String reply) {
    return JsonReply.in(Prose.spoken(reply), Job.NEXT_STEP).flatMap(Replies::step);
  }

  private static Optional<Step> step(JsonReply json) {
    var asked = json.value().isArray() ? json.value() : json.member("subQuestions");
    var subQuestions =
        JsonReply.texts(asked, "question").stream()
            .filter(question -> !Prose.isNothing(question))
            .distinct()
            .limit(MAX_SUB_QUESTIONS)
            .toList();
    return switch (JsonReply.text(json.member("step")).toLowerCase(Locale.ROOT)) {
      case "finish", "finished", "done" ->
          Optional.of(new Step.Finish(JsonReply.text(json.member("why"))));
      case "ask", "" ->
          subQuestions.isEmpty() ? Optional.empty() : Optional.of(new Step.Ask(subQuestions));
      default -> Optional.empty();
    };
  }
}
