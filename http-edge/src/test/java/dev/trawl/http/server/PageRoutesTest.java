package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the files of the web page over a real socket. */
class PageRoutesTest {
  private static final Path PAGE = Path.of("src/main/resources/dev/trawl/http/page");
  private static final Pattern IMPORT = Pattern.compile("from '\\./([a-z]+\\.js)'");

  @TempDir private Path folder = Path.of("");
  private Site site;

  @BeforeEach
  void start() {
    site = Site.in(folder, "trawl.http.keys = [a-long-secret]");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=UTF-8",
    "/page/style.css, text/css; charset=UTF-8",
    "/page/main.js, text/javascript; charset=UTF-8",
    "/page/icon.svg, image/svg+xml"
  })
  void servesFilesWithoutAKeyAndWithSecurityHeaders(String path, String type) {
    var reply = site.get(path);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).contains(type);
    assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(reply.header("Referrer-Policy")).contains("no-referrer");
    assertThat(reply.header("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self';")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void doesNotSendAFileAgainThatTheClientHasCached() {
    var tag = site.get("/page/main.js").header("ETag").orElseThrow();
    var again = site.send(site.request("/page/main.js").header("If-None-Match", tag));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.http().body()).isEmpty();
    var other = site.send(site.request("/page/main.js").header("If-None-Match", "\"other\""));
    assertThat(other.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/page",
        "/page/",
        "/page/none.js",
        "/page/main.js/",
        "/page/../page/main.js/x",
        "/page/..%2f..%2fserver%2fPageRoutes.class",
        "/page/%2e%2e%2f%2e%2e%2fapplication.conf",
        "/index.html"
      })
  void servesNoOtherFiles(String path) {
    assertThat(site.get(path).status()).isEqualTo(404);
  }

  @Test
  void servesAllFilesOfThePageAndAllTheirImportsExist() throws IOException {
    try (var files = Files.list(PAGE)) {
      for (var file : files.toList()) {
        var name = file.getFileName().toString();
        assertThat(site.get("/page/" + name).http().body()).isEqualTo(read(file));
      }
    }
    try (var files = Files.list(PAGE)) {
      assertThat(files.filter(file -> file.toString().endsWith(".js")).map(PageRoutesTest::read))
          .allSatisfy(
              script ->
                  assertThat(IMPORT.matcher(script).results().map(found -> found.group(1)))
                      .allSatisfy(name -> assertThat(PAGE.resolve(name)).exists()));
    }
  }

  @Test
  void scriptsNeverCreateHtmlFromText() throws IOException {
    try (var files = Files.list(PAGE)) {
      assertThat(files.map(PageRoutesTest::read))
          .noneMatch(
              text -> text.matches("(?s).*(innerHTML|outerHTML|insertAdjacentHTML|eval\\().*"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
