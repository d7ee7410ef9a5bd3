package dev.trawl.actors;

import com.typesafe.config.Config;
import dev.trawl.actors.call.ApplicationModel;
import dev.trawl.actors.call.Dispatchers;
import dev.trawl.actors.call.Observer;
import dev.trawl.actors.model.Price;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Role;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.document.DocumentSettings;
import dev.trawl.retrieval.index.IndexSettings;
import dev.trawl.retrieval.index.Library;
import dev.trawl.retrieval.index.LibrarySettings;
import dev.trawl.retrieval.source.DocumentParser;
import dev.trawl.retrieval.source.FetchSettings;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.LoggerFactory;

/**
 * Collects the settings and models of a {@link Trawl}, which {@link #start} or {@link #in} creates.
 * Immutable: each method returns a new builder, and one builder can create several instances.
 *
 * <p>The model of each role is the one given to {@link #languageModel} for that role; otherwise the
 * one given to {@link #model}; otherwise the configured endpoints that have the role; or, if no
 * endpoint is configured, the embedded model.
 */
public final class TrawlBuilder {
  private final Config config;
  private final OwnModels own;

  private TrawlBuilder(Config config, OwnModels own) {
    this.config = config;
    this.own = own;
  }

  static TrawlBuilder with(Config config) {
    return new TrawlBuilder(config, OwnModels.NONE);
  }

  /**
   * Uses {@code own} for every role for which the application gives no language model. It receives
   * tasks instead of trawl's prompts, in at most {@code trawl.gateway.max-calls} concurrent calls.
   * Its price is unknown, so a question with a limit on cost is refused.
   */
  public TrawlBuilder model(ReadingModel own) {
    return new TrawlBuilder(config, this.own.with(own));
  }

  /** Like the next method, for a model that is free or whose price is unknown. */
  public TrawlBuilder languageModel(
      Role role, LanguageModel model, Window window, PaceSettings pace) {
    return languageModel(role, new ApplicationModel(model, window, pace, Optional.empty()));
  }

  /**
   * Uses {@code model} for {@code role}, with trawl's prompts, within {@code window} and {@code
   * pace}, and counts its cost. The prompts, safety margin, call timeout and expected latency are
   * those of section {@code trawl.model}.
   *
   * <p>A model that is given for several roles with equal window, pace and price is one endpoint:
   * the pace limits all its calls together. Several models that are given for one role share its
   * calls.
   *
   * @param window the maximum number of tokens in the prompt and the reply of one call together,
   *     and how many of them are reserved for the reply, at most a quarter; {@code
   *     trawl.model.safety-margin} is subtracted from the window
   * @param pace concurrent calls, requests and tokens per minute, and when to pause after failures
   * @param price per million tokens, in any currency
   */
  public TrawlBuilder languageModel(
      Role role, LanguageModel model, Window window, PaceSettings pace, Price price) {
    return languageModel(role, new ApplicationModel(model, window, pace, Optional.of(price)));
  }

  private TrawlBuilder languageModel(Role role, ApplicationModel model) {
    return new TrawlBuilder(config, own.with(role, model));
  }

  /**
   * Starts trawl in its own actor system; {@link Trawl#close} stops both.
   *
   * @throws IllegalArgumentException if a setting is wrong or a role has no model; the message is
   *     one line
   * @throws com.typesafe.config.ConfigException if a setting is missing or has the wrong type
   */
  public Trawl start() {
    var complete = TrawlSettings.complete(config);
    // SLF4J prints a warning if the threads of the actor system log before it is initialized.
    LoggerFactory.getILoggerFactory();
    var system = ActorSystem.create(Behaviors.<Void>empty(), "trawl", complete);
    try {
      return in(system, complete, system::terminate);
    } catch (RuntimeException wrongSetting) {
      system.terminate();
      throw wrongSetting;
    }
  }

  /**
   * Starts trawl in {@code system}, which the caller still owns: {@link Trawl#close} stops only
   * trawl's own actors. Several instances can run in one system, even with the same data folder.
   *
   * @throws IllegalArgumentException as {@link #start}, and if {@code system} was configured
   *     without trawl's {@code reference.conf}
   */
  public Trawl in(ActorSystem<?> system) {
    if (!system.settings().config().hasPath("trawl.dispatcher")) {
      throw new IllegalArgumentException(
          "The actor system was configured without trawl's reference.conf: load it with"
              + " ConfigFactory.load().");
    }
    return in(system, TrawlSettings.complete(config, system.settings().config()), () -> {});
  }

  private Trawl in(ActorSystem<?> system, Config complete, Runnable onClose) {
    var settings = TrawlSettings.from(complete);
    var observers = new Observers();
    var library = library(complete.getConfig("trawl"), observers);
    var models =
        ModelSetup.of(
            complete.getConfig("trawl"),
            System.getenv(),
            own,
            system.dispatchers().lookup(Dispatchers.MODEL));
    return Trawl.in(
        system,
        library,
        models.models(),
        settings,
        observers,
        () -> {
          models.close();
          onClose.run();
        });
  }

  private static Library library(Config trawl, Observer observer) {
    return new Library(
        LibrarySettings.from(trawl),
        ChunkSettings.from(trawl),
        IndexSettings.from(trawl),
        new DocumentParser(
            DocumentSettings.from(trawl), FetchSettings.from(trawl), observer::onPageRead));
  }
}
