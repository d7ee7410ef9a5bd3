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
 * The server that is measured: one of the user's, or a process of ours that is stopped at the end.
 *
 * @param process empty where it is not ours
 * @param headers that every request has
 */
record ServerProcess(Optional<Process> process, URI uri, Map<String, String> headers)
    implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("Listening on ([^ ;]+)");
  private static final String BOUNDARY = "----trawl-bench";
  private static final int END_SECONDS = 60;

  /** Starts {@code command}, which says where it listens. */
  static ServerProcess start(List<String> command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    var all = new StringBuilder();
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      var address = ADDRESS.matcher(line);
      if (address.find()) {
        // Whatever it has to say after that must not fill the pipe.
        Thread.ofVirtual().start(() -> listen(said));
        return new ServerProcess(Optional.of(process), URI.create(address.group(1)), Map.of());
      }
      all.append(line).append('\n');
    }
    throw new IllegalStateException("the server did not start: " + all);
  }

  private static void listen(BufferedReader said) {
    try {
      said.transferTo(Writer.nullWriter());
    } catch (IOException closed) {
      // It was stopped, so it writes no more.
    }
  }

  /** Uploads {@code file} and gives the document's id. */
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
