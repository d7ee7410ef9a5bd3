package dev.trawl.bench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions of the user's own: a file, or all files of a folder and those below it, each a set. The
 * form of each is seen from its first object.
 *
 * @param passedOver files of JSON that hold no questions in a known form
 */
public record QuestionFiles(List<Named> files, List<Path> passedOver) {
  /** A file of questions. */
  public record Named(String name, Path file, Form form) {
    /**
     * @param seed where the paragraphs go that come with the questions
     */
    public QuestionSet read(long seed) {
      return form.read(name, file, seed);
    }
  }

  public QuestionFiles {
    files = List.copyOf(files);
    passedOver = List.copyOf(passedOver);
  }

  /** What lies in {@code given}, at least one file of questions, in the order of their names. */
  public static QuestionFiles in(Path given) {
    var files = new ArrayList<Named>();
    var passedOver = new ArrayList<Path>();
    for (var file : all(given)) {
      Form.of(file)
          .ifPresentOrElse(
              form -> files.add(new Named(name(given, file), file, form)),
              () -> passedOver.add(file));
    }
    if (files.isEmpty()) {
      throw new DataException(
          "%s contains no questions in a known format: objects with %s"
              .formatted(given, Form.known()));
    }
    return new QuestionFiles(files, passedOver);
  }

  private static List<Path> all(Path given) {
    if (Files.isRegularFile(given)) {
      return List.of(given);
    }
    if (!Files.isDirectory(given)) {
      throw new DataException(given + " does not exist: give a file or a folder of questions");
    }
    try (var paths = Files.walk(given)) {
      return paths.filter(QuestionFiles::isJson).filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new DataException("cannot read " + given + ": " + e.getMessage(), e);
    }
  }

  private static boolean isJson(Path file) {
    return file.toString().endsWith(".json") || file.toString().endsWith(".jsonl");
  }

  private static String name(Path given, Path file) {
    return given.equals(file) ? file.getFileName().toString() : given.relativize(file).toString();
  }
}
