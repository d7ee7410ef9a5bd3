package dev.trawl.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The server under test: either a server that the user has started, or a process that is started
 * here and stopped at the end.
 *
 * @param process empty if the user has started the server
 * @param headers headers for every request
 */
record ServerProcess(Optional<Process> process, URI uri, Map<String, String> headers)
    implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("Listening on ([^ ;]+)");
  private static final String BOUNDARY = "----trawl-bench";
  private static final int END_SECONDS = 60;

  /** Starts {@code command} and waits until it prints its address. */
  static ServerProcess start(List<String> command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    var all = new StringBuilder();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      var address = ADDRESS.matcher(line);
      if (address.find()) {
        // Further output is discarded, because a full pipe would block the server.
        Thread.ofVirtual().start(() -> discard(output));
        return new ServerProcess(Optional.of(process), URI.create(address.group(1)), Map.of());
      }
      all.append(line).append('\n');
    }
    throw new IllegalStateException("the server did not start: " + all);
  }

  private static void discard(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException closed) {
      // The server has stopped.
    }
  }

  /** Uploads {@code file} and returns the id of the document. */
  String upload(Path file) throws IOException {
    var request = HttpRequest.newBuilder(uri.resolve("/v1/documents"));
    headers.forEach(request::header);
    request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(form(file));
    try (var http = HttpClient.newHttpClient()) {
      var reply = http.send(request.build(), BodyHandlers.ofString());
      if (reply.statusCode() != 201) {
        throw new IllegalArgumentException(
            "the server refused the document: %d %s".formatted(reply.statusCode(), reply.body()));
      }
      return new ObjectMapper().readTree(reply.body()).path("id").asText();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static BodyPublisher form(Path file) throws IOException {
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"load.txt\"\r\n\r\n"
            .formatted(BOUNDARY);
    return BodyPublishers.concat(
        BodyPublishers.ofString(head),
        BodyPublishers.ofFile(file),
        BodyPublishers.ofString("\r\n--%s--\r\n".formatted(BOUNDARY)));
  }

  @Override
  public void close() throws IOException {
    if (process.isEmpty()) {
      return;
    }
    process.get().getOutputStream().close();
    process.get().destroy();
    try {
      if (!process.get().waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.get().destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.get().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
