package dev.trawl.bench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The user's own questions: one file, or all files in a folder and its subfolders. Each file is a
 * set. Its format is detected from its first object.
 *
 * @param skipped JSON files without questions in a known format
 */
public record QuestionFiles(List<QuestionFile> files, List<Path> skipped) {
  /** A file of questions and its format. */
  public record QuestionFile(String name, Path file, QuestionFormat format) {
    /**
     * @param seed the seed for shuffling the paragraphs that come with the questions
     */
    public QuestionSet read(long seed) {
      return format.read(name, file, seed);
    }
  }

  public QuestionFiles {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /**
   * Finds the files of questions in {@code given}, sorted by path.
   *
   * @throws DataException if there are none
   */
  public static QuestionFiles in(Path given) {
    var files = new ArrayList<QuestionFile>();
    var skipped = new ArrayList<Path>();
    for (var file : jsonFiles(given)) {
      QuestionFormat.of(file)
          .ifPresentOrElse(
              format -> files.add(new QuestionFile(name(given, file), file, format)),
              () -> skipped.add(file));
    }
    if (files.isEmpty()) {
      throw new DataException(
          "%s contains no questions in a known format: objects with %s"
              .formatted(given, QuestionFormat.descriptions()));
    }
    return new QuestionFiles(files, skipped);
  }

  private static List<Path> jsonFiles(Path given) {
    if (Files.isRegularFile(given)) {
      return List.of(given);
    }
    if (!Files.isDirectory(given)) {
      throw new DataException(given + " does not exist; give a file or a folder of questions");
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
