package dev.trawl.testkit.chat;

import dev.trawl.testkit.prompt.ParsedPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A finding in a planner's prompt.
 *
 * @param answer the answer; empty if there is none
 * @param quotes numbers of its quotes, which are unique in the prompt
 */
record Finding(String answer, List<Integer> quotes) {
  private static final Pattern FINDING =
      Pattern.compile("- .*? Answer: ?(.*?)(?: \\(\\d+ of \\d+ sentences found\\))?");
  private static final Pattern QUOTE = Pattern.compile("(\\d{1,6}): .*");

  Finding {
    quotes = List.copyOf(quotes);
  }

  static List<Finding> of(ParsedPrompt prompt) {
    var findings = new ArrayList<Finding>();
    for (var line : prompt.section(ParsedPrompt.Section.FINDINGS).lines().toList()) {
      var finding = FINDING.matcher(line);
      var quote = QUOTE.matcher(line);
      if (finding.matches()) {
        findings.add(new Finding(finding.group(1), List.of()));
      } else if (quote.matches() && !findings.isEmpty()) {
        findings.add(findings.removeLast().with(Integer.parseInt(quote.group(1))));
      }
    }
    return findings;
  }

  private Finding with(int quote) {
    var more = new ArrayList<>(quotes);
    more.add(quote);
    return new Finding(answer, more);
  }
}
