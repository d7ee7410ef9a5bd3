package dev.trawl.actors;

import com.typesafe.config.Config;
import dev.trawl.actors.call.Endpoint;
import dev.trawl.actors.call.GatewaySettings;
import dev.trawl.actors.call.ModelSettings;
import dev.trawl.actors.call.Models;
import dev.trawl.actors.openai.Http;
import dev.trawl.lexical.LexicalReadingModel;
import dev.trawl.lexical.LexicalSettings;
import dev.trawl.protocol.model.Role;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.chunk.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Chooses the models of each role: the models that the application gave for it, otherwise the
 * configured endpoints, otherwise the embedded model.
 *
 * @param http the connections to the endpoints; empty if there are none
 */
record ModelSetup(Models models, Optional<Http> http) {
  /**
   * @param trawl section {@code trawl}
   * @param executor runs the embedded model and loads vocabularies
   * @throws IllegalArgumentException if a setting is wrong or a role has no model; the message is
   *     one line
   */
  static ModelSetup of(
      Config trawl, Map<String, String> environment, OwnModels own, Executor executor) {
    var gateway = GatewaySettings.from(trawl);
    var rolesLeft = own.rolesLeft();
    var configured =
        rolesLeft.isEmpty() || own.readingModel().isPresent()
            ? List.<ModelSettings>of()
            : ModelSettings.from(trawl, environment).stream()
                .filter(each -> !common(each.roles(), rolesLeft).isEmpty())
                .toList();
    var endpoints = new ArrayList<Endpoint>();
    if (!own.languageModels().isEmpty()) {
      var tokens = tokens(trawl, executor);
      var calling = ModelSettings.Calling.from(trawl);
      own.languageModels()
          .forEach(
              (model, roles) ->
                  endpoints.add(Endpoint.ofApplication(model, roles, tokens, calling)));
    }
    if (!configured.isEmpty()) {
      return configured(trawl, executor, endpoints, configured, rolesLeft);
    }
    if (!rolesLeft.isEmpty()) {
      endpoints.add(
          own.readingModel()
              .map(model -> Endpoint.ofApplication(model, rolesLeft, gateway, latency(trawl)))
              .orElseGet(() -> embedded(trawl, rolesLeft, gateway, executor)));
    }
    return new ModelSetup(new Models(endpoints), Optional.empty());
  }

  private static ModelSetup configured(
      Config trawl,
      Executor executor,
      List<Endpoint> endpoints,
      List<ModelSettings> configured,
      Set<Role> rolesLeft) {
    var tokens = tokens(trawl, executor);
    var http =
        Http.open(
            configured.stream()
                .map(each -> each.server().connectTimeout())
                .max(Comparator.naturalOrder())
                .orElseThrow());
    try {
      configured.forEach(
          each ->
              endpoints.add(
                  Endpoint.configured(each, common(each.roles(), rolesLeft), tokens, http)));
      return new ModelSetup(new Models(endpoints), Optional.of(http));
    } catch (RuntimeException wrong) {
      http.close();
      throw wrong;
    }
  }

  private static Set<Role> common(Set<Role> roles, Set<Role> others) {
    var common = EnumSet.copyOf(roles);
    common.retainAll(others);
    return common;
  }

  /** The tokenizer that also counts the tokens of chunks. Starts to load its vocabulary. */
  private static Tokens tokens(Config trawl, Executor executor) {
    try {
      var tokens = Tokens.of(ChunkSettings.from(trawl));
      executor.execute(tokens::load);
      return tokens;
    } catch (IOException unread) {
      throw new IllegalArgumentException("trawl.chunks.vocabulary: " + unread.getMessage(), unread);
    }
  }

  private static Duration latency(Config trawl) {
    return ModelSettings.Calling.from(trawl).expectedLatency();
  }

  private static Endpoint embedded(
      Config trawl, Set<Role> roles, GatewaySettings gateway, Executor executor) {
    var tokens = Tokens.builtIn();
    executor.execute(tokens::load);
    var model = new LexicalReadingModel(LexicalSettings.from(trawl), tokens, executor);
    return Endpoint.embedded(model, roles, gateway);
  }

  void close() {
    http.ifPresent(Http::close);
  }
}
