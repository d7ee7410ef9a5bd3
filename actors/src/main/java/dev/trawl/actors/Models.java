package dev.trawl.actors;

import dev.trawl.protocol.ReadingModel;
import dev.trawl.protocol.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * The models there are, and for each role the one to plan with: the one with the smallest window,
 * so that what fits it fits whichever is called.
 */
record Models(List<Endpoint> endpoints) {
  Models {
    endpoints = List.copyOf(endpoints);
    for (var role : Role.values()) {
      if (endpoints.stream().noneMatch(endpoint -> endpoint.roles().contains(role))) {
        throw new IllegalArgumentException(
            "no endpoint has the role %s: give it to one in trawl.endpoints or trawl.model"
                .formatted(role.name().toLowerCase(java.util.Locale.ROOT)));
      }
    }
  }

  static Models embedded(ReadingModel model, GatewaySettings settings) {
    return new Models(List.of(Endpoint.embedded(model, settings)));
  }

  /** What is wrong with the first that cannot be used, as {@link Endpoint#check} says it. */
  CompletionStage<Optional<String>> check() {
    CompletionStage<Optional<String>> all = CompletableFuture.completedFuture(Optional.empty());
    for (var endpoint : endpoints) {
      all = all.thenCombine(endpoint.check(), (before, problem) -> before.or(() -> problem));
    }
    return all;
  }

  Stream<Endpoint> of(Role role) {
    return endpoints.stream().filter(endpoint -> endpoint.roles().contains(role));
  }

  /** The model to count with for {@code role}. */
  ReadingModel strictest(Role role) {
    return of(role).map(Endpoint::model).min(BY_WINDOW).orElseThrow();
  }

  /** The model to count with for what every reader and the writer are shown. */
  ReadingModel strictest() {
    return Stream.concat(of(Role.READER), of(Role.WRITER))
        .map(Endpoint::model)
        .min(BY_WINDOW)
        .orElseThrow();
  }

  private static final Comparator<ReadingModel> BY_WINDOW =
      Comparator.comparingInt(model -> model.window().promptTokens());
}
