package dev.trawl.bench.calls;

import dev.trawl.bench.subject.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Trawl in this process, and the simulated endpoint that serves as its model in another process.
 */
record SubjectWithEndpoint(EndpointProcess endpoint, Subject subject) implements AutoCloseable {
  /**
   * @param command starts an endpoint, see {@link EndpointProcess#start}
   * @param options options of {@code trawl bench endpoint}
   * @param library the folder for indexes
   * @param settings settings of section {@code trawl.model}; they override the user's settings
   */
  static SubjectWithEndpoint start(
      List<String> command, List<String> options, Path library, String settings)
      throws IOException {
    var endpoint = EndpointProcess.start(command, options);
    return new SubjectWithEndpoint(
        endpoint, Subject.start(library, Subject.endpointSettings(endpoint.uri(), settings)));
  }

  @Override
  public void close() throws IOException {
    subject.close();
    endpoint.close();
  }
}
