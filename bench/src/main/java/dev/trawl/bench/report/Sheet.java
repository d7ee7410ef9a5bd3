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
 * The results of a run in a folder, a line for each question: {@code plan.json}, {@code
 * results.jsonl}, which has the same bytes whenever the same plan is run, and {@code times.jsonl}.
 *
 * <p>Lines come in the order of the plan, whatever order questions are answered in. A run that was
 * interrupted goes on where it stopped when the folder is opened again with the same plan.
 * Thread-safe.
 */
public final class Sheet {
  private static final String KEY = "key";
  private static final String TIME = "Ms";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path results;
  private final Path times;

  /** Whole lines of an earlier run, by key, in the order of the file. */
  private final Map<String, ObjectNode> kept = new LinkedHashMap<>();

  private final Set<String> added = new HashSet<>();

  /** Results that came early, by place in the plan; they are written after those before them. */
  private final Map<Integer, List<? extends Result>> early = new TreeMap<>();

  private int next;

  private Sheet(Path folder) {
    this.results = folder.resolve("results.jsonl");
    this.times = folder.resolve("times.jsonl");
  }

  /**
   * Begins a run in {@code folder}, or goes on with one.
   *
   * @throws IllegalArgumentException where the folder holds the results of another plan
   */
  public static Sheet open(Path folder, Map<String, ?> plan) {
    try {
      Files.createDirectories(folder);
      var sheet = new Sheet(folder);
      var told = folder.resolve("plan.json");
      var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(plan) + "\n";
      if (Files.exists(told)) {
        if (!Files.readString(told).equals(text)) {
          throw new IllegalArgumentException(
              "%s holds the results of another plan: give another folder with --out"
                  .formatted(folder));
        }
        sheet.read();
      } else {
        Files.writeString(told, text);
      }
      return sheet;
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
      return whole(file).stream()
          .map(
              line ->
                  new Scored(line.path(KEY).asText(), line.path("group").asText(), scores(line)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** What every benchmark's results have in common; see {@link Result}. */
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

  /** The complete lines; one that was cut off when the run broke off is ignored. */
  private void read() throws IOException {
    var taken = new HashMap<String, ObjectNode>();
    whole(times).forEach(line -> taken.put(line.path(KEY).asText(), line));
    for (var line : whole(results)) {
      var key = line.path(KEY).asText();
      kept.put(key, line);
      Optional.ofNullable(taken.get(key)).ifPresent(line::setAll);
    }
    write(results, kept.values().stream().map(Sheet::lasting).toList());
    write(times, kept.values().stream().map(Sheet::passing).toList());
  }

  private static List<ObjectNode> whole(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    var text = Files.readString(file);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Sheet::line).toList();
  }

  private static ObjectNode line(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException | ClassCastException foreign) {
      throw new IllegalArgumentException("not a line of results: " + text, foreign);
    }
  }

  private static void write(Path file, List<ObjectNode> all) throws IOException {
    var text = new StringBuilder();
    all.forEach(line -> text.append(line).append('\n'));
    Files.writeString(file, text);
  }

  /** The result that an earlier run of the plan left. */
  public synchronized <T extends Result> Optional<T> kept(String key, Class<T> form) {
    return Optional.ofNullable(kept.get(key))
        .map(
            line -> {
              try {
                return JSON.treeToValue(line, form);
              } catch (JsonProcessingException changed) {
                throw new IllegalArgumentException(
                    "%s was written by another version: give another folder with --out"
                        .formatted(results),
                    changed);
              }
            });
  }

  /** Adds the results for {@code place} of the plan, from 0. Stored results are not overwritten. */
  public synchronized void add(int place, List<? extends Result> answered) {
    early.put(place, answered);
    for (var due = early.remove(next); due != null; due = early.remove(next)) {
      next++;
      due.forEach(this::append);
    }
  }

  /** Adds what stands next in the plan, where questions are asked one after the other. */
  public synchronized void add(List<? extends Result> answered) {
    add(next, answered);
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
      append(results, lasting(line));
      append(times, passing(line));
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

  private static ObjectNode lasting(ObjectNode line) {
    return line.deepCopy().remove(timed(line));
  }

  private static ObjectNode passing(ObjectNode line) {
    var kept = timed(line);
    kept.add(KEY);
    return line.deepCopy().retain(kept);
  }

  private static List<String> timed(ObjectNode line) {
    return line.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> name.endsWith(TIME))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
