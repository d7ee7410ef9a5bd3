package dev.trawl.bench;

import dev.trawl.bench.data.DataException;
import dev.trawl.testkit.Feature;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.Planning;
import dev.trawl.testkit.Thinking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code trawl bench endpoint} serves. */
final class OfferOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "trawl-simulated",
      description = "Name of its model; any other gets 404. Default: ${DEFAULT-VALUE}.")
  private String model = "";

  @Option(
      names = "--window",
      paramLabel = "TOKENS",
      defaultValue = "8192",
      description = "Most tokens of prompt and reply; above it 400. Default: ${DEFAULT-VALUE}.")
  private int window = 8192;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "",
      description = "The API key that clients must show, or get 401. Default: none.")
  private String key = "";

  @Option(names = "--no-json-schema", description = "Refuse response_format json_schema with 400.")
  private boolean noSchema;

  @Option(names = "--no-stream-options", description = "Refuse stream_options with 400.")
  private boolean noStreamOptions;

  @Option(names = "--no-usage", description = "Never say how many tokens a call took.")
  private boolean noUsage;

  @Option(
      names = "--no-reading",
      description = "Reply 'nothing' at once instead of reading: measures the client alone.")
  private boolean noReading;

  @Option(
      names = "--no-counting",
      description =
          "Take a token for four letters instead of counting: less work than most clients'.")
  private boolean noCounting;

  @Option(names = "--gullible", description = "Obey orders that stand inside documents.")
  private boolean gullible;

  @Option(
      names = "--thinking",
      paramLabel = "WHERE",
      defaultValue = "none",
      description =
          "Think first: none, tags (<think> before the reply) or field (reasoning_content)."
              + " Default: ${DEFAULT-VALUE}.")
  private Thinking thinking = Thinking.NONE;

  @Option(names = "--no-tools", description = "Refuse tools with 400.")
  private boolean noTools;

  @Option(
      names = "--planner",
      paramLabel = "HOW",
      defaultValue = "honest",
      description =
          "How it plans: honest, endless, repeating, fifty, inventing or prose."
              + " Default: ${DEFAULT-VALUE}.")
  private Planning.Manner manner = Planning.Manner.HONEST;

  @Option(
      names = "--planner-script",
      paramLabel = "FILE",
      description =
          "Plans as the file says: one step a line, the first without findings, the next with one,"
              + " and so on; {1} is what finding 1 answers.")
  private @Nullable Path script;

  Offer offer() {
    return new Offer(model, window, key, features(), thinking, planning());
  }

  private Planning planning() {
    if (script == null) {
      return Planning.of(manner);
    }
    try {
      return Planning.scripted(Files.readAllLines(script));
    } catch (IOException unread) {
      throw new DataException("the script cannot be read: " + script, unread);
    }
  }

  private Set<Feature> features() {
    var features = EnumSet.allOf(Feature.class);
    leave(features, noSchema, Feature.JSON_SCHEMA);
    leave(features, noTools, Feature.TOOLS);
    leave(features, noStreamOptions, Feature.STREAM_OPTIONS);
    leave(features, noUsage, Feature.USAGE);
    leave(features, noCounting, Feature.COUNTING);
    leave(features, noReading, Feature.READING);
    leave(features, !gullible, Feature.GULLIBLE);
    return features;
  }

  private static void leave(Set<Feature> features, boolean out, Feature feature) {
    if (out) {
      features.remove(feature);
    }
  }
}
