package dev.trawl.actors.call;

import dev.trawl.actors.model.Price;
import dev.trawl.actors.model.PromptedReadingModel;
import dev.trawl.actors.model.Prompts;
import dev.trawl.actors.openai.Http;
import dev.trawl.actors.openai.OpenAiModel;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.protocol.LanguageModel;
import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.ReadingModel;
import dev.trawl.protocol.Role;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.retrieval.chunk.Tokens;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
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
public record Endpoint(
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

  /** No question is shorter. */
  private static final ModelTask.Question SHORTEST =
      new ModelTask.Question("?", new Query("?", "und", List.of()), TermStatistics.NONE);

  public Endpoint {
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException(name + " has no role: give reader, planner or writer");
    }
  }

  /** A language model behind HTTP, prompted as the settings say. */
  public static Endpoint prompted(ModelSettings settings, Tokens tokens, Http http) {
    var language = OpenAiModel.of(settings.server(), http);
    return new Endpoint(
        settings.setting(),
        new PromptedReadingModel(language, prompts(settings), tokens, settings.prompting()),
        settings.roles(),
        settings.pace(),
        settings.callTimeout(),
        2,
        settings.prompting().price(),
        settings.expectedLatency(),
        Optional.of(language));
  }

  private static Prompts prompts(ModelSettings settings) {
    try {
      return settings.prompts().map(Prompts::from).orElseGet(Prompts::builtIn);
    } catch (IllegalArgumentException unusable) {
      throw new IllegalArgumentException(
          "%s.prompts: %s".formatted(settings.setting(), unusable.getMessage()), unusable);
    }
  }

  /**
   * What is wrong with it, in one sentence that names the setting; nothing if it can be reached,
   * knows the model, gives it the window that is configured, and that holds a chunk.
   *
   * @param chunkTokensMax the most tokens of a chunk
   */
  CompletionStage<Optional<String>> check(int chunkTokensMax) {
    return language
        .map(
            served ->
                served
                    .describe()
                    .reply()
                    .<Optional<String>>handleAsync(
                        (reply, cause) ->
                            cause == null
                                ? tooLarge(reply.value()).or(() -> tooSmall(chunkTokensMax))
                                : Optional.of(FailureText.of(cause))))
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  /** As those who count calls know it. */
  Call.Target target() {
    return new Call.Target(
        name, language.map(LanguageModel::name).orElseGet(model::name), language.isEmpty());
  }

  /** What sets its window, for messages. */
  String windowSetting() {
    return language.isPresent() ? name + ".window-tokens" : "the window of " + name;
  }

  private Optional<String> tooSmall(int chunkTokensMax) {
    var needed = Reserve.ofLargestChunk(model, List.of(SHORTEST), chunkTokensMax).promptTokens();
    var room = model.window().promptTokens();
    var plansOnly = roles.equals(Set.of(Role.PLANNER));
    return !plansOnly && needed > room
        ? Optional.of(
            "%s.window-tokens is too small: it leaves %d tokens for a prompt, and one with the largest chunk takes %d; raise it, or lower %s.reply-tokens or trawl.chunks.tokens-max"
                .formatted(name, room, needed, name))
        : Optional.empty();
  }

  private Optional<String> tooLarge(LanguageModel.Facts facts) {
    var wanted = model.window().tokens();
    return facts.windowTokens().orElse(Integer.MAX_VALUE) < wanted
        ? Optional.of(
            "%s.window-tokens is more than the %d tokens that the server gives the model: set that"
                .formatted(name, facts.windowTokens().getAsInt()))
        : Optional.empty();
  }

  /**
   * The most calls that are thought to end in a second.
   *
   * @param callTokens tokens of a call, prompt and reserved reply together
   */
  public double callsPerSecond(double callTokens) {
    var byLatency = pace.calls().max() / (expectedLatency.toNanos() / 1e9);
    var byRequests = pace.requestsPerMinute().orElse(Integer.MAX_VALUE) / 60.0;
    var byTokens = pace.tokensPerMinute().orElse(Integer.MAX_VALUE) / 60.0 / callTokens;
    return Math.min(byLatency, Math.min(byRequests, byTokens));
  }

  /** What estimates assume of its speed and price, in one sentence. */
  public String assumption() {
    return "%s takes %s ms for a call and bears %d at once%s."
        .formatted(
            name,
            expectedLatency.toMillis(),
            pace.calls().max(),
            language.isEmpty()
                ? ""
                : " (expected-latency, calls-max)%s"
                    .formatted(price.isEmpty() ? "; its price is not set" : ""));
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
