package dev.trawl.cli;

import dev.trawl.cli.terminal.Count;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The quotes of the most relevant chunks that a run has read so far. They are shown if the user
 * interrupts the run. Not thread-safe: used only by the thread that follows the run.
 */
final class FindingsSoFar implements Consumer<RunEvent> {
  private static final int QUOTES_MAX = 5;

  private record Quote(double relevance, Evidence evidence) {}

  private final List<Quote> quotes = new ArrayList<>();
  private int chunks;
  private int read;

  @Override
  public void accept(RunEvent event) {
    switch (event.what()) {
      case What.ReadingStarted started -> {
        chunks = started.chunks();
        read = 0;
      }
      case What.ChunkRead chunk -> {
        read++;
        keepBest(chunk);
      }
      default -> {}
    }
  }

  private void keepBest(What.ChunkRead chunk) {
    chunk.quotes().forEach(quote -> quotes.add(new Quote(chunk.relevance(), quote)));
    quotes.sort(Comparator.comparingDouble(Quote::relevance).reversed());
    quotes.subList(Math.min(quotes.size(), QUOTES_MAX), quotes.size()).clear();
  }

  /** The progress of the run on one line, then each of the best quotes on one line. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        chunks == 0
            ? "Interrupted before any chunk was read."
            : "Interrupted after %s of %s.".formatted(Count.of(read), Count.of(chunks, "chunk")));
    if (quotes.isEmpty()) {
      lines.add("Nothing relevant has been found so far.");
    } else {
      lines.add("Quotes found so far, not yet an answer:");
      quotes.forEach(quote -> lines.add("- " + AnswerText.place(quote.evidence())));
    }
    return lines;
  }
}
