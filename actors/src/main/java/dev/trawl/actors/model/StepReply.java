package dev.trawl.actors.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.model.Step;
import dev.trawl.protocol.model.Step.GroundedClaim;
import dev.trawl.protocol.model.Step.SubQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parses a planner's next step. If a reply asks for further work, all of it is done, and its
 * conclusion is ignored.
 *
 * <p>Earlier prompts asked for one step in a member {@code step}, and for findings by number.
 * Replies in that form are still accepted, because models and scripts were tuned to that form.
 */
final class StepReply {
  private static final int MAX_SUB_QUESTIONS = 8;
  private static final int MAX_SEARCHES = 4;

  /**
   * A question in prose, without an introduction that ends with a colon, and without the mark of a
   * list item.
   */
  private static final Pattern QUESTION = Pattern.compile("([^\\s*•:：.-][^.!?。！？:：\\n]{3,}[?？])");

  private final List<Finding> findings;

  private StepReply(List<Finding> findings) {
    this.findings = List.copyOf(findings);
  }

  /**
   * The step in {@code reply}; empty if it is unusable.
   *
   * @param findings the findings that a step may cite; the reply refers to their quotes by number
   */
  static Optional<Step> of(String reply, List<Finding> findings) {
    var parser = new StepReply(findings);
    var cleaned = Prose.withoutThoughts(reply);
    return JsonReply.in(cleaned, Job.NEXT_STEP)
        .map(parser::step)
        .orElseGet(() -> parser.prose(cleaned));
  }

  /**
   * Prose that cites findings is an answer; the questions in any other prose become sub-questions.
   */
  private Optional<Step> prose(String cleaned) {
    if (cleaned.startsWith("{") || cleaned.startsWith("[")) {
      return Optional.empty();
    }
    var answer = answer(cleaned);
    if (!answer.claims().isEmpty()) {
      return Optional.of(answer);
    }
    var questions =
        QUESTION
            .matcher(cleaned)
            .results()
            .map(match -> new SubQuestion(match.group(1).strip(), List.of()))
            .distinct()
            .limit(MAX_SUB_QUESTIONS)
            .toList();
    return questions.isEmpty() ? Optional.empty() : Optional.of(new Step.Ask(questions));
  }

  private Optional<Step> step(JsonReply json) {
    var named = JsonReply.text(json.member("step")).toLowerCase(Locale.ROOT);
    return switch (named) {
      case "answer", "finish", "finished", "done" -> answer(json);
      case "missing", "give_up", "stop" -> giveUp(json);
      default -> together(json, named).or(() -> answer(json)).or(() -> giveUp(json));
    };
  }

  private static Optional<Step> together(JsonReply json, String named) {
    var steps = new ArrayList<Step>();
    var subQuestions = subQuestions(json);
    if (!subQuestions.isEmpty()) {
      steps.add(new Step.Ask(subQuestions));
    }
    phrases(json, "search", named).forEach(phrase -> steps.add(new Step.Search(phrase, phrase)));
    phrases(json, "connect", named).forEach(words -> steps.add(new Step.Connect(words, words)));
    return switch (steps.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(steps.getFirst());
      default -> Optional.of(new Step.Together(steps));
    };
  }

  private static List<String> phrases(JsonReply json, String kind, String named) {
    var own = json.member(kind);
    var listed = own.isMissingNode() && named.equals(kind) ? json.member("phrase") : own;
    return JsonReply.texts(listed, "phrase").stream()
        .filter(phrase -> !Prose.isNothing(phrase))
        .distinct()
        .limit(MAX_SEARCHES)
        .toList();
  }

