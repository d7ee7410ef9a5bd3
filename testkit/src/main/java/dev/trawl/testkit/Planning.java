package dev.trawl.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The endpoint's strategy for choosing a planner's next step.
 *
 * @param script the step for each number of findings, from 0; the last step is used for any larger
 *     number. {@code {n}} is replaced by the answer of finding n. If the script is empty, {@code
 *     manner} decides
 */
public record Planning(Manner manner, List<JsonNode> script) {
  /** Strategies for choosing a step. All except the first are faulty. */
  public enum Manner {
    /** Asks the original question and answers with the result. */
    HONEST,
    /** Asks a new question each time and never ends. */
    ENDLESS,
    /** Asks the same question each time. */
    REPEATING,
    /** Asks fifty questions each time. */
    FIFTY,
    /** Asks for a kind of step that does not exist. */
    INVENTING,
    /** Describes the next step in prose. */
    PROSE
  }

  private static final JsonMapper MAPPER = new JsonMapper();

  /** The names of the members of a step. Every step has at least one of them. */
  private static final List<String> MEMBERS =
      List.of("ask", "search", "connect", "answer", "missing", "step");

  public Planning {
    script = List.copyOf(script);
  }

  public static Planning of(Manner manner) {
    return new Planning(manner, List.of());
  }

  /**
   * A plan that follows a script.
   *
   * @param lines one step per line, as a JSON object; empty lines are skipped
   * @throws IllegalArgumentException if a line is not a step; the message names the first such line
   */
  public static Planning scripted(List<String> lines) {
    return new Planning(
        Manner.HONEST,
        IntStream.range(0, lines.size())
            .filter(at -> !lines.get(at).isBlank())
            .mapToObj(at -> step(at + 1, lines.get(at)))
            .toList());
  }

  private static JsonNode step(int number, String line) {
    try {
      var step = MAPPER.readTree(line);
      if (MEMBERS.stream().anyMatch(step::hasNonNull)) {
        return step;
      }
    } catch (JsonProcessingException notJson) {
      // The exception below reports the line.
    }
    throw new IllegalArgumentException(
        "line %d of the script is not a step: %s".formatted(number, line));
  }
}
