package dev.trawl.bench.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of {@code trawl bench load}.
 *
 * @param endpoint the command that starts a simulated endpoint
 * @param model the user's endpoint, used instead of the simulated one
 * @param launcher the program to start as the server; without it, the server is started from the
 *     classes of this program
 * @param server a running server, used instead of a new one
 * @param key the API key of the running server
 * @param tokens the size of the document
 * @param sockets the number of sockets that are open at the same time
 * @param longQuestions the number of long questions (level read) that are asked at the same time
 * @param longDuringShort the number of long questions that run while short questions are timed
 * @param shortQuestions the number of short questions (level retrieve) that are timed in each phase
 * @param duration the time during which long questions are repeated; those still running at its end
 *     are completed
 * @param latency the latency of the simulated endpoint
 * @param calls the maximum number of simultaneous calls to the endpoint
 * @param brokenClients the number of additional clients that start a request and never finish it
 */
public record LoadPlan(
    List<String> endpoint,
    Optional<Model> model,
    Optional<Path> launcher,
    Optional<URI> server,
    Optional<String> key,
    int tokens,
    int sockets,
    int longQuestions,
    int longDuringShort,
    int shortQuestions,
    Duration duration,
    Duration latency,
    int calls,
    int brokenClients,
    long seed) {
  private static final int COUNT_MAX = 100_000;

  /** An OpenAI-compatible endpoint. */
  public record Model(String url, String name) {}

  public LoadPlan {
    endpoint = List.copyOf(endpoint);
    if (tokens < 1_000) {
      throw new IllegalArgumentException("--tokens must be at least 1000: " + tokens);
    }
    requireInRange("--sockets", sockets);
    requireInRange("--questions", longQuestions);
    requireInRange("--beside", longDuringShort);
    requireInRange("--probes", shortQuestions);
    requireInRange("--calls", calls);
    if (brokenClients < 0 || brokenClients > COUNT_MAX) {
      throw new IllegalArgumentException(
          "--broken must be 0 to %d: %d".formatted(COUNT_MAX, brokenClients));
    }
  }

  private static void requireInRange(String option, int value) {
    if (value < 1 || value > COUNT_MAX) {
      throw new IllegalArgumentException(
          "%s must be 1 to %d: %d".formatted(option, COUNT_MAX, value));
    }
  }
}
