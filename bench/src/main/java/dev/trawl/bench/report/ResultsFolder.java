package dev.trawl.bench.report;

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

/**
 * The folder of one run: {@code results.jsonl}, written line by line so that an interrupted run
 * keeps what it has, and {@code summary.json}. Thread-safe.
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
  private final BufferedWriter results;

  private ResultsFolder(Path path, BufferedWriter results) {
    this.path = path;
    this.results = results;
  }

  /** Creates the folder, and those above it. */
  public static ResultsFolder create(Path path) {
    try {
      Files.createDirectories(path);
      return new ResultsFolder(path, Files.newBufferedWriter(path.resolve("results.jsonl")));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write results to " + path + ": give another folder with --out", e);
    }
  }

  /** {@code bench-results/<time>-<name>} below the working directory. */
  public static Path byTime(String name, Clock clock) {
    return Path.of("bench-results", STAMP.format(LocalDateTime.now(clock)) + "-" + name);
  }

  public Path path() {
    return path;
  }

  /** Appends one line to {@code results.jsonl}. */
  public synchronized void add(Object result) {
    try {
      results.write(JSON.writeValueAsString(result));
      results.write('\n');
      results.flush();
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

  /** Writes {@code tables.md}. */
  public void table(String tables) {
    try {
      Files.writeString(path.resolve("tables.md"), tables);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path, e);
    }
  }

  @Override
  public void close() {
    try {
      results.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path, e);
    }
  }
}
