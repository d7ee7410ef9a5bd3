package dev.trawl.actors;

import dev.trawl.actors.model.Price;
import dev.trawl.actors.model.PromptedReadingModel;
import dev.trawl.actors.model.Prompts;
import dev.trawl.actors.openai.OpenAiModel;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.protocol.LanguageModel;
import dev.trawl.protocol.ReadingModel;
import dev.trawl.protocol.Role;
import dev.trawl.retrieval.chunk.Tokens;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A model that can be called, and how.
 *
 * @param name for people: the setting that made it
 * @param model does the jobs of its roles
 * @param roles what it is called for; not empty
 * @param callTimeout longest wait for one reply
 * @param requestsPerCall the most requests that one call of the model may become: a reply that
 *     cannot be used is asked for once more
 * @param price empty where nothing is charged, or nobody said what
 * @param expectedLatency what a call is thought to take, for estimates
 * @param language what is prompted; empty where the model is in this process
 */
record Endpoint(
    String name,
    ReadingModel model,
    Set<Role> roles,
    PaceSettings pace,
    Duration callTimeout,
    int requestsPerCall,
    Optional<Price> price,
    Duration expectedLatency,
    Optional<LanguageModel> language) {
  /** What the embedded model takes for a chunk, about. */
  private static final Duration EMBEDDED_LATENCY = Duration.ofMillis(2);

  Endpoint {
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException(name + " has no role: give reader, planner or writer");
    }
  }

  /** A language model behind HTTP, prompted as the settings say. */
  static Endpoint prompted(ModelSettings settings, Tokens tokens, HttpClient http) {
    var language = OpenAiModel.of(settings.server(), http);
    var prompts = settings.prompts().map(Prompts::from).orElseGet(Prompts::builtIn);
    return new Endpoint(
        settings.setting(),
        new PromptedReadingModel(language, prompts, tokens, settings.prompting()),
        settings.roles(),
        settings.pace(),
        settings.callTimeout(),
        2,
        settings.prompting().price(),
        settings.expectedLatency(),
        Optional.of(language));
  }

  /**
   * What is wrong with it, in one sentence that names the setting; nothing if it can be reached,
   * knows the model, and gives it the window that is configured.
   */
  CompletionStage<Optional<String>> check() {
    return language
        .map(
            served ->
                served
                    .describe()
                    .reply()
                    .<Optional<String>>handle(
                        (reply, cause) ->
                            cause == null
                                ? tooLarge(reply.value())
                                : Optional.of(Caller.why(cause))))
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  private Optional<String> tooLarge(LanguageModel.Facts facts) {
    var wanted = model.window().tokens();
    return facts.windowTokens().orElse(Integer.MAX_VALUE) < wanted
        ? Optional.of(
            "%s.window-tokens is more than the %d tokens that the server gives the model: set that, or --window"
                .formatted(name, facts.windowTokens().getAsInt()))
        : Optional.empty();
  }

  /** A model in this process, which bears as many calls as the gateway's setting says. */
  static Endpoint embedded(ReadingModel model, GatewaySettings settings) {
    return new Endpoint(
        model.name(),
        model,
        EnumSet.allOf(Role.class),
        PaceSettings.steady(settings.maxCalls()),
        settings.callTimeout(),
        1,
        Optional.empty(),
        EMBEDDED_LATENCY,
        Optional.empty());
  }
}
