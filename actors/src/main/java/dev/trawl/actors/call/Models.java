package dev.trawl.actors.call;

import dev.trawl.protocol.Budget;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Role;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * All models, at least one for each role. Prompts are sized for the smallest window of a role, so
 * that they fit every model of that role. Immutable.
 */
public record Models(List<Endpoint> endpoints) {
  public Models {
    endpoints = List.copyOf(endpoints);
    for (var role : Role.values()) {
      if (endpoints.stream().noneMatch(endpoint -> endpoint.roles().contains(role))) {
        throw new IllegalArgumentException(
            "no endpoint has the role %s: add the role in trawl.endpoints or trawl.model"
                .formatted(role.name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  /** Only the embedded model, which has every role. */
  public static Models embedded(ReadingModel model, GatewaySettings settings) {
    return new Models(List.of(Endpoint.embedded(model, EnumSet.allOf(Role.class), settings)));
  }

  /** Returns true if all models are part of trawl. */
  public boolean areEmbedded() {
    return endpoints.stream().allMatch(endpoint -> endpoint.origin() == Origin.EMBEDDED);
  }

  /** Returns true if every writer can reply without documents and write JSON. */
  public boolean canChat() {
    return of(Role.WRITER).allMatch(endpoint -> endpoint.model().chats());
  }

  /** Returns true if every model that has one of the roles can tell that a text has no answer. */
  public boolean canTellAbsence(Set<Role> roles) {
    return roles.stream().flatMap(this::of).allMatch(endpoint -> endpoint.model().canTellAbsence());
  }

  /** Returns true if the price of any model is known. */
  public boolean arePriced() {
    return endpoints.stream().anyMatch(endpoint -> endpoint.price().isPresent());
  }

  /** The reason why {@code budget} cannot be enforced, in one line; empty if it can. */
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

  /** The known prices, one sentence for each, without its full stop. */
  public List<String> prices() {
    return endpoints.stream()
        .flatMap(
            endpoint ->
                endpoint.price().stream()
                    .map(
                        price ->
                            endpoints.size() == 1
                                ? price.inWords()
                                : endpoint.name() + ": " + price.inWords()))
        .toList();
  }

  /**
   * Checks all endpoints; see {@link Endpoint#inspect}.
   *
   * @param chunkTokensMax the maximum number of tokens in a chunk
   */
  public CompletionStage<Inspection> inspect(int chunkTokensMax) {
    CompletionStage<Inspection> all = CompletableFuture.completedFuture(Inspection.NO_PROBLEM);
    for (var endpoint : endpoints) {
      all = all.thenCombine(endpoint.inspect(chunkTokensMax), Inspection::and);
    }
    return all;
  }

  /** The endpoints that have {@code role}; at least one. */
  public Stream<Endpoint> of(Role role) {
    return endpoints.stream().filter(endpoint -> endpoint.roles().contains(role));
  }

  /** The model with the smallest window of all models that have {@code role}. */
  public ReadingModel smallestWindow(Role role) {
    return of(role).map(Endpoint::model).min(BY_WINDOW).orElseThrow();
  }

  /** The model with the smallest window of all readers and writers. */
  public ReadingModel smallestWindow() {
    return smallestWindowEndpoint().model();
  }

  private Endpoint smallestWindowEndpoint() {
    return Stream.concat(of(Role.READER), of(Role.WRITER))
        .min(Comparator.comparing(Endpoint::model, BY_WINDOW))
        .orElseThrow();
  }

  /** The message, in one line, for a question that does not fit. */
  public String windowTooSmallMessage() {
    var window = smallestWindow().window();
    return "A window of %d tokens, of which %d are kept free for the reply, leaves no room for the question: enlarge %s."
        .formatted(window.tokens(), window.replyTokens(), smallestWindowEndpoint().windowSetting());
  }

  private static final Comparator<ReadingModel> BY_WINDOW =
      Comparator.comparingInt(model -> model.window().promptTokens());
}
