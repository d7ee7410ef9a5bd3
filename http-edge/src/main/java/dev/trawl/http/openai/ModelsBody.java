package dev.trawl.http.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * The list of models, one for each level.
 *
 * @param embedded true if only the embedded model answers, because no language model is configured
 */
public record ModelsBody(String object, List<ModelBody> data, boolean embedded) {
  private static final String OWNER = "trawl";

  /** One model; {@code created} is always 0. */
  public record ModelBody(
      String id, String object, long created, @JsonProperty("owned_by") String ownedBy) {}

  public static ModelsBody all(boolean embedded) {
    var models = Stream.of(ChatModel.values()).map(ModelsBody::of).toList();
    return new ModelsBody("list", models, embedded);
  }

  public static ModelBody of(ChatModel model) {
    return new ModelBody(model.id(), "model", 0, OWNER);
  }
}
