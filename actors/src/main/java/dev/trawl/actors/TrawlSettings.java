package dev.trawl.actors;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.trawl.actors.answer.DraftSettings;
import dev.trawl.actors.call.GatewaySettings;
import dev.trawl.actors.documents.OpeningSettings;
import dev.trawl.actors.plan.PlanningSettings;
import dev.trawl.actors.read.ReadingSettings;
import dev.trawl.actors.run.EstimateSettings;
import dev.trawl.actors.run.RunSettings;
import dev.trawl.actors.run.Settings;
import dev.trawl.actors.window.HistorySettings;
import dev.trawl.actors.window.WindowSettings;
import dev.trawl.retrieval.chunk.ChunkSettings;

/**
 * The sections of {@code conf/application.conf} that the actors read. Immutable.
 *
 * @param chunkTokensMax maximum number of tokens of a chunk
 */
public record TrawlSettings(
    OpeningSettings opening,
    RunSettings runs,
    DraftSettings drafts,
    HistorySettings history,
    ReadingSettings reading,
    PlanningSettings planning,
    WindowSettings window,
    GatewaySettings gateway,
    EstimateSettings estimate,
    StreamSettings stream,
    int chunkTokensMax) {
  static TrawlSettings from(Config config) {
    var trawl = config.getConfig("trawl");
    return new TrawlSettings(
        OpeningSettings.from(trawl),
        RunSettings.from(trawl),
        DraftSettings.from(trawl),
        HistorySettings.from(trawl),
        ReadingSettings.from(trawl),
        PlanningSettings.from(trawl),
        WindowSettings.from(trawl),
        GatewaySettings.from(trawl),
        EstimateSettings.from(trawl),
        StreamSettings.from(trawl),
        ChunkSettings.from(trawl).tokensMax());
  }

  /** The sections that a run reads. */
  Settings forRuns() {
    return new Settings(runs, drafts, history, window, planning, estimate);
  }

  /**
   * Completes {@code given}: a missing setting is taken from the application's configuration, then
   * from trawl's defaults, then from the defaults of the libraries.
   */
  static Config complete(Config given) {
    return given
        .withFallback(ConfigFactory.defaultOverrides())
        .withFallback(ConfigFactory.defaultApplication())
        .withFallback(defaults())
        .withFallback(ConfigFactory.defaultReferenceUnresolved())
        .resolve();
  }

  /**
   * Completes {@code given}: a missing setting is taken from the settings of the actor system, then
   * from trawl's defaults.
   */
  static Config complete(Config given, Config system) {
    return given.withFallback(system).withFallback(defaults()).resolve();
  }

  private static Config defaults() {
    return ConfigFactory.parseResources(
        TrawlSettings.class.getClassLoader(), "dev/trawl/application.conf");
  }
}
