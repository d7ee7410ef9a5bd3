package dev.trawl.protocol.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Evidence;
import java.util.stream.Stream;

/** An answer as plain text, for clients that show only text. */
public final class AsText {
  private AsText() {}

  /**
   * Returns the answer of an {@code answered} event, followed by a line for each citation.
   *
   * @param isChinese whether places are named in Chinese instead of English
   */
  public static String answer(JsonNode answered, boolean isChinese) {
    var text = new StringBuilder(answered.path("answer").asText());
    var citations = answered.path("citations");
    text.append(citations.isEmpty() ? "" : "\n");
    citations.forEach(
        citation ->
            text.append(
                (isChinese ? "\n[%d] %s，%s：“%s”" : "\n[%d] %s, %s: “%s”")
                    .formatted(
                        citation.path("marker").asInt(),
                        citation.path("document").asText(),
                        isChinese ? place(citation).chineseText() : place(citation).text(),
                        line(citation.path("quote").asText()))));
    return text.toString();
  }

  private static Evidence.Place place(JsonNode citation) {
    var place = citation.path("place");
    return Stream.of(Evidence.Place.Kind.values())
        .filter(kind -> kind.word().equals(place.path("kind").asText()))
        .findAny()
        .map(kind -> new Evidence.Place(kind, place.path("label").asText()))
        .orElseGet(() -> Evidence.Place.page(citation.path("page").asInt()));
  }

  private static String line(String quote) {
    return quote.replaceAll("\\s+", " ").strip();
  }
}
