package dev.trawl.actors.call;

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
public record Models(List<Endpoint> endpoints) {
  public Models {
    endpoints = List.copyOf(endpoints);
    for (var role : Role.values()) {
      if (endpoints.stream().noneMatch(endpoint -> endpoint.roles().contains(role))) {
        throw new IllegalArgumentException(
            "no endpoint has the role %s: give it to one in trawl.endpoints or trawl.model"
                .formatted(role.name().toLowerCase(java.util.Locale.ROOT)));
      }
    }
  }

  public static Models embedded(ReadingModel model, GatewaySettings settings) {
    return new Models(List.of(Endpoint.embedded(model, settings)));
  }

  /** Whether each is in this process. */
  public boolean areEmbedded() {
    return endpoints.stream().allMatch(endpoint -> endpoint.language().isEmpty());
  }

  /** Whether any charges, as far as anybody said. */
  public boolean arePriced() {
    return endpoints.stream().anyMatch(endpoint -> endpoint.price().isPresent());
  }

  /**
   * What is wrong with the first that cannot be used, as {@link Endpoint#check} says it.
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

  public Stream<Endpoint> of(Role role) {
    return endpoints.stream().filter(endpoint -> endpoint.roles().contains(role));
  }

  /** The model to count with for {@code role}. */
  public ReadingModel strictest(Role role) {
    return of(role).map(Endpoint::model).min(BY_WINDOW).orElseThrow();
  }

  /** The model to count with for what every reader and the writer are shown. */
  public ReadingModel strictest() {
    return narrowest().model();
  }

  private Endpoint narrowest() {
    return Stream.concat(of(Role.READER), of(Role.WRITER))
        .min(Comparator.comparing(Endpoint::model, BY_WINDOW))
        .orElseThrow();
  }

  /** That a question does not fit, in one line. */
  public String noRoom() {
    return "A window of %d tokens leaves no room for the question: enlarge %s."
        .formatted(strictest().window().tokens(), narrowest().windowSetting());
  }

  private static final Comparator<ReadingModel> BY_WINDOW =
      Comparator.comparingInt(model -> model.window().promptTokens());
}
