package dev.trawl.bench.calls;

import dev.trawl.bench.subject.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Trawl in this process, and the simulated endpoint that is its model in another. */
record Served(EndpointProcess endpoint, Subject subject) implements AutoCloseable {
  /**
   * @param command starts an endpoint, see {@link EndpointProcess#start}
   * @param options of {@code trawl bench endpoint}
   * @param library where indexes are kept
   * @param settings of section {@code trawl.model}, before the user's
   */
  static Served start(List<String> command, List<String> options, Path library, String settings)
      throws IOException {
    var endpoint = EndpointProcess.start(command, options);
    return new Served(endpoint, Subject.start(library, settings(endpoint, settings)));
  }

  static String settings(EndpointProcess endpoint, String settings) {
    return """
        trawl.endpoints = []
        trawl.model {
          url = "%s"
          name = trawl-simulated
          api-key-env = TRAWL_BENCH_HAS_NO_KEY
          %s
        }
        """
        .formatted(endpoint.uri(), settings);
  }

  @Override
  public void close() throws IOException {
    subject.close();
    endpoint.close();
  }
}
