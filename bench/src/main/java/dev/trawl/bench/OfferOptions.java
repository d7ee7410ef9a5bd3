package dev.trawl.bench;

import dev.trawl.bench.data.DataException;
import dev.trawl.testkit.Feature;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.Planning;
import dev.trawl.testkit.Thinking;
import dev.trawl.testkit.habit.Habits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code trawl bench endpoint} for the simulated model. */
final class OfferOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "trawl-simulated",
      description =
          "Name of the model; requests for another name get status 404. Default: ${DEFAULT-VALUE}.")
  private String model = "";

  @Option(
      names = "--window",
      paramLabel = "TOKENS",
      defaultValue = "8192",
      description =
          "Maximum number of tokens of prompt and reply; larger calls get status 400. Default:"
              + " ${DEFAULT-VALUE}.")
  private int window = 8192;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "",
      description =
          "The API key that clients must send; without it, they get status 401. Default: none.")
  private String key = "";

  @Option(
      names = "--no-json-schema",
      description = "Reject response_format json_schema with status 400.")
  private boolean noSchema;

  @Option(names = "--no-stream-options", description = "Reject stream_options with status 400.")
  private boolean noStreamOptions;

  @Option(names = "--no-usage", description = "Never report how many tokens a call used.")
  private boolean noUsage;

  @Option(
      names = "--no-reading",
      description = "Reply 'nothing' immediately instead of reading, to measure only the client.")
  private boolean noReading;

  @Option(
      names = "--no-counting",
      description = "Assume four characters per token instead of counting, to save CPU time.")
  private boolean noCounting;

  @Option(names = "--gullible", description = "Follow instructions in the documents.")
  private boolean gullible;

  @Option(
      names = "--thinking",
      paramLabel = "WHERE",
      defaultValue = "none",
      description =
          "Where it writes its thoughts before it replies: none (it does not think), tags (<think>"
              + " in the reply) or field (reasoning_content). Default: ${DEFAULT-VALUE}.")
  private Thinking thinking = Thinking.NONE;

  @Option(
      names = "--planner",
      paramLabel = "HOW",
      defaultValue = "honest",
      description =
          "How it plans: honest (correctly), endless (it never stops asking), repeating (it asks"
              + " the same question again), fifty (it asks 50 questions at once), inventing (it"
              + " asks for a step that does not exist) or prose (it describes the step in words)."
              + " Default: ${DEFAULT-VALUE}.")
  private Planning.Manner manner = Planning.Manner.HONEST;

  @Option(
      names = "--planner-script",
      paramLabel = "FILE",
      description =
          "Take the plan from this file, one step per line: line 1 is the next step if there are no"
              + " findings, line 2 if there is one, and so on; {1} is replaced by the answer of"
              + " finding 1.")
  private @Nullable Path script;

  @Option(
      names = "--habit",
      paramLabel = "HABIT[=RATE]",
      split = ",",
      description = {
        "Make a typical mistake of real models, in every reply or in a share of the replies (0 to"
            + " 1).",
        "How it quotes: straight-quotes, no-markdown, full-width, hyphen-spaces, capital,"
            + " simplified, added-word, ellipsis, paraphrase, translate.",
        "What it says: words (quotes instead of sentence numbers), wrong-number, two-hundred (200"
            + " numbers or quotes), contradict (it says that there is no answer, but gives one, or"
            + " the reverse), follow-order (it follows instructions in the documents).",
        "The form of the reply: prose, fence (JSON in a code block), preamble (a sentence before"
            + " the JSON), think (<think> before the reply), cut (at a token limit), empty,"
            + " empty-object.",
        "Example: --habit straight-quotes=0.2,fence"
      })
  private List<String> habits = List.of();

  Offer offer() {
    return new Offer(model, window, key, features(), thinking, planning());
  }

  Habits habits() {
    return Habits.parse(habits);
  }

  private Planning planning() {
    if (script == null) {
      return Planning.of(manner);
    }
    try {
      return Planning.scripted(Files.readAllLines(script));
    } catch (IOException unread) {
      throw new DataException("cannot read the planner script " + script, unread);
    }
  }

  private Set<Feature> features() {
    var features = EnumSet.allOf(Feature.class);
    removeIf(features, noSchema, Feature.JSON_SCHEMA);
    removeIf(features, noStreamOptions, Feature.STREAM_OPTIONS);
    removeIf(features, noUsage, Feature.USAGE);
    removeIf(features, noCounting, Feature.COUNTING);
    removeIf(features, noReading, Feature.READING);
    removeIf(features, !gullible, Feature.GULLIBLE);
    return features;
  }

  private static void removeIf(Set<Feature> features, boolean off, Feature feature) {
    if (off) {
      features.remove(feature);
    }
  }
}
