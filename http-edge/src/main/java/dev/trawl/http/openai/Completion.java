package dev.trawl.http.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.http.ProgressLines;
import dev.trawl.http.openai.CompletionBody.ChoiceBody;
import dev.trawl.http.openai.CompletionBody.MessageBody;
import dev.trawl.http.openai.CompletionBody.UsageBody;
import dev.trawl.protocol.json.AnswerBody.CitationBody;
import dev.trawl.protocol.json.AsText;
import dev.trawl.protocol.json.Json;
import dev.trawl.retrieval.chunk.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Converts a run to a chat completion. Not thread-safe, because it counts the chunks read. */
public final class Completion {
  private static final String PIECE = "chat.completion.chunk";
  private static final String ASSISTANT = "assistant";

  /** Length of a piece of a streamed answer, in UTF-16 units. Characters are never split. */
  private static final int PIECE_CHARS = 48;

  /** The number of progress lines for a reading pass. */
  private static final int PARTS = 10;

  private final String run;
  private final String model;
  private final long created;
  private final boolean usage;
  private final ChatFields fields;
  private final List<String> warnings;
  private final ProgressLines progress = new ProgressLines(PARTS);

  /**
   * @param run the id of the completion
   * @param model the model that the client chose
   * @param created seconds since 1970
   * @param usage true to end a stream with the usage
   * @param fields the members of the request that change the text
   * @param warnings about the request
   */
  Completion(
      String run,
      String model,
      long created,
      boolean usage,
      ChatFields fields,
      List<String> warnings) {
    this.run = run;
    this.model = model;
    this.created = created;
    this.usage = usage;
    this.fields = fields;
    this.warnings = List.copyOf(warnings);
  }

  /** The complete reply, from the event {@code answered} of a run. */
  public CompletionBody complete(JsonNode answered) {
    var sent = sent(answered);
    var message =
        new MessageBody(Optional.of(ASSISTANT), Optional.of(sent.text()), Optional.empty());
    return body(
        "chat.completion",
        List.of(
            new ChoiceBody(
                0, Optional.of(message), Optional.empty(), Optional.of(sent.finishReason()))),
        Optional.of(usage(answered)),
        Optional.of(answered));
  }

  /** JSON is sent unchanged. A text is followed by one line for each citation. */
  private SentText sent(JsonNode answered) {
    var answer = answered.path("answer").asText();
    return SentText.of(
        fields.jsonSchema().isEmpty()
            ? AsText.answer(answered, Languages.of(answer).startsWith("zh"))
            : answer,
        fields);
  }

  /** The first piece of a stream. */
  public CompletionBody first() {
    return piece(
        new MessageBody(Optional.of(ASSISTANT), Optional.of(""), Optional.empty()),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Returns a line of progress for the next event of the run, if the event should be shown to
   * users.
   *
   * @param type the event's type
   * @param event the event's JSON, parsed only if it is needed
   */
  public Optional<CompletionBody> progress(String type, Supplier<JsonNode> event) {
    return progress
        .after(type, event)
        .map(
            line ->
                piece(
                    new MessageBody(Optional.empty(), Optional.empty(), Optional.of(line + "\n")),
                    Optional.empty(),
                    Optional.empty()));
  }

  /** The answer in pieces, then its citations and usage. */
  public List<CompletionBody> pieces(JsonNode answered) {
    var pieces = new ArrayList<CompletionBody>();
    var sent = sent(answered);
    var text = sent.text();
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
            Optional.of(sent.finishReason()),
            Optional.of(answered)));
    if (usage) {
      pieces.add(body(PIECE, List.of(), Optional.of(usage(answered)), Optional.empty()));
    }
    return pieces;
  }

  private CompletionBody piece(
      MessageBody delta, Optional<String> end, Optional<JsonNode> answered) {
    return body(
        PIECE,
        List.of(new ChoiceBody(0, Optional.empty(), Optional.of(delta), end)),
        Optional.empty(),
        answered);
  }

  private CompletionBody body(
      String object,
      List<ChoiceBody> choices,
      Optional<UsageBody> usageBody,
      Optional<JsonNode> answered) {
    return new CompletionBody(
        "chatcmpl-" + run,
        object,
        created,
        model,
        choices,
        usageBody,
        answered.map(Completion::citations),
        answered.map(this::warnings));
  }

  private List<String> warnings(JsonNode answered) {
    return Stream.concat(
            warnings.stream(), answered.path("warnings").valueStream().map(JsonNode::asText))
        .toList();
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
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static UsageBody usage(JsonNode answered) {
    var prompt = answered.at("/usage/promptTokens").asLong();
    var reply = answered.at("/usage/completionTokens").asLong();
    return new UsageBody(prompt, reply, prompt + reply);
  }
}
