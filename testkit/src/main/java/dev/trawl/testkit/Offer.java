package dev.trawl.testkit;

import java.util.EnumSet;
import java.util.Set;

/**
 * The model and the API features that the endpoint offers, and the key that it requires.
 *
 * @param model name of the only model; requests for other models get a 404
 * @param windowTokens maximum number of tokens in the prompt and the reply together; larger
 *     requests get a 400
 * @param apiKey the required API key; requests without it get a 401; empty if no key is required
 */
public record Offer(
    String model,
    int windowTokens,
    String apiKey,
    Set<Feature> features,
    Thinking thinking,
    Planning planning) {
  public Offer {
    features = Set.copyOf(features);
    if (model.isBlank()) {
      throw new IllegalArgumentException("the name of the model is blank");
    }
    if (windowTokens < 16) {
      throw new IllegalArgumentException(
          "the window must have at least 16 tokens: " + windowTokens);
    }
  }

  /**
   * An offer with a window of 8,192 tokens and every feature except {@link Feature#GULLIBLE},
   * without a key.
   */
  public static Offer standard() {
    var features = EnumSet.complementOf(EnumSet.of(Feature.GULLIBLE));
    return new Offer(
        "trawl-simulated", 8192, "", features, Thinking.NONE, Planning.of(Planning.Manner.HONEST));
  }

  public boolean has(Feature feature) {
    return features.contains(feature);
  }

  public Offer withModel(String name) {
    return new Offer(name, windowTokens, apiKey, features, thinking, planning);
  }

  public Offer withWindow(int tokens) {
    return new Offer(model, tokens, apiKey, features, thinking, planning);
  }

  public Offer withKey(String key) {
    return new Offer(model, windowTokens, key, features, thinking, planning);
  }

  public Offer with(Feature feature) {
    var more = EnumSet.of(feature);
    more.addAll(features);
    return new Offer(model, windowTokens, apiKey, more, thinking, planning);
  }

  public Offer without(Feature feature) {
    var fewer = EnumSet.noneOf(Feature.class);
    fewer.addAll(features);
    fewer.remove(feature);
    return new Offer(model, windowTokens, apiKey, fewer, thinking, planning);
  }

  public Offer with(Thinking other) {
    return new Offer(model, windowTokens, apiKey, features, other, planning);
  }

  public Offer with(Planning other) {
    return new Offer(model, windowTokens, apiKey, features, thinking, other);
  }
}
