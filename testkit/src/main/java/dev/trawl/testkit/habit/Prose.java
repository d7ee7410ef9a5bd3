package dev.trawl.testkit.habit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.testkit.prompt.ParsedPrompt;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a reply in prose instead of JSON. Stateless. */
record Prose(ParsedPrompt prompt, RandomGenerator random) {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern END = Pattern.compile("[.。]?$");

  String of(ObjectNode reply) {
    return switch (prompt.task()) {
      case READ, READ_POINTS -> verdict(reply);
      case READ_SEVERAL -> verdicts(reply);
      case READ_ITEMS -> items(reply);
      case ANSWER -> answer(reply);
      case UNDERSTAND, SPLIT ->
          "Information: %s Instruction: %s"
              .formatted(text(reply, "information"), orNone(text(reply, "instruction")));
      case REWRITE -> text(reply, "question");
      case KEYWORDS -> keywords(reply);
      case NEXT_STEP -> step(reply);
    };
  }

  /** A sentence, in the language of the question, that says that the texts do not answer it. */
  static String noAnswer(ParsedPrompt prompt) {
    return isChinese(prompt) ? "文本没有说明。" : "The texts do not say.";
  }

  static boolean isChinese(ParsedPrompt prompt) {
    return HAN.matcher(prompt.question() + prompt.section(ParsedPrompt.Section.QUESTIONS)).find();
  }

  private String verdict(JsonNode verdict) {
    var numbers = texts(verdict.path("sentences"));
    var quotes = texts(verdict.path("quotes"));
    if (!quotes.isEmpty()) {
      return random.nextBoolean()
          ? quotes.stream().map("- \"%s\""::formatted).collect(Collectors.joining("\n"))
          : String.join(" ", quotes);
    }
    if (numbers.isEmpty()) {
      return nothing();
    }
    return isChinese(prompt)
        ? "第%s句回答了问题。".formatted(String.join("、", numbers))
        : "%s %s the question."
            .formatted(
                numbers.size() == 1
                    ? "Sentence " + numbers.getFirst()
                    : "Sentences " + String.join(", ", numbers),
                numbers.size() == 1 ? "answers" : "answer");
  }

  private String nothing() {
    if (isChinese(prompt)) {
      return random.nextBoolean() ? "无" : "文本中没有提到。";
    }
    return random.nextBoolean() ? "None." : "The text does not mention this.";
  }

  private String verdicts(ObjectNode reply) {
    var lines =
        reply
            .path("verdicts")
            .valueStream()
            .map(verdict -> text(verdict, "question") + ". " + verdict(verdict))
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() ? nothing() : lines;
  }

  private String items(ObjectNode reply) {
    var lines =
        reply
            .path("items")
            .valueStream()
            .map(item -> "- %s [%s]".formatted(text(item, "item"), text(item, "sentence")))
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() ? nothing() : lines;
  }

  private String answer(ObjectNode reply) {
    var answer = text(reply, "answer");
    var quotes =
        reply
            .path("quotes")
            .valueStream()
            .map(quote -> "“%s”".formatted(text(quote, "quote")))
            .collect(Collectors.joining("; "));
    if (answer.isEmpty() || !reply.path("answered").asBoolean()) {
      return noAnswer(prompt);
    }
    return quotes.isEmpty()
        ? answer
        : END.matcher(answer).replaceFirst(isChinese(prompt) ? "：" : ": ") + quotes;
  }

  private static String keywords(ObjectNode reply) {
    return reply
        .path("keywords")
        .valueStream()
        .map(one -> text(one, "language") + ": " + String.join(", ", texts(one.path("terms"))))
        .collect(Collectors.joining("\n"));
  }

  private static String step(ObjectNode reply) {
    var subQuestions =
        reply.path("ask").isMissingNode() ? reply.path("subQuestions") : reply.path("ask");
    if (!subQuestions.isEmpty()) {
      return subQuestions
          .valueStream()
          .map(each -> text(each, "question"))
          .collect(Collectors.joining(" ", "First I would find out: ", ""));
    }
    var answer = text(reply, "answer");
    return answer.isEmpty()
        ? "The documents do not say: " + text(reply, "missing")
        : "The findings answer the question: " + answer;
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asText();
  }

  private static List<String> texts(JsonNode array) {
    return array.isArray() ? array.valueStream().map(JsonNode::asText).toList() : List.of();
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
