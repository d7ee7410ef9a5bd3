package dev.trawl.protocol.json;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer as plain text, for clients that show only text. */
public final class AsText {
  private AsText() {}

  /** Returns the answer of an {@code answered} event, followed by a line for each citation. */
  public static String answer(JsonNode answered) {
    var text = new StringBuilder(answered.path("answer").asText());
    var citations = answered.path("citations");
    text.append(citations.isEmpty() ? "" : "\n");
    citations.forEach(
        citation ->
            text.append(
                "\n[%d] %s, page %d: “%s”"
                    .formatted(
                        citation.path("marker").asInt(),
                        citation.path("document").asText(),
                        citation.path("page").asInt(),
                        line(citation.path("quote").asText()))));
    return text.toString();
  }

  private static String line(String quote) {
    return quote.replaceAll("\\s+", " ").strip();
  }
}
