package dev.trawl.actors.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.model.LanguageModel.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The models that a server lists.
 *
 * @param models one object for each model
 * @param isComplete true if the list is complete; the server then has no other models
 */
record ModelList(List<JsonNode> models, boolean isComplete) {
  private static final List<String> WINDOWS =
      List.of(
          "max_model_len",
          "context_length",
          "context_window",
          "max_context_length",
          "max_input_tokens",
          "n_ctx");

  /** Google's lists show {@code models/gemini-2.5-pro} for the model {@code gemini-2.5-pro}. */
  private static final String PREFIX = "models/";

  static ModelList of(JsonNode json) {
    var models = new ArrayList<JsonNode>();
    json.path("data").forEach(models::add);
    var named = models.stream().allMatch(model -> model.path("id").isTextual());
    return new ModelList(
        models, json.path("data").isArray() && named && !json.path("has_more").asBoolean());
  }

  List<String> names() {
    return models.stream().map(model -> ApiJson.text(model, "id")).toList();
  }

  Optional<JsonNode> find(String name) {
    return models.stream().filter(model -> isSame(ApiJson.text(model, "id"), name)).findFirst();
  }

  /** Returns true if both names mean the same model. */
  static boolean isSame(String one, String other) {
    return tagged(one).equals(tagged(other));
  }

  /** Ollama adds the tag {@code latest} to the name of a model without a tag. */
  private static String tagged(String name) {
    var plain = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    return plain.contains(":") ? plain : plain + ":latest";
  }

  /** llama.cpp reports its window in the member {@code meta}. */
  static Facts facts(JsonNode model) {
    return new Facts(
        Stream.of(model, model.path("meta"))
            .flatMap(place -> WINDOWS.stream().map(place::path))
            .filter(window -> window.isInt() && window.intValue() > 0)
            .mapToInt(JsonNode::intValue)
            .findFirst());
  }

  static Facts noFacts() {
    return new Facts(OptionalInt.empty());
  }
}
