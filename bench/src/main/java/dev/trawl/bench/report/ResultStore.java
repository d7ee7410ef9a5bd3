package dev.trawl.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Stores the results of a run in a folder, with one line for each question. {@code results.jsonl}
 * has the same bytes in every run of the same plan. {@code times.jsonl} contains the times, and
 * {@code plan.json} the plan.
 *
 * <p>Lines are in the order of the plan, even if questions are answered in another order. To resume
 * an interrupted run, open its folder again with the same plan. Thread-safe.
 */
public final class ResultStore {
  private static final String KEY = "key";
  private static final String TIME = "Ms";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path results;
  private final Path times;

  /** Complete lines of an earlier run, by key, in the order of the file. */
  private final Map<String, ObjectNode> kept = new LinkedHashMap<>();

  private final Set<String> added = new HashSet<>();

  /**
   * Results that arrived while results for an earlier position were missing, by position in the
   * plan. They are written after all earlier results.
   */
  private final Map<Integer, List<? extends Result>> early = new TreeMap<>();

  private int next;

  private ResultStore(Path folder) {
    this.results = folder.resolve("results.jsonl");
    this.times = folder.resolve("times.jsonl");
  }

  /**
   * Starts a run in {@code folder}, or resumes it.
   *
   * @throws IllegalArgumentException if the folder contains results of another plan
   */
  public static ResultStore open(Path folder, Map<String, ?> plan) {
    try {
      Files.createDirectories(folder);
      var store = new ResultStore(folder);
      var planFile = folder.resolve("plan.json");
      var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(plan) + "\n";
      if (Files.exists(planFile)) {
        if (!Files.readString(planFile).equals(text)) {
          throw new IllegalArgumentException(
              "%s contains results of another plan: choose another folder with --out"
                  .formatted(folder));
        }
        store.read();
      } else {
        Files.writeString(planFile, text);
      }
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write results to " + folder, e);
    }
  }

  /** Reads the results stored in {@code folder}. */
  public static List<Scored> scored(Path folder) {
    var file = folder.resolve("results.jsonl");
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("%s contains no results of a run".formatted(folder));
    }
    try {
      return completeLines(file).stream()
          .map(
              line ->
                  new Scored(line.path(KEY).asText(), line.path("group").asText(), scores(line)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The fields that the results of all benchmarks have; see {@link Result}. */
  public record Scored(String key, String group, Map<String, Double> scores) implements Result {
    public Scored {
      scores = Collections.unmodifiableMap(new TreeMap<>(scores));
    }
  }

  private static Map<String, Double> scores(JsonNode line) {
    var scores = new TreeMap<String, Double>();
    line.path("scores")
        .properties()
        .forEach(each -> scores.put(each.getKey(), each.getValue().asDouble()));
    return scores;
  }

  /** Reads the complete lines. A line that was cut off by an interruption is ignored. */
  private void read() throws IOException {
    var timesByKey = new HashMap<String, ObjectNode>();
    completeLines(times).forEach(line -> timesByKey.put(line.path(KEY).asText(), line));
    for (var line : completeLines(results)) {
      var key = line.path(KEY).asText();
      kept.put(key, line);
      Optional.ofNullable(timesByKey.get(key)).ifPresent(line::setAll);
    }
    write(results, kept.values().stream().map(ResultStore::withoutTimes).toList());
    write(times, kept.values().stream().map(ResultStore::timesOnly).toList());
  }

  private static List<ObjectNode> completeLines(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    var text = Files.readString(file);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(ResultStore::line).toList();
  }

  private static ObjectNode line(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException | ClassCastException invalid) {
      throw new IllegalArgumentException("not a result line: " + text, invalid);
    }
  }

  private static void write(Path file, List<ObjectNode> all) throws IOException {
    var text = new StringBuilder();
    all.forEach(line -> text.append(line).append('\n'));
    Files.writeString(file, text);
  }

  /** Returns the result with this key if an earlier run of the plan stored it. */
  public synchronized <T extends Result> Optional<T> stored(String key, Class<T> type) {
    return Optional.ofNullable(kept.get(key))
        .map(
            line -> {
              try {
                return JSON.treeToValue(line, type);
              } catch (JsonProcessingException changed) {
                throw new IllegalArgumentException(
                    "%s was written by another version: choose another folder with --out"
                        .formatted(results),
                    changed);
              }
            });
  }

  /**
   * Adds the results for a position of the plan, counted from 0. Stored results are not
   * overwritten.
   */
  public synchronized void add(int position, List<? extends Result> arrived) {
    early.put(position, arrived);
    for (var due = early.remove(next); due != null; due = early.remove(next)) {
      next++;
      due.forEach(this::append);
    }
  }

  /**
   * Adds the results for the next position of the plan, for runs that ask one question after
   * another.
   */
  public synchronized void add(List<? extends Result> arrived) {
    add(next, arrived);
  }

  private void append(Result result) {
    if (!added.add(result.key())) {
      throw new IllegalStateException("two results have the key " + result.key());
    }
    if (kept.containsKey(result.key())) {
      return;
    }
    var line = JSON.createObjectNode().put(KEY, result.key()).put("group", result.group());
    line.set("scores", JSON.valueToTree(new TreeMap<>(result.scores())));
    line.setAll((ObjectNode) JSON.valueToTree(result));
    try {
      append(results, withoutTimes(line));
      append(times, timesOnly(line));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + results, e);
    }
  }

  private static void append(Path file, ObjectNode line) throws IOException {
    Files.write(
        file,
        (line + "\n").getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static ObjectNode withoutTimes(ObjectNode line) {
    return line.deepCopy().remove(timeFields(line));
  }

  private static ObjectNode timesOnly(ObjectNode line) {
    var kept = timeFields(line);
    kept.add(KEY);
    return line.deepCopy().retain(kept);
  }

  private static List<String> timeFields(ObjectNode line) {
    return line.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> name.endsWith(TIME))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
