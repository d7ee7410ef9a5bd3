package dev.trawl.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation names only settings that exist. */
class DocumentedSettingsTest {
  private static final Path ROOT = Path.of("..");
  private static final Config SETTINGS =
      ConfigFactory.parseFile(ROOT.resolve("conf/application.conf").toFile()).resolve();

  /**
   * Matches {@code trawl.http.keys}, but neither {@code dev.trawl.http} nor {@code trawl.ask(…)}.
   */
  private static final Pattern SETTING =
      Pattern.compile("(?<![\\w./-])(trawl(?:\\.[a-z][a-z0-9-]*)+)(?!\\.?[\\w(/-])");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\n(trawl[.\\s{].*?)^```");

  static Stream<Path> documents() throws IOException {
    try (var docs = Files.list(ROOT.resolve("docs"))) {
      var pages = docs.filter(path -> path.toString().endsWith(".md")).toList();
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyNamedSettingExists(Path document) throws IOException {
    assertThat(settings(Files.readString(document))).allMatch(SETTINGS::hasPathOrNull);
  }

  @Test
  void findsASettingThatDoesNotExist() {
    assertThat(settings("Set `trawl.fetching` and trawl.http.keys."))
        .containsExactly("trawl.fetching", "trawl.http.keys");
    assertThat(settings("```\ntrawl.http {\n  nonsense = [ 1 ]\n}\n```\n"))
        .contains("trawl.http.nonsense");
    assertThat(settings("`dev.trawl.http`, trawl.ask(question), ./trawl.sh")).isEmpty();
  }

  private static List<String> settings(String text) {
    var names = new ArrayList<String>();
    BLOCK
        .matcher(text)
        .results()
        .forEach(
            block ->
                ConfigFactory.parseString(block.group(1))
                    .entrySet()
                    .forEach(setting -> names.add(setting.getKey())));
    SETTING.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }
}
