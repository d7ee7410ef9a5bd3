package dev.trawl.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the endpoint chooses the next step for a planner.
 *
 * @param script steps, one for each number of findings from 0; the last one also serves any larger
 *     number. In them {@code {n}} stands for the answer of finding n. If empty, {@code manner}
 *     decides
 */
public record Planning(Manner manner, List<JsonNode> script) {
  /** Ways to choose a step; all but the first are wrong. */
  public enum Manner {
    /** Asks the question itself, and answers with the result. */
    HONEST,
    /** Asks something new each time, without end. */
    ENDLESS,
    /** Asks the same question each time. */
    REPEATING,
    /** Asks fifty questions at once, each time. */
    FIFTY,
    /** Calls a tool that was not offered. */
    INVENTING,
    /** Describes in prose what it would do. */
    PROSE
  }

  private static final JsonMapper MAPPER = new JsonMapper();

  public Planning {
    script = List.copyOf(script);
  }

  public static Planning of(Manner manner) {
    return new Planning(manner, List.of());
  }

  /**
   * @param lines a step each, as a JSON object; empty lines are left out
   * @throws IllegalArgumentException that names the first line that is none
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
      if (step.hasNonNull("step")) {
        return step;
      }
    } catch (JsonProcessingException noJson) {
      // Said below, as of any other that cannot be used.
    }
    throw new IllegalArgumentException(
        "line %d of the script is no step: %s".formatted(number, line));
  }
}
