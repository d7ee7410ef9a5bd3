package dev.trawl.testkit.chat;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A finding in a planner's prompt.
 *
 * @param answer the answer; empty if there is none
 */
record Finding(String answer) {
  /** The answer in the line of a finding. */
  private static final Pattern ANSWER = Pattern.compile(" Answer: (\\S.*?)(?= Quote: |$)");

  static List<Finding> of(ParsedPrompt prompt) {
    return prompt.section(ParsedPrompt.Section.FINDINGS).lines().map(Finding::of).toList();
  }

  private static Finding of(String line) {
    var answer = ANSWER.matcher(line);
    return new Finding(answer.find() ? answer.group(1) : "");
  }
}
