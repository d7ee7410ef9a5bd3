package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests requests of web pages from other servers. */
class CorsTest {
  private static final String DESK = "https://desk.example";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  @TempDir private static Path folder = Path.of("");
  private static Site withoutOrigins;
  private static Site withOrigin;

  @BeforeAll
  static void start() {
    withoutOrigins = Site.in(folder.resolve("without-origins"));
    withOrigin =
        Site.in(folder.resolve("with-origin"), "trawl.http.cors-origins = [\"" + DESK + "\"]");
  }

  @AfterAll
  static void stop() {
    withoutOrigins.close();
    withOrigin.close();
  }

  @Test
  void rejectsOriginsThatAreNotConfigured() {
    for (var reply :
        new Site.Reply[] {
          documents(withoutOrigins, DESK), documents(withOrigin, "https://x.example")
        }) {
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.header(ALLOWED)).isEmpty();
    }
    assertThat(preflight(withoutOrigins, DESK).header(ALLOWED)).isEmpty();
    assertThat(preflight(withOrigin, "https://x.example").header(ALLOWED)).isEmpty();
  }

  @Test
  void allowsConfiguredOrigins() {
    var preflight = preflight(withOrigin, DESK);
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header(ALLOWED)).contains(DESK);
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .hasValueSatisfying(headers -> assertThat(headers).contains("Authorization"));
    var reply = documents(withOrigin, DESK);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header(ALLOWED)).contains(DESK);
    assertThat(reply.header("Vary")).contains("Origin");
    assertThat(withOrigin.get("/v1/documents").header(ALLOWED)).isEmpty();
  }

  @Test
  void allowsConfiguredOriginsToReadErrors() {
    var reply = withOrigin.send(withOrigin.request("/v1/documents/none").header("Origin", DESK));
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header(ALLOWED)).contains(DESK);
  }

  private static Site.Reply documents(Site site, String origin) {
    return site.send(site.request("/v1/documents").header("Origin", origin));
  }

  private static Site.Reply preflight(Site site, String origin) {
    return site.send(
        site.request("/v1/questions")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST"));
  }
}
