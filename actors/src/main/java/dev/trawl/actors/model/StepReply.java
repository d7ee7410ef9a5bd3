package dev.trawl.actors.model;

import dev.trawl.protocol.Finding;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.ToolUse;
import dev.trawl.protocol.model.ReadingModel.Step;
import dev.trawl.protocol.model.ReadingModel.Step.SubQuestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Parses the step that a planner chooses, from a tool call or from JSON. */
final class StepReply {
  private static final int MAX_SUB_QUESTIONS = 8;

  private StepReply() {}

  /**
   * The step in {@code completion}; empty if it is unusable.
   *
   * @param findings the findings on which a step may be based; it refers to them by number
   */
  static Optional<Step> of(Completion completion, List<Finding> findings) {
    return completion.toolUses().isEmpty()
        ? JsonReply.in(Prose.withoutThoughts(completion.text()), Job.NEXT_STEP)
            .flatMap(json -> step(json, findings))
        : called(completion.toolUses(), findings);
  }

  /** Several calls may ask several sub-questions. Of any other step, only the first counts. */
  private static Optional<Step> called(List<ToolUse> uses, List<Finding> findings) {
    var subQuestions =
        subQuestions(uses.stream().flatMap(use -> arguments(use, StepTools.ASK).stream()));
    return first(uses, StepTools.ANSWER, json -> answer(json, findings))
        .or(() -> asking(subQuestions))
        .or(() -> first(uses, StepTools.SEARCH, StepReply::search))
        .or(() -> first(uses, StepTools.CONNECT, StepReply::connect))
        .or(() -> first(uses, StepTools.GIVE_UP, json -> giveUp(json, findings)));
  }

  private static Optional<Step> first(
      List<ToolUse> uses, String tool, Function<JsonReply, Optional<Step>> reading) {
    return uses.stream()
        .flatMap(use -> arguments(use, tool).stream())
        .flatMap(json -> reading.apply(json).stream())
        .findFirst();
  }

  private static Optional<JsonReply> arguments(ToolUse use, String tool) {
    return use.name().strip().equalsIgnoreCase(tool)
        ? JsonReply.in(use.arguments(), Job.NEXT_STEP)
        : Optional.empty();
  }

  private static Optional<Step> step(JsonReply json, List<Finding> findings) {
    return switch (JsonReply.text(json.member("step")).toLowerCase(Locale.ROOT)) {
      case "answer", "finish", "finished", "done" -> answer(json, findings);
      case "missing", "give_up", "stop" -> giveUp(json, findings);
      case "search" -> search(json);
      case "connect" -> connect(json);
      case "ask", "ask_document", "" -> ask(json);
      default -> Optional.empty();
    };
  }

  private static Optional<Step> answer(JsonReply json, List<Finding> findings) {
    return text(json, "answer")
        .map(
            text ->
                new Step.Answer(
                    text, grounds(json, findings), named(json, "contradicting", findings)));
  }

  private static Optional<Step> giveUp(JsonReply json, List<Finding> findings) {
    return text(json, "missing").map(what -> new Step.GiveUp(what, grounds(json, findings)));
  }

  private static Optional<Step> search(JsonReply json) {
    return text(json, "phrase")
        .map(phrase -> new Step.Search(phrase, text(json, "question").orElse(phrase)));
  }

  private static Optional<Step> connect(JsonReply json) {
    return text(json, "phrase").map(words -> new Step.Connect(words, words));
  }

  private static Optional<Step> ask(JsonReply json) {
    var listed = json.value().isArray() ? json.value() : json.member("subQuestions");
    var items =
        listed.isMissingNode()
            ? Stream.of(json).filter(only -> !only.member("question").isMissingNode())
            : (listed.isArray() ? listed.valueStream() : Stream.of(listed))
                .map(item -> new JsonReply(item, false));
    return asking(subQuestions(items));
  }

  private static Optional<Step> asking(List<SubQuestion> subQuestions) {
    return subQuestions.isEmpty() ? Optional.empty() : Optional.of(new Step.Ask(subQuestions));
  }

  private static List<SubQuestion> subQuestions(Stream<JsonReply> items) {
    return items
        .flatMap(item -> subQuestion(item).stream())
        .distinct()
        .limit(MAX_SUB_QUESTIONS)
        .toList();
  }

  private static Optional<SubQuestion> subQuestion(JsonReply item) {
    var documents = JsonReply.texts(item.member("documents"), "name");
    return JsonReply.texts(item.value(), "question").stream()
        .findFirst()
        .filter(question -> !Prose.isNothing(question))
        .map(question -> new SubQuestion(question, documents));
  }

  private static Optional<String> text(JsonReply json, String name) {
    return Optional.of(JsonReply.text(json.member(name)))
        .filter(text -> !text.isBlank() && !Prose.isNothing(text));
  }

  /** The findings whose numbers are given; if no number is given, all findings with evidence. */
  private static List<Finding> grounds(JsonReply json, List<Finding> findings) {
    var named = named(json, "findings", findings);
    return named.isEmpty()
        ? findings.stream().filter(finding -> !finding.evidence().isEmpty()).toList()
        : named;
  }

  /** The findings whose numbers are in the member {@code name}. */
  private static List<Finding> named(JsonReply json, String name, List<Finding> findings) {
    return JsonReply.texts(json.member(name), "number").stream()
        .map(QuestionReplies::number)
        .filter(number -> number >= 1 && number <= findings.size())
        .distinct()
        .map(number -> findings.get(number - 1))
        .toList();
  }
}
