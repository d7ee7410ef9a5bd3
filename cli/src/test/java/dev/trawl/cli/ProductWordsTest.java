package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The product must not contain the words of benchmarks, because rules that are tuned to a
 * benchmark's phrases do worse on other texts.
 */
class ProductWordsTest {
  private static final List<String> PRODUCT =
      List.of("protocol", "retrieval", "lexical", "actors", "http-edge", "cli");

  private static final List<String> WORDS =
      List.of(
          "needle",
          "haystack",
          "passkey",
          "pass key",
          "special magic",
          "magic number",
          "begat",
          "begot",
          "babilong",
          "xquad",
          "squad",
          "cmrc",
          "drcd",
          "hotpot",
          "musique",
          "loogle",
          "qmsum",
          "squality",
          "lv-eval",
          "lveval",
          "infinitebench",
          "king james",
          "nebuchadnezzar",
          "fullrefman",
          "三国",
          "三國",
          "红楼梦",
          "曹操",
          "the best thing to do in san francisco",
          "dolores park");

  @Test
  void theProductContainsNoWordsOfBenchmarks() throws IOException {
    try (var files = productFiles()) {
      assertThat(files.flatMap(ProductWordsTest::wordsFound)).isEmpty();
    }
  }

  @Test
  void checksEveryModule() throws IOException {
    try (var files = productFiles()) {
      var seen = files.map(Path::toString).toList();
      for (var module : PRODUCT) {
        assertThat(seen).as(module).anyMatch(file -> file.contains("/" + module + "/src/main/"));
      }
      assertThat(seen).anyMatch(file -> file.endsWith("conf/application.conf"));
    }
  }

  private static Stream<Path> productFiles() throws IOException {
    var root = SourceTree.root();
    return Stream.concat(
            PRODUCT.stream().map(module -> root.resolve(module).resolve("src/main")),
            Stream.of(root.resolve("conf")))
        .flatMap(ProductWordsTest::files);
  }

  private static Stream<Path> files(Path folder) {
    try {
      return Files.walk(folder).filter(Files::isRegularFile).filter(ProductWordsTest::isText);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isText(Path file) {
    return file.toString().matches(".*\\.(java|conf|xml|txt|md|properties|json|tsv|csv)");
  }

  private static Stream<String> wordsFound(Path file) {
    var text = read(file).toLowerCase(Locale.ROOT);
    return WORDS.stream().filter(text::contains).map(word -> "\"" + word + "\" in " + file);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
