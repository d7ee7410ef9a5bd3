package dev.trawl.actors.call;

import dev.trawl.actors.model.Price;
import dev.trawl.actors.model.PromptSettings;
import dev.trawl.actors.model.PromptedReadingModel;
import dev.trawl.actors.model.Prompts;
import dev.trawl.actors.openai.Http;
import dev.trawl.actors.openai.OpenAiModel;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Role;
import dev.trawl.retrieval.chunk.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A model with its roles and the limits of its calls. Immutable.
 *
 * @param name the setting that configures it, otherwise the model's own name; for messages
 * @param model performs the tasks of its roles
 * @param roles the roles that it serves; not empty
 * @param pace the limits of its calls
 * @param callTimeout the longest wait for one reply
 * @param requestsPerCall the number of requests for which a call reserves usage; a call sends
 *     another request after an unusable reply
 * @param price the price of its tokens; empty if they are free or the price is unknown
 * @param expectedLatency assumed time of one call, for estimates
 * @param origin where the model comes from
 * @param language the language model that is prompted; empty if the model needs no prompts
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
    Origin origin,
    Optional<LanguageModel> language) {
  /** The approximate time that the embedded model needs for one chunk. */
  private static final Duration EMBEDDED_LATENCY = Duration.ofMillis(2);

  /** The second request is for the case that the first reply is unusable. */
  private static final int REQUESTS_PER_PROMPTED_CALL = 2;

  /** Ollama's default limit on most machines; Ollama cuts longer prompts. */
  private static final int USUAL_LIMIT = 4096;

  /** The shortest question, for the smallest prompt. */
  private static final ModelTask.Question SHORTEST =
      new ModelTask.Question("?", new Query("?", "und", List.of()), TermStatistics.NONE);

  public Endpoint {
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException(name + " has no role: set reader, planner or writer");
    }
  }

  /** The embedded model, with as many concurrent calls as {@code settings} allows. */
  public static Endpoint embedded(ReadingModel model, Set<Role> roles, GatewaySettings settings) {
    return steady(model, roles, settings, EMBEDDED_LATENCY, Origin.EMBEDDED);
  }

  /** A reading model of the application, called at the same pace as the embedded one. */
  public static Endpoint ofApplication(
      ReadingModel model, Set<Role> roles, GatewaySettings settings, Duration expectedLatency) {
    return steady(model, roles, settings, expectedLatency, Origin.APPLICATION);
  }

  private static Endpoint steady(
      ReadingModel model,
      Set<Role> roles,
      GatewaySettings settings,
      Duration expectedLatency,
      Origin origin) {
    return new Endpoint(
        model.name(),
        model,
        roles,
        PaceSettings.steady(settings.maxCalls()),
        settings.callTimeout(),
        1,
        Optional.empty(),
        expectedLatency,
        origin,
        Optional.empty());
  }

  /** A language model of the application, with the prompts of {@code trawl.model}. */
  public static Endpoint ofApplication(
      ApplicationModel own, Set<Role> roles, Tokens tokens, ModelSettings.Calling calling) {
    var prompting =
        new PromptSettings(
            own.window().tokens(),
            own.window().replyTokens(),
            calling.longReplyTokens(),
            calling.safetyMargin(),
            own.price());
    return new Endpoint(
        own.model().name(),
        new PromptedReadingModel(
            own.model(), prompts("trawl.model", calling.prompts()), tokens, prompting),
        roles,
        own.pace(),
        calling.callTimeout(),
        REQUESTS_PER_PROMPTED_CALL,
        own.price(),
        calling.expectedLatency(),
        Origin.APPLICATION,
        Optional.of(own.model()));
  }

  /** A language model that is called over HTTP, with the prompts that its settings name. */
  public static Endpoint configured(
      ModelSettings settings, Set<Role> roles, Tokens tokens, Http http) {
    var language = OpenAiModel.of(settings.server(), http);
    return new Endpoint(
        settings.setting(),
        new PromptedReadingModel(
            language,
            prompts(settings.setting(), settings.calling().prompts()),
            tokens,
            settings.prompting()),
        roles,
        settings.pace(),
        settings.calling().callTimeout(),
        REQUESTS_PER_PROMPTED_CALL,
        settings.prompting().price(),
        settings.calling().expectedLatency(),
        Origin.CONFIGURED,
        Optional.of(language));
  }

  private static Prompts prompts(String setting, Optional<Path> folder) {
    try {
      return folder.map(Prompts::from).orElseGet(Prompts::builtIn);
    } catch (IllegalArgumentException unusable) {
      throw new IllegalArgumentException(
          "%s.prompts: %s".formatted(setting, unusable.getMessage()), unusable);
    }
  }

  /**
   * Checks that the endpoint can be reached, knows the model and supports the configured window,
   * and that the window is large enough for a chunk. A problem names the setting that causes it.
   *
   * @param chunkTokensMax the maximum number of tokens in a chunk
   */
  CompletionStage<Inspection> inspect(int chunkTokensMax) {
    return language
        .map(
            served ->
                served
                    .describe()
                    .reply()
                    .handleAsync(
                        (reply, cause) ->
                            cause == null
                                ? inspected(served, reply.value(), chunkTokensMax)
                                : Inspection.problem(FailureText.of(cause))))
        .orElseGet(
            () ->
                CompletableFuture.completedFuture(
                    origin == Origin.EMBEDDED
                        ? Inspection.NO_PROBLEM
                        : checkedWindow(chunkTokensMax)));
  }

  private Inspection inspected(
      LanguageModel served, LanguageModel.Facts facts, int chunkTokensMax) {
    var window = facts.windowTokens();
    if (window.isPresent() && window.getAsInt() < model.window().tokens()) {
      return Inspection.problem(tooLarge(served, window.getAsInt()));
    }
    var mayBeCut =
        window.isEmpty() && served.cutsLongPrompts() && model.window().tokens() > USUAL_LIMIT;
    return mayBeCut
        ? checkedWindow(chunkTokensMax).and(Inspection.warning(mayBeCut(served)))
        : checkedWindow(chunkTokensMax);
  }

  private Inspection checkedWindow(int chunkTokensMax) {
    return tooSmall(chunkTokensMax).map(Inspection::problem).orElse(Inspection.NO_PROBLEM);
  }

  /** The names of the endpoint and its model in metrics. */
  Call.Target target() {
    return new Call.Target(name, language.map(LanguageModel::name).orElseGet(model::name), origin);
  }

  /** The setting of its window, for messages. */
  String windowSetting() {
    return origin == Origin.CONFIGURED ? name + ".window-tokens" : "the window of " + name;
  }

  /** The setting of its price, for messages. */
  String priceSetting() {
    return origin == Origin.CONFIGURED ? name + ".price" : "a price with languageModel";
  }

  private Optional<String> tooSmall(int chunkTokensMax) {
    var needed =
        Reserve.ofLargestChunks(model, List.of(SHORTEST), chunkTokensMax, 1).promptTokens();
    var room = model.window().promptTokens();
    var plansOnly = roles.equals(Set.of(Role.PLANNER));
    return !plansOnly && needed > room
        ? Optional.of(
            "%s is too small: it leaves %d tokens for a prompt, and a prompt with the largest chunk needs %d; raise it, or lower %s or trawl.chunks.tokens-max"
                .formatted(
                    windowSetting(),
                    room,
                    needed,
                    origin == Origin.CONFIGURED ? name + ".reply-tokens" : "its reply tokens"))
        : Optional.empty();
  }

  private String tooLarge(LanguageModel served, int limit) {
    return served.cutsLongPrompts()
        ? "%s is more than the %d tokens with which Ollama runs %s, and Ollama cuts longer prompts without an error: lower the setting, or %s"
            .formatted(windowSetting(), limit, served.name(), remedy())
        : "%s is more than the server's limit of %d tokens: lower it"
            .formatted(windowSetting(), limit);
  }

  private String mayBeCut(LanguageModel served) {
    return "Ollama does not report the window of %s, because the model is not loaded; it cuts prompts that are too long, without an error, often at %d tokens, and %s is %d: %s"
        .formatted(served.name(), USUAL_LIMIT, windowSetting(), configuredTokens(), remedy());
  }

  private String remedy() {
    return "start Ollama with OLLAMA_CONTEXT_LENGTH=%d".formatted(configuredTokens());
  }

  /** The size of the window, including the safety margin. */
  private int configuredTokens() {
    return model instanceof PromptedReadingModel prompted
        ? prompted.windowTokens()
        : model.window().tokens();
  }

  /**
   * The expected maximum number of calls per second.
   *
   * @param callTokens tokens of one call, prompt and reserved reply together
   */
  public double callsPerSecond(double callTokens) {
    var byLatency = pace.calls().max() / (expectedLatency.toNanos() / 1e9);
    var byRequests = pace.requestsPerMinute().orElse(Integer.MAX_VALUE) / 60.0;
    var byTokens = pace.tokensPerMinute().orElse(Integer.MAX_VALUE) / 60.0 / callTokens;
    return Math.min(byLatency, Math.min(byRequests, byTokens));
  }

  /** What estimates assume about its speed and price, in one sentence. */
  public String assumption() {
    return "%s: one call takes %s ms, and up to %d run in parallel%s."
        .formatted(
            name,
            expectedLatency.toMillis(),
            pace.calls().max(),
            language.isEmpty()
                ? ""
                : " (expected-latency, calls-max)%s"
                    .formatted(
                        price
                            .map(known -> "; " + known.inWords())
                            .orElse("; its price is not set")));
  }
}
