package dev.trawl.actors.model;

import dev.trawl.actors.schema.SchemaProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The instructions for a language model: one file for each job and language, one that asks again
 * after an unusable reply, and one for an answer in several parts. Immutable.
 *
 * <p>They are files so that users can adapt them to their model without a build. The first line of
 * each is {@code TASK: } and its name. In {@code repair.txt} the TASK line is not sent, and a line
 * that begins with the name of a {@link Problem}, such as {@code [CUT]}, is sent only if that was
 * the problem. {@code continue.txt} has such lines for each {@link Portion}.
 */
public final class Prompts {
  /** Far more than fits a small window; a larger file is not a prompt. */
  private static final int MAX_BYTES = 65_536;

  private static final String REPAIR = "repair";
  private static final String CONTINUE = "continue";
  private static final String[] LANGUAGES = {"en", "zh"};

  /** The jobs that {@link Job#UNDERSTAND} does together. */
  private static final List<Job> PARTS = List.of(Job.REWRITE, Job.SPLIT, Job.KEYWORDS);

  /** The problem with a reply. */
  enum Problem {
    EMPTY,
    CUT,
    CONTRADICTION,
    SCHEMA,
    UNUSABLE
  }

  /** What the prompt says about a part of an answer. */
  enum Portion {
    /** The first of several parts. */
    FIRST,
    /** A further part. */
    NEXT,
    /** The previous part ended in the middle of a sentence. */
    CUT,
    /** The question asks for a certain length. */
    LENGTH,
    /** The rest of a list of items that was cut off. */
    ITEMS
  }

  private final Map<String, String> texts;
  private final String version;
  private final boolean understands;

  private Prompts(Map<String, String> texts, boolean understands) {
    this.texts = Map.copyOf(texts);
    this.version = digest(texts);
    this.understands = understands;
  }

  /** The built-in texts, in English and Chinese. */
  public static Prompts builtIn() {
    return new Prompts(gather(Prompts::builtIn), true);
  }

  /**
   * The texts in {@code directory}, such as {@code en/read.txt}. A missing file is replaced by the
   * built-in one.
   *
   * @throws IllegalArgumentException if the directory is missing, or a file is unreadable, is empty
   *     or lacks its TASK line; the one-line message names the directory or file
   */
  public static Prompts from(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException("there is no directory of prompts at " + directory);
    }
    return new Prompts(
        gather(
            name -> {
              var file = directory.resolve(name);
              return Files.exists(file) ? read(file) : builtIn(name);
            }),
        !replacesParts(directory));
  }

  /**
   * Returns true if the user has a file for a part of {@link Job#UNDERSTAND}, but none for that job
   * itself.
   */
  private static boolean replacesParts(Path directory) {
    return Stream.of(LANGUAGES)
        .anyMatch(
            language ->
                PARTS.stream()
                        .anyMatch(
                            job -> Files.exists(directory.resolve(name(language, job.title()))))
                    && !Files.exists(directory.resolve(name(language, Job.UNDERSTAND.title()))));
  }

  /** Returns true if a question is understood in one call instead of three. */
  boolean understands() {
    return understands;
  }

  /** Changes whenever a text changes, because results of other prompts may no longer be valid. */
  public String version() {
    return version;
  }

  /** The instructions for questions in {@code language} (ISO 639-1), the same for every call. */
  String of(Job job, String language) {
    return text(language, job.title());
  }

  /** The prompt that asks for the reply again and names its problem. */
  String repair(Problem problem, String language) {
    return lines(text(language, REPAIR), Problem.values(), Set.of(problem));
  }

  /** Like {@link #repair(Problem, String)}, for JSON that does not match the requested schema. */
  String repair(SchemaProblem wrong, String language) {
    // The user's own file may lack the line for this problem.
    var isKnown = text(language, REPAIR).contains("[" + Problem.SCHEMA + "]");
    return repair(isKnown ? Problem.SCHEMA : Problem.UNUSABLE, language)
        .replace("{wrong}", wrong.sentence(language));
  }

  /** The prompt for a part of an answer. */
  String portion(Set<Portion> portions, String language) {
    return lines(text(language, CONTINUE), Portion.values(), portions);
  }

  /**
   * The lines of {@code text} after its TASK line, except those that begin with a mark that is not
   * in {@code kept}.
   */
  private static <T extends Enum<T>> String lines(String text, T[] marks, Set<T> kept) {
    return text.lines()
        .skip(1)
        .flatMap(line -> unmarked(line, marks, kept).stream())
        .collect(Collectors.joining("\n"))
        .strip();
  }

  private static <T extends Enum<T>> Optional<String> unmarked(
      String line, T[] marks, Set<T> kept) {
    for (var mark : marks) {
      var prefix = "[" + mark + "]";
      if (line.startsWith(prefix)) {
        return kept.contains(mark)
            ? Optional.of(line.substring(prefix.length()).strip())
            : Optional.empty();
      }
    }
    return Optional.of(line);
  }

  /**
   * The Chinese text for Chinese; for any other language the English text, because models know
   * English best.
   */
  private String text(String language, String title) {
    return texts.getOrDefault(name(language.startsWith("zh") ? "zh" : "en", title), "");
  }

  private static String name(String language, String title) {
    return language + "/" + title + ".txt";
  }

  /** Finds the text of a prompt by its name. */
  private interface Source {
    String read(String name);
  }

  private static Map<String, String> gather(Source source) {
    var texts = new TreeMap<String, String>();
    for (var language : LANGUAGES) {
      Stream.concat(Stream.of(Job.values()).map(Job::title), Stream.of(REPAIR, CONTINUE))
          .forEach(
              title -> {
                var name = name(language, title);
                texts.put(name, checked(name, title, source.read(name)));
              });
    }
    return texts;
  }

  private static String builtIn(String name) {
    try (var resource = Prompts.class.getResourceAsStream("prompts/" + name)) {
      if (resource == null) {
        throw new IllegalStateException("the prompt is missing from the program: " + name);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException(
            "the prompt %s is larger than %d bytes".formatted(file, MAX_BYTES));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the prompt %s cannot be read as UTF-8 text".formatted(file), e);
    }
  }

  private static String checked(String name, String title, String raw) {
    var text = raw.replace("\uFEFF", "").replace("\r\n", "\n").strip();
    var task = "TASK: " + title;
    var first = text.lines().findFirst().map(String::strip).orElse("");
    if (!first.equals(task)) {
      throw new IllegalArgumentException(
          text.isEmpty()
              ? "the prompt %s is empty".formatted(name)
              : "the prompt %s does not begin with the line \"%s\"".formatted(name, task));
    }
    if (text.length() == first.length()) {
      throw new IllegalArgumentException("the prompt %s has only its first line".formatted(name));
    }
    return text;
  }

  private static String digest(Map<String, String> texts) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(texts)
          .forEach(
              (name, text) ->
                  sha256.update((name + '\0' + text + '\0').getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha256.digest(), 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
