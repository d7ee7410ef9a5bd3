package dev.trawl.lexical.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the quotation in a question. */
final class Quotation {
  private static final Pattern QUOTED =
      Pattern.compile(
          "\"([^\"]{1,80})\"|“([^”]{1,80})”|「([^」]{1,80})」|《([^》]{1,80})》"
              + "|(?<![A-Za-z\\d])[‘']([^‘]{1,80}?)[’'](?![A-Za-z\\d])");

  private Quotation() {}

  /** The first quotation in a question, without quotation marks. */
  static Optional<String> in(String question) {
    return QUOTED
        .matcher(question)
        .results()
        .findFirst()
        .map(
            found -> {
              int group = 1;
              while (found.group(group) == null) {
                group++;
              }
              return found.group(group).strip();
            })
        .filter(words -> !words.isEmpty());
  }
}
