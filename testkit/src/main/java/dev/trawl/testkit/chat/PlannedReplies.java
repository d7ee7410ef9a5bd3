package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trawl.testkit.Planning;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.Replies;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Chooses steps by a script or by a faulty strategy. Stateless.
 *
 * @param honest handles all other prompts
 */
record PlannedReplies(Replies honest, Planning planning) implements Replies {
  private static final int FIFTY = 50;
  private static final Pattern ANSWER_OF = Pattern.compile("\\{(\\d{1,3})}");

  @Override
  public JsonNode replyTo(ParsedPrompt prompt) {
    return prompt.task() == ParsedPrompt.Task.NEXT_STEP ? step(prompt) : honest.replyTo(prompt);
  }

  private JsonNode step(ParsedPrompt prompt) {
    var findings = Finding.of(prompt);
    if (!planning.script().isEmpty()) {
      return scripted(findings);
    }
    var question = prompt.question();
    var count = findings.size();
    return switch (planning.manner()) {
      case HONEST -> honest.replyTo(prompt);
      case ENDLESS -> Replies.ask(List.of("Part %d: %s".formatted(count + 1, question)));
      case REPEATING -> Replies.ask(List.of(question));
      case FIFTY ->
          Replies.ask(
              IntStream.range(0, FIFTY)
                  .mapToObj(at -> "Part %d of %d: %s".formatted(at, count, question))
                  .toList());
      case INVENTING -> Replies.invented(question);
      case PROSE -> TextNode.valueOf("First I would look who is meant by it, and then go on.");
    };
  }

  private JsonNode scripted(List<Finding> findings) {
    var script = planning.script();
    return filled(script.get(Math.min(findings.size(), script.size() - 1)), findings);
  }

  private static JsonNode filled(JsonNode step, List<Finding> findings) {
    return switch (step) {
      case TextNode text -> TextNode.valueOf(filled(text.textValue(), findings));
      case ObjectNode object -> {
        var filled = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(m -> filled.set(m.getKey(), filled(m.getValue(), findings)));
        yield filled;
      }
      case ArrayNode array -> {
        var filled = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> filled.add(filled(item, findings)));
        yield filled;
      }
      default -> step;
    };
  }

  private static String filled(String text, List<Finding> findings) {
    return ANSWER_OF
        .matcher(text)
        .replaceAll(
            match -> {
              var number = Integer.parseInt(match.group(1));
              var known = number >= 1 && number <= findings.size();
              return Matcher.quoteReplacement(
                  known ? findings.get(number - 1).answer() : match.group());
            });
  }
}
