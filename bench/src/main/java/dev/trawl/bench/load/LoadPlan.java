package dev.trawl.bench.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code trawl bench load} is to do.
 *
 * @param endpoint the command that starts a simulated endpoint
 * @param model the user's endpoint, which is asked instead
 * @param launcher the program that is started as the server; without it one is started from here
 * @param server one that runs already, which is asked instead
 * @param key what it opens for
 * @param tokens size of the document
 * @param sockets open at the same time
 * @param questions under way at the same time, at level read
 * @param beside runs at level read while short questions are timed
 * @param probes short questions that are timed, each time
 * @param duration of the long part; a question that began ends after it
 * @param latency of the simulated endpoint
 * @param calls at once that an endpoint bears
 * @param broken clients more that begin a request and never end it
 */
public record LoadPlan(
    List<String> endpoint,
    Optional<Model> model,
    Optional<Path> launcher,
    Optional<URI> server,
    Optional<String> key,
    int tokens,
    int sockets,
    int questions,
    int beside,
    int probes,
    Duration duration,
    Duration latency,
    int calls,
    int broken,
    long seed) {
  private static final int MOST = 100_000;

  /** An OpenAI-compatible endpoint. */
  public record Model(String url, String name) {}

  public LoadPlan {
    endpoint = List.copyOf(endpoint);
    if (tokens < 1_000) {
      throw new IllegalArgumentException("--tokens must be at least 1000: " + tokens);
    }
    between("--sockets", sockets);
    between("--questions", questions);
    between("--beside", beside);
    between("--probes", probes);
    between("--calls", calls);
    if (broken < 0 || broken > MOST) {
      throw new IllegalArgumentException("--broken must be 0 to %d: %d".formatted(MOST, broken));
    }
  }

  private static void between(String option, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException("%s must be 1 to %d: %d".formatted(option, MOST, value));
    }
  }
}
