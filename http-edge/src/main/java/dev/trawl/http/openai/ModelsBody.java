package dev.trawl.http.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/** The list of models. */
public record ModelsBody(String object, List<ModelBody> data) {
  private static final String OWNER = "trawl";

  /** One model; {@code created} is always 0. */
  public record ModelBody(
      String id, String object, long created, @JsonProperty("owned_by") String ownedBy) {}

  public static ModelsBody all() {
    return new ModelsBody("list", Stream.of(ChatModel.values()).map(ModelsBody::of).toList());
  }

  public static ModelBody of(ChatModel model) {
    return new ModelBody(model.id(), "model", 0, OWNER);
  }
}
