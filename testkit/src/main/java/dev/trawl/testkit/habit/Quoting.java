package dev.trawl.testkit.habit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.testkit.prompt.ParsedPrompt;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Replaces sentence numbers with the words of the sentences, if the model has that habit, and
 * changes the quotes and the names of items. Stateless.
 */
record Quoting(DrawnHabits drawn, ParsedPrompt prompt) {
  private static final Pattern MARKERS = Pattern.compile("\\s*" + Mistakes.MARKER.pattern());

  ObjectNode apply(ObjectNode reply) {
    var writesWords = drawn.writesWords(prompt.task());
    return switch (prompt.task()) {
      case READ, READ_POINTS -> writesWords ? quoted(reply) : reply;
      case READ_SEVERAL -> writesWords ? eachQuoted(reply) : reply;
      case READ_ITEMS -> named(reply, writesWords);
      case ANSWER -> answered(reply, writesWords);
      case UNDERSTAND, REWRITE, SPLIT, KEYWORDS, NEXT_STEP -> reply;
    };
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * The verdict with the words of its sentences instead of their numbers; unknown numbers are left
   * out.
   */
  private ObjectNode quoted(ObjectNode verdict) {
    if (!verdict.has("sentences")) {
      return verdict;
    }
    var quoted = object();
    for (var member : verdict.properties()) {
      if (member.getKey().equals("sentences")) {
        var quotes = quoted.putArray("quotes");
        member.getValue().valueStream().flatMap(this::words).forEach(quotes::add);
      } else {
        quoted.set(member.getKey(), member.getValue());
      }
    }
    return quoted;
  }

  private Stream<String> words(JsonNode number) {
    return words(number.asInt()).stream();
  }

  private Optional<String> words(int number) {
    return prompt.sentence(number).map(sentence -> drawn.rewrite(sentence, Habit::changesQuotes));
  }

  private ObjectNode eachQuoted(ObjectNode reply) {
    var quoted = object();
    var verdicts = quoted.putArray("verdicts");
    Mistakes.verdicts(reply).forEach(verdict -> verdicts.add(quoted(verdict)));
    return quoted;
  }

  private ObjectNode named(ObjectNode reply, boolean writesWords) {
    for (var item : reply.path("items")) {
      if (item instanceof ObjectNode object) {
        object.put("item", drawn.rewrite(object.path("item").asText(), Habit::changesNames));
        if (writesWords) {
          words(object.path("sentence").asInt()).ifPresent(words -> object.put("sentence", words));
        }
      }
    }
    return reply;
  }

  private ObjectNode answered(ObjectNode reply, boolean writesWords) {
    var text = reply.path("answer").asText();
    var written = drawn.rewrite(text, Habit::appliesEverywhere);
    if (!writesWords) {
      return reply.put("answer", written);
    }
    var quoted = object();
    addQuotes(quoted.putArray("quotes"), numbers(text));
    return quoted
        .<ObjectNode>setAll(reply)
        .put(
            "answer",
            drawn.rewrite(MARKERS.matcher(text).replaceAll(""), Habit::appliesEverywhere));
  }

  private static List<Integer> numbers(String answer) {
    return Mistakes.MARKER
        .matcher(answer)
        .results()
        .map(marker -> Integer.parseInt(marker.group(1)))
        .distinct()
        .toList();
  }

  private void addQuotes(ArrayNode quotes, List<Integer> numbers) {
    for (var number : numbers) {
      words(number)
          .ifPresent(words -> quotes.addObject().put("text", textWith(number)).put("quote", words));
    }
  }

  /**
   * The number, from 1, of the text that contains this sentence. If the model miscounts, the next
   * number.
   */
  private int textWith(int number) {
    var texts = prompt.texts();
    var miscounted = drawn.has(Habit.WRONG_NUMBER) ? 1 : 0;
    return IntStream.range(0, texts.size())
        .filter(at -> texts.get(at).lines().stream().anyMatch(line -> line.number() == number))
        .map(at -> at + 1 + miscounted)
        .findFirst()
        .orElse(0);
  }
}