  private static List<SubQuestion> subQuestions(JsonReply json) {
    return Stream.of(json.member("ask"), json.member("subQuestions"), json.value())
        .filter(node -> !node.isMissingNode())
        .map(StepReply::subQuestions)
        .filter(list -> !list.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<SubQuestion> subQuestions(JsonNode node) {
    var isNoQuestion = node.isObject() && JsonReply.member(node, "question").isMissingNode();
    return (node.isArray() ? node.valueStream() : Stream.of(node))
        .filter(item -> !isNoQuestion)
        .flatMap(item -> subQuestion(item).stream())
        .distinct()
        .limit(MAX_SUB_QUESTIONS)
        .toList();
  }

  private static Optional<SubQuestion> subQuestion(JsonNode item) {
    var documents = JsonReply.texts(JsonReply.member(item, "documents"), "name");
    return JsonReply.texts(item, "question").stream()
        .findFirst()
        .filter(question -> !question.isBlank() && !Prose.isNothing(question))
        .map(question -> new SubQuestion(question, documents));
  }

  private Optional<Step> answer(JsonReply json) {
    return text(json, "answer").map(raw -> answer(json, raw));
  }

  /**
   * If the answer has no markers, the findings that the reply lists support it as a whole. If the
   * reply lists no findings, the answer is one claim, supported only by the quotes that the reply
   * lists as contradicting, if any.
   */
  private Step.Answer answer(JsonReply json, String raw) {
    var answer = answer(raw);
    if (!answer.claims().isEmpty()) {
      return new Step.Answer(answer.text(), answer.grounds(), contradicting(json), answer.claims());
    }
    var isGrounded = !named(json, "findings").isEmpty();
    var contradicting = contradicting(json);
    var quotes =
        contradicting.stream().flatMap(finding -> finding.evidence().stream()).distinct().toList();
    return new Step.Answer(
        answer.text(),
        grounds(json),
        contradicting,
        isGrounded ? List.of() : List.of(new GroundedClaim(answer.text(), quotes)));
  }

  /**
   * An answer whose markers refer to quotes of the findings. If no marker does, it has no claims.
   */
  private Step.Answer answer(String raw) {
    var marked = MarkedText.of(raw, markers -> false);
    var claims =
        marked.parts().stream()
            .map(part -> new GroundedClaim(part.text(), evidence(part.numbers())))
            .toList();
    var isMarked = claims.stream().anyMatch(claim -> !claim.evidence().isEmpty());
    return new Step.Answer(
        marked.text(), citedIn(claims), List.of(), isMarked ? claims : List.of());
  }

  private Optional<Step> giveUp(JsonReply json) {
    return text(json, "missing").map(missing -> new Step.GiveUp(missing, grounds(json)));
  }

  private static Optional<String> text(JsonReply json, String name) {
    return Optional.of(JsonReply.text(json.member(name)))
        .filter(text -> !text.isBlank() && !Prose.isNothing(text));
  }

  /** The quotes with these numbers, as {@link TaskPrompt} numbers them. */
  private List<Evidence> evidence(List<Integer> numbers) {
    var all = findings.stream().flatMap(finding -> finding.evidence().stream()).toList();
    return numbers.stream()
        .filter(number -> number >= 1 && number <= all.size())
        .map(number -> all.get(number - 1))
        .distinct()
        .toList();
  }

  /** The findings that the claims cite, each with only the evidence that is cited. */
  private List<Finding> citedIn(List<GroundedClaim> claims) {
    var cited = claims.stream().flatMap(claim -> claim.evidence().stream()).distinct().toList();
    return findings.stream()
        .map(
            finding ->
                new Finding(
                    finding.subQuestion(),
                    finding.answer(),
                    finding.evidence().stream().filter(cited::contains).toList()))
        .filter(finding -> !finding.evidence().isEmpty())
        .toList();
  }

  /**
   * The findings that the reply lists by number; if it lists no findings, all findings with
   * evidence.
   */
  private List<Finding> grounds(JsonReply json) {
    var named = named(json, "findings");
    return named.isEmpty()
        ? findings.stream().filter(finding -> !finding.evidence().isEmpty()).toList()
        : named;
  }

  private List<Finding> named(JsonReply json, String member) {
    return Numbers.in(json.member(member))
        .filter(number -> number >= 1 && number <= findings.size())
        .distinct()
        .map(number -> findings.get(number - 1))
        .toList();
  }

  /** A finding for each quote that contradicts another, according to the reply. */
  private List<Finding> contradicting(JsonReply json) {
    if (!JsonReply.text(json.member("step")).isEmpty()) {
      return named(json, "contradicting");
    }
    var byFinding = new LinkedHashMap<Evidence, Finding>();
    for (var finding : findings) {
      finding.evidence().forEach(evidence -> byFinding.putIfAbsent(evidence, finding));
    }
    return evidence(Numbers.in(json.member("contradicting")).toList()).stream()
        .map(quote -> Map.entry(quote, byFinding.getOrDefault(quote, findings.getFirst())))
        .map(
            each ->
                new Finding(
                    each.getValue().subQuestion(),
                    each.getValue().answer(),
                    List.of(each.getKey())))
        .toList();
  }
}
