package dev.trawl.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of one run. A run that asks questions stores its results with {@link #store}. A run
 * that measures times writes them to {@code results.jsonl} with {@link #add}. Thread-safe.
 */
public final class ResultsFolder implements AutoCloseable {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Path path;
  private Optional<BufferedWriter> results = Optional.empty();

  private ResultsFolder(Path path) {
    this.path = path;
  }

  /** Creates the folder and its missing parents. */
  public static ResultsFolder create(Path path) {
    try {
      Files.createDirectories(path);
      return new ResultsFolder(path);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write results to " + path + ": choose another folder with --out", e);
    }
  }

  /** Returns the path {@code bench-results/<time>-<name>} below the working directory. */
  public static Path timestamped(String name, Clock clock) {
    return Path.of("bench-results", STAMP.format(LocalDateTime.now(clock)) + "-" + name);
  }

  public Path path() {
    return path;
  }

  /** Opens a result store for {@code plan}, or resumes it; see {@link ResultStore#open}. */
  public ResultStore store(Map<String, ?> plan) {
    return ResultStore.open(path, plan);
  }

  /** Writes one line to {@code results.jsonl}. The first call replaces an existing file. */
  public synchronized void add(Object result) {
    try {
      if (results.isEmpty()) {
        results = Optional.of(Files.newBufferedWriter(path.resolve("results.jsonl")));
      }
      var writer = results.get();
      writer.write(JSON.writeValueAsString(result));
      writer.write('\n');
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path, e);
    }
  }

  /** Writes {@code summary.json} and returns its text. */
  public String summarise(Object summary) {
    try {
      var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(summary);
      Files.writeString(path.resolve("summary.json"), text + "\n");
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path, e);
    }
  }

  /**
   * Returns the size of the largest prompt in tokens, from the summary; 0 if the summary does not
   * contain it.
   */
  int largestPrompt() {
    var file = path.resolve("summary.json");
    if (!Files.exists(file)) {
      return 0;
    }
    try {
      return JSON.readTree(file.toFile()).findValues("largestPrompt").stream()
          .mapToInt(JsonNode::asInt)
          .max()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Writes {@code tables.md}, and {@code report.html} with the charts in the folder. */
  public void table(String tables) {
    try {
      Files.writeString(path.resolve("tables.md"), tables);
      ReportPage.write(path, tables);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (results.isPresent()) {
        results.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path, e);
    }
  }
}
