package dev.trawl.actors.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.actors.openai.Exchange.Body;
import dev.trawl.actors.openai.Exchange.Outcome;
import dev.trawl.protocol.model.LanguageModel.Facts;
import dev.trawl.protocol.model.ModelCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpResponse;

/**
 * Asks Ollama whether it has a model, and how long the model's prompts may be. The
 * OpenAI-compatible list does not contain this length, so this also calls Ollama's native API:
 * {@code /api/ps} for the window with which the model is loaded, and {@code /api/show} for the
 * window that its Modelfile sets. If neither contains it, the window is unknown.
 */
final class OllamaCall implements ModelCall<Facts> {
  private static final Pattern NUM_CTX = Pattern.compile("(?m)^\\s*num_ctx\\s+([0-9]{1,9})\\s*$");

  private final String model;
  private final ListCall list;
  private final List<Exchange<JsonNode>> nativeCalls;
  private final CompletionStage<Reply<Facts>> reply;

  OllamaCall(ChatApi api, Server server, Failures failures) {
    model = server.model();
    list = new ListCall(api, server, failures);
    var loaded = api.nativeApi("/api/ps", new byte[0], OllamaCall::body);
    var shown = api.nativeApi("/api/show", named(model), OllamaCall::body);
    nativeCalls = List.of(loaded, shown);
    reply =
        list.reply()
            .thenCombine(window(loaded, this::loaded), OllamaCall::with)
            .thenCombine(
                window(shown, OllamaCall::configured),
                (known, window) ->
                    known.value().windowTokens().isPresent() ? known : with(known, window));
  }

  @Override
  public CompletionStage<Reply<Facts>> reply() {
    return reply;
  }

  @Override
  public void cancel() {
    list.cancel();
    nativeCalls.forEach(Exchange::cancel);
  }

  private static byte[] named(String model) {
    var bytes = new ByteArrayOutputStream();
    try (var json = ApiJson.write(bytes)) {
      json.writeStartObject();
      ApiJson.text(json, "model", model);
      json.writeEndObject();
    } catch (IOException notInMemory) {
      throw new UncheckedIOException(notInMemory);
    }
    return bytes.toByteArray();
  }

  private static Body<JsonNode> body(HttpResponse head) {
    return head.getCode() / 100 == 2
        ? new WholeBody<>(Integer.MAX_VALUE, body -> new Outcome.Given<>(ApiJson.read(body)))
        : Responses.declined(head);
  }

  /** Never fails, because a server without this API is not a problem. */
  private static CompletionStage<OptionalInt> window(
      Exchange<JsonNode> exchange, Function<JsonNode, OptionalInt> reader) {
    return exchange
        .outcome()
        .handle(
            (outcome, failure) ->
                outcome instanceof Outcome.Given<JsonNode>(var json)
                    ? reader.apply(json)
                    : OptionalInt.empty());
  }

  private static Reply<Facts> with(Reply<Facts> reply, OptionalInt window) {
    return window.isEmpty() ? reply : new Reply<>(new Facts(window), reply.usage());
  }

  /** The window with which the model is loaded. */
  private OptionalInt loaded(JsonNode json) {
    for (var each : json.path("models")) {
      var window = each.path("context_length");
      if (ModelList.isSame(ApiJson.text(each, "name"), model) && window.isInt()) {
        return positive(window.intValue());
      }
    }
    return OptionalInt.empty();
  }

  /** The window that the model's Modelfile sets. */
  private static OptionalInt configured(JsonNode json) {
    var set = NUM_CTX.matcher(ApiJson.text(json, "parameters"));
    return set.find() ? positive(Integer.parseInt(set.group(1))) : OptionalInt.empty();
  }

  private static OptionalInt positive(int tokens) {
    return tokens > 0 ? OptionalInt.of(tokens) : OptionalInt.empty();
  }
}
