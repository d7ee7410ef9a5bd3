package dev.trawl.actors.model;

import dev.trawl.protocol.Finding;
import dev.trawl.protocol.ReadingModel.Split;
import dev.trawl.protocol.ReadingModel.Step;
import dev.trawl.retrieval.chunk.Languages;
import java.util.List;
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

  /**
   * @param findings what a step may stand on; it names them by number
   */
  static Optional<Step> step(String reply, List<Finding> findings) {
    return JsonReply.in(Prose.spoken(reply), Job.NEXT_STEP).flatMap(json -> step(json, findings));
  }

  private static Optional<Step> step(JsonReply json, List<Finding> findings) {
    var answer = said(json, "answer");
    var missing = said(json, "missing");
    var phrase = said(json, "phrase");
    return switch (JsonReply.text(json.member("step")).toLowerCase(Locale.ROOT)) {
      case "answer", "finish", "finished", "done" ->
          answer.map(text -> new Step.Answer(text, named(json, findings)));
      case "missing", "give_up", "stop" ->
          missing.map(what -> new Step.GiveUp(what, named(json, findings)));
      case "search" ->
          phrase.map(words -> new Step.Search(words, said(json, "question").orElse(words)));
      case "ask", "" -> ask(json);
      default -> Optional.empty();
    };
  }

  private static Optional<Step> ask(JsonReply json) {
    var asked = json.value().isArray() ? json.value() : json.member("subQuestions");
    var subQuestions =
        JsonReply.texts(asked, "question").stream()
            .filter(question -> !Prose.isNothing(question))
            .distinct()
            .limit(MAX_SUB_QUESTIONS)
            .toList();
    return subQuestions.isEmpty() ? Optional.empty() : Optional.of(new Step.Ask(subQuestions));
  }

  private static Optional<String> said(JsonReply json, String name) {
    return Optional.of(JsonReply.text(json.member(name)))
        .filter(text -> !text.isBlank() && !Prose.isNothing(text));
  }

  /** The findings whose numbers are given; all that found something where none is. */
  private static List<Finding> named(JsonReply json, List<Finding> findings) {
    var named =
        JsonReply.texts(json.member("findings"), "number").stream()
            .map(Replies::number)
            .filter(number -> number >= 1 && number <= findings.size())
            .distinct()
            .map(number -> findings.get(number - 1))
            .toList();
    return named.isEmpty()
        ? findings.stream().filter(finding -> !finding.evidence().isEmpty()).toList()
        : named;
  }

  /** 0 where it is none. */
  static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException noNumber) {
      return 0;
    }
  }
}
