package dev.trawl.http.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.http.AnswerBody.CitationBody;
import dev.trawl.http.Json;
import dev.trawl.http.openai.CompletionBody.ChoiceBody;
import dev.trawl.http.openai.CompletionBody.MessageBody;
import dev.trawl.http.openai.CompletionBody.UsageBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes one run as the completion of a chat. Not thread-safe: it counts what was read. */
public final class Completion {
  private static final String PIECE = "chat.completion.chunk";
  private static final String ASSISTANT = "assistant";

  /** UTF-16 units of an answer in one piece of a stream; no character is cut. */
  private static final int PIECE_CHARS = 48;

  /** In how many parts a pass over all chunks is told. */
  private static final int PARTS = 10;

  private final String run;
  private final String model;
  private final long created;
  private final boolean usage;
  private int chunks;
  private int read;

  /**
   * @param run names the completion
   * @param model as the client chose it
   * @param created seconds since 1970
   * @param usage whether a stream ends with what the run took
   */
  public Completion(String run, String model, long created, boolean usage) {
    this.run = run;
    this.model = model;
    this.created = created;
    this.usage = usage;
  }

  /** The whole completion that {@code answered}, an event of a run, is. */
  public CompletionBody whole(JsonNode answered) {
    var message =
        new MessageBody(Optional.of(ASSISTANT), Optional.of(text(answered)), Optional.empty());
    return body(
        "chat.completion",
        List.of(new ChoiceBody(0, Optional.of(message), Optional.empty(), Optional.of("stop"))),
        Optional.of(usage(answered)),
        Optional.of(citations(answered)));
  }

  /** What a stream begins with. */
  public CompletionBody first() {
    return piece(
        new MessageBody(Optional.of(ASSISTANT), Optional.of(""), Optional.empty()),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * How far the run is, where its next event tells something new of that.
   *
   * @param type the event's
   * @param event its JSON, which is asked for where it tells more than its type
   */
  public Optional<CompletionBody> progress(String type, Supplier<JsonNode> event) {
    return told(type, event)
        .map(
            line ->
                piece(
                    new MessageBody(Optional.empty(), Optional.empty(), Optional.of(line + "\n")),
                    Optional.empty(),
                    Optional.empty()));
  }

  /** The answer in pieces, and what follows it. */
  public List<CompletionBody> pieces(JsonNode answered) {
    var pieces = new ArrayList<CompletionBody>();
    var text = text(answered);
    for (var from = 0; from < text.length(); ) {
      var to = Math.min(text.length(), from + PIECE_CHARS);
      to += to < text.length() && Character.isHighSurrogate(text.charAt(to - 1)) ? 1 : 0;
      pieces.add(
          piece(
              new MessageBody(
                  Optional.empty(), Optional.of(text.substring(from, to)), Optional.empty()),
              Optional.empty(),
              Optional.empty()));
      from = to;
    }
    pieces.add(
        piece(
            new MessageBody(Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.of("stop"),
            Optional.of(citations(answered))));
    if (usage) {
      pieces.add(body(PIECE, List.of(), Optional.of(usage(answered)), Optional.empty()));
    }
    return pieces;
  }

  private CompletionBody piece(
      MessageBody delta, Optional<String> end, Optional<List<CitationBody>> citations) {
    return body(
        PIECE,
        List.of(new ChoiceBody(0, Optional.empty(), Optional.of(delta), end)),
        Optional.empty(),
        citations);
  }

  private CompletionBody body(
      String object,
      List<ChoiceBody> choices,
      Optional<UsageBody> taken,
      Optional<List<CitationBody>> citations) {
    return new CompletionBody("chatcmpl-" + run, object, created, model, choices, taken, citations);
  }

  private Optional<String> told(String type, Supplier<JsonNode> event) {
    return switch (type) {
      case "rewritten" -> Optional.of("Understood as: " + event.get().path("question").asText());
      case "readingStarted" -> Optional.of(begun(event.get().path("chunks").asInt()));
      case "chunkRead" -> oneMoreRead();
      case "escalated" -> Optional.of("Going on: " + event.get().path("why").asText() + ".");
      case "subQuestionAsked" -> Optional.of("Asking: " + event.get().path("subQuestion").asText());
      case "subQuestionAnswered" ->
          Optional.of(event.get().path("answer").asText())
              .filter(answer -> !answer.isBlank())
              .map(answer -> "Found: " + answer);
      default -> Optional.empty();
    };
  }

  private String begun(int pass) {
    chunks = pass;
    read = 0;
    return "Reading %d chunks.".formatted(pass);
  }

  /** Every tenth part of a pass is worth a line; its end is told by what comes then. */
  private Optional<String> oneMoreRead() {
    var before = parts();
    read++;
    return parts() > before && read < chunks
        ? Optional.of("%d of %d chunks read.".formatted(read, chunks))
        : Optional.empty();
  }

  private long parts() {
    return chunks == 0 ? 0 : (long) read * PARTS / chunks;
  }

  /** The answer, and a line for each quote it stands on, for clients that show nothing else. */
  private static String text(JsonNode answered) {
    var text = new StringBuilder(answered.path("answer").asText());
    var citations = citations(answered);
    text.append(citations.isEmpty() ? "" : "\n");
    citations.forEach(
        citation ->
            text.append(
                "\n[%d] %s, page %d: “%s”"
                    .formatted(
                        citation.marker(),
                        citation.document(),
                        citation.page(),
                        citation.quote().replaceAll("\\s+", " ").strip())));
    return text.toString();
  }

  private static List<CitationBody> citations(JsonNode answered) {
    return answered
        .path("citations")
        .valueStream()
        .map(citation -> read(citation.toString(), CitationBody.class))
        .toList();
  }

  private static <T> T read(String json, Class<T> form) {
    try {
      return Json.read(json, form);
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException(ours);
    }
  }

  private static UsageBody usage(JsonNode answered) {
    var prompt = answered.at("/usage/promptTokens").asLong();
    var reply = answered.at("/usage/completionTokens").asLong();
    return new UsageBody(prompt, reply, prompt + reply);
  }
}
