package dev.trawl.actors.call;

import dev.trawl.protocol.Budget;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Role;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * All models, at least one for each role. Prompts are sized for the smallest window of a role, so
 * that they fit whichever of its models is called. Immutable.
 */
public record Models(List<Endpoint> endpoints) {
  public Models {
    endpoints = List.copyOf(endpoints);
    for (var role : Role.values()) {
      if (endpoints.stream().noneMatch(endpoint -> endpoint.roles().contains(role))) {
        throw new IllegalArgumentException(
            "no endpoint has the role %s: give it to one in trawl.endpoints or trawl.model"
                .formatted(role.name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  /** The embedded model alone, in every role. */
  public static Models embedded(ReadingModel model, GatewaySettings settings) {
    return new Models(List.of(Endpoint.embedded(model, EnumSet.allOf(Role.class), settings)));
  }

  /** Whether all of them are part of trawl. */
  public boolean areEmbedded() {
    return endpoints.stream().allMatch(endpoint -> endpoint.origin() == Origin.EMBEDDED);
  }

  /** Whether a price is known for any of them. */
  public boolean arePriced() {
    return endpoints.stream().anyMatch(endpoint -> endpoint.price().isPresent());
  }

  /** Why {@code budget} cannot be enforced, in one line; empty if it can. */
  public Optional<String> refusal(Budget budget) {
    return budget.cost().isPresent() && !areEmbedded() && !arePriced()
        ? Optional.of(
            "No price is set for %s, so the limit on cost cannot be enforced: set %s, or leave the limit out."
                .formatted(unpriced().name(), unpriced().priceSetting()))
        : Optional.empty();
  }

  private Endpoint unpriced() {
    return endpoints.stream()
        .filter(endpoint -> endpoint.origin() != Origin.EMBEDDED)
        .findFirst()
        .orElseThrow();
  }

  /**
   * What is wrong with the first one that cannot be used, as {@link Endpoint#check} says it.
   *
   * @param chunkTokensMax the most tokens of a chunk
   */
  public CompletionStage<Optional<String>> check(int chunkTokensMax) {
    CompletionStage<Optional<String>> all = CompletableFuture.completedFuture(Optional.empty());
    for (var endpoint : endpoints) {
      all =
          all.thenCombine(
              endpoint.check(chunkTokensMax), (before, problem) -> before.or(() -> problem));
    }
    return all;
  }

  /** Those that have {@code role}; at least one. */
  public Stream<Endpoint> of(Role role) {
    return endpoints.stream().filter(endpoint -> endpoint.roles().contains(role));
  }

  /** The model with the smallest window of those that have {@code role}. */
  public ReadingModel strictest(Role role) {
    return of(role).map(Endpoint::model).min(BY_WINDOW).orElseThrow();
  }

  /** The model with the smallest window of all readers and writers. */
  public ReadingModel strictest() {
    return narrowest().model();
  }

  private Endpoint narrowest() {
    return Stream.concat(of(Role.READER), of(Role.WRITER))
        .min(Comparator.comparing(Endpoint::model, BY_WINDOW))
        .orElseThrow();
  }

  /** Says in one line that a question does not fit. */
  public String noRoom() {
    return "A window of %d tokens leaves no room for the question: enlarge %s."
        .formatted(strictest().window().tokens(), narrowest().windowSetting());
  }

  private static final Comparator<ReadingModel> BY_WINDOW =
      Comparator.comparingInt(model -> model.window().promptTokens());
}
