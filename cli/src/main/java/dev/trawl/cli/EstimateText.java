package dev.trawl.cli;

import dev.trawl.cli.options.LevelOption;
import dev.trawl.cli.terminal.Count;
import dev.trawl.protocol.Estimate;
import dev.trawl.protocol.Estimate.Spending;
import dev.trawl.protocol.Level;
import java.util.ArrayList;
import java.util.Locale;
import java.util.OptionalDouble;

/** Shows an estimate as text. */
final class EstimateText {
  private EstimateText() {}

  /** The complete estimate. */
  static String of(Estimate estimate, boolean embedded) {
    var lines = new ArrayList<String>();
    lines.add("Level %s takes about".formatted(LevelOption.name(estimate.level())));
    if (estimate.level() == Level.AUTO) {
      lines.add(
          "  " + spending(estimate.least(), embedded) + " if a search finds the answer, otherwise");
    }
    lines.add("  " + spending(estimate.most(), embedded) + ".");
    estimate.reading().ifPresent(reading -> lines.add(reading(reading)));
    lines.add(
        "The largest prompt has %s; the window allows %s."
            .formatted(
                Count.of(estimate.most().usage().maxPromptTokens(), "token"),
                Count.of(estimate.window().promptTokens())));
    if (estimate.tooLarge() > 0) {
      lines.add(
          "%s would not be read, because the prompt does not fit the window."
              .formatted(Count.of(estimate.tooLarge(), "chunk")));
    }
    estimate.assumptions().forEach(assumption -> lines.add("Assumed: " + assumption));
    return String.join("\n", lines);
  }

  private static String reading(Estimate.Reading reading) {
    var sent =
        "Reading %s of text sends %s"
            .formatted(
                Count.of(reading.textTokens(), "token"), tokens(reading, reading.promptTokens()));
    return reading.chunksPerCall() == 1
        ? sent + "."
        : "%s with %d chunks per call, and %s with one chunk per call."
            .formatted(sent, reading.chunksPerCall(), tokens(reading, reading.promptTokensAlone()));
  }

  /** The number of tokens that are sent, in total and per token of the text. */
  private static String tokens(Estimate.Reading reading, long sent) {
    return String.format(
        Locale.ENGLISH,
        "%s (%.2f per token of text)",
        Count.of(sent),
        (double) sent / Math.max(1, reading.textTokens()));
  }

  private static String spending(Spending spending, boolean embedded) {
    var usage = spending.usage();
    return "%s (%s read), %s sent, %s received, %s, %s"
        .formatted(
            Count.of(usage.calls(), "call"),
            Count.of(spending.chunks(), "chunk"),
            Count.of(usage.promptTokens(), "token"),
            Count.of(usage.completionTokens(), "token"),
            embedded ? "no cost" : cost(usage.cost()),
            Count.time(spending.time()));
  }

  /** The upper estimate on one line. */
  static String line(Estimate estimate) {
    var most = estimate.most();
    var usage = most.usage();
    return "%s: about %s, %s tokens, %s, %s."
        .formatted(
            task(estimate),
            Count.of(usage.calls(), "call"),
            Count.brief(usage.promptTokens() + usage.completionTokens()),
            cost(usage.cost()),
            Count.time(most.time()));
  }

  private static String task(Estimate estimate) {
    var chunks = Count.of(estimate.most().chunks(), "chunk");
    return switch (estimate.level()) {
      case RETRIEVE -> "Searching";
      case AUTO -> "Searching and, if that finds no answer, reading " + chunks;
      case READ, REASON -> "Reading " + chunks;
    };
  }

  private static String cost(OptionalDouble cost) {
    return cost.isEmpty()
        ? "cost unknown (no price is set)"
        : "cost "
            + String.format(
                Locale.ENGLISH, cost.getAsDouble() < 1 ? "%.2g" : "%.2f", cost.getAsDouble());
  }
}
