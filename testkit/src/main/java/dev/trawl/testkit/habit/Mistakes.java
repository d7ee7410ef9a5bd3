package dev.trawl.testkit.habit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.testkit.prompt.ParsedPrompt;
import java.util.List;
import java.util.regex.Pattern;

/** Wrong numbers, endless lists and contradictions in a reply. Stateless. */
record Mistakes(DrawnHabits drawn, ParsedPrompt prompt) {
  /** The number of a sentence after a claim. */
  static final Pattern MARKER = Pattern.compile("\\[(\\d{1,6})]");

  private static final int MANY = 200;
  private static final String SENTENCES = "sentences";
  private static final String ANSWERS = "answers";
  private static final String ANSWERED = "answered";
  private static final String ANSWER = "answer";

  ObjectNode apply(ObjectNode correct) {
    var reply = correct.deepCopy();
    verdicts(reply).forEach(this::spoil);
    return reply;
  }

  /** The verdicts in a reply for several questions; otherwise the reply itself. */
  static List<ObjectNode> verdicts(ObjectNode reply) {
    return reply.path("verdicts") instanceof ArrayNode verdicts
        ? verdicts.valueStream().map(ObjectNode.class::cast).toList()
        : List.of(reply);
  }

  private void spoil(ObjectNode verdict) {
    if (drawn.has(Habit.CONTRADICT)) {
      contradict(verdict);
    }
    if (drawn.has(Habit.TWO_HUNDRED)) {
      listMany(verdict);
    }
    if (drawn.has(Habit.WRONG_NUMBER) && !drawn.writesWords(prompt.task())) {
      miscount(verdict);
    }
  }

  /**
   * Makes a reply contradict itself. A verdict that answers the question says that it does not. Any
   * other verdict loses its sentences but says that it answers the question. In an answer, {@code
   * answered} is inverted.
   */
  private void contradict(ObjectNode verdict) {
    if (verdict.path(SENTENCES) instanceof ArrayNode sentences && !sentences.isEmpty()) {
      if (verdict.path(ANSWERS).asBoolean()) {
        verdict.put(ANSWERS, false);
      } else {
        sentences.removeAll();
        verdict.put(ANSWERS, true);
      }
    }
    if (verdict.has(ANSWERED)) {
      var isAnswered = verdict.path(ANSWERED).asBoolean();
      verdict.put(ANSWERED, !isAnswered);
      if (!isAnswered) {
        verdict.put(ANSWER, Prose.noAnswer(prompt));
      }
    }
  }

  private static void listMany(ObjectNode verdict) {
    if (verdict.path(SENTENCES) instanceof ArrayNode sentences && !sentences.isEmpty()) {
      var last = sentences.path(sentences.size() - 1).asInt();
      while (sentences.size() < MANY) {
        sentences.add(++last);
      }
    }
    if (verdict.path("items") instanceof ArrayNode items && !items.isEmpty()) {
      var found = items.size();
      while (items.size() < MANY) {
        items.add(items.get(items.size() % found));
      }
    }
    if (verdict.has(ANSWERED)) {
      verdict.put(ANSWER, withMoreMarkers(verdict.path(ANSWER).asText()));
    }
  }

  /** {@code answer} with many more numbers after its last number. */
  private static String withMoreMarkers(String answer) {
    var markers = MARKER.matcher(answer).results().toList();
    if (markers.isEmpty()) {
      return answer;
    }
    var last = markers.getLast();
    var more = new StringBuilder();
    var first = Integer.parseInt(last.group(1));
    for (var number = first + 1; number <= first + MANY - markers.size(); number++) {
      more.append('[').append(number).append(']');
    }
    return answer.substring(0, last.end()) + more + answer.substring(last.end());
  }

  private void miscount(ObjectNode verdict) {
    if (verdict.path(SENTENCES) instanceof ArrayNode sentences) {
      for (var index = 0; index < sentences.size(); index++) {
        sentences.set(
            index, JsonNodeFactory.instance.numberNode(wrongNumber(sentences.path(index).asInt())));
      }
    }
    for (var item : verdict.path("items")) {
      if (item instanceof ObjectNode object) {
        object.put("sentence", wrongNumber(object.path("sentence").asInt()));
      }
    }
    if (verdict.has(ANSWERED)) {
      verdict.put(
          ANSWER,
          MARKER
              .matcher(verdict.path(ANSWER).asText())
              .replaceAll(marker -> "[" + wrongNumber(Integer.parseInt(marker.group(1))) + "]"));
    }
  }

  /**
   * Half of the wrong numbers differ by one from the correct number; the other half belong to no
   * sentence.
   */
  private int wrongNumber(int number) {
    var random = drawn.random(Habit.WRONG_NUMBER);
    var last = prompt.lines().mapToInt(ParsedPrompt.Line::number).max().orElse(0);
    if (random.nextBoolean()) {
      return last + 1 + random.nextInt(9);
    }
    return number < last ? number + 1 : Math.max(1, number - 1);
  }
}
