package dev.trawl.testkit.habit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.testkit.prompt.ParsedPrompt;

/** Writes a reply as JSON or prose, with the text around it. Stateless. */
record Formatting(DrawnHabits drawn) {
  WrittenReply write(ParsedPrompt prompt, JsonNode content) {
    if (drawn.has(Habit.EMPTY)) {
      return new WrittenReply("", false);
    }
    var text = thoughts(prompt, content) + body(prompt, content);
    return drawn.has(Habit.CUT) ? cut(text) : new WrittenReply(text, false);
  }

  private String body(ParsedPrompt prompt, JsonNode content) {
    if (drawn.has(Habit.EMPTY_OBJECT)) {
      return "{}";
    }
    if (content instanceof ObjectNode object) {
      return drawn.has(Habit.PROSE)
          ? new Prose(prompt, drawn.random(Habit.PROSE)).of(object)
          : preamble(prompt) + fenced(object.toString());
    }
    return content.asText();
  }

  private String preamble(ParsedPrompt prompt) {
    if (!drawn.has(Habit.PREAMBLE)) {
      return "";
    }
    return Prose.isChinese(prompt) ? "好的，根据文本，回复如下：\n" : "Here is the JSON:\n";
  }

  private String fenced(String json) {
    return drawn.has(Habit.FENCE) ? "```json\n" + json + "\n```" : json;
  }

  /** Thoughts that quote the first sentence that was found, and contain a guess in JSON. */
  private String thoughts(ParsedPrompt prompt, JsonNode content) {
    if (!drawn.has(Habit.THINK)) {
      return "";
    }
    var found =
        prompt
            .sentence(content.path("sentences").path(0).asInt())
            .map("The text says: “%s” That is about the question."::formatted)
            .orElse("Let me see.");
    return "<think>\n%s Maybe {\"sentences\": [1], \"answers\": true}?\n</think>\n"
        .formatted(found);
  }

  private WrittenReply cut(String text) {
    var end = (int) (text.length() * (0.4 + 0.5 * drawn.random(Habit.CUT).nextDouble()));
    var isInside = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    return new WrittenReply(text.substring(0, isInside ? end - 1 : end), true);
  }
}
