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
  private static Site closed;
  private static Site named;

  @BeforeAll
  static void start() {
    closed = Site.in(folder.resolve("closed"));
    named = Site.in(folder.resolve("named"), "trawl.http.cors-origins = [\"" + DESK + "\"]");
  }

  @AfterAll
  static void stop() {
    closed.close();
    named.close();
  }

  @Test
  void rejectsOriginsThatAreNotConfigured() {
    for (var reply :
        new Site.Reply[] {documents(closed, DESK), documents(named, "https://x.example")}) {
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.header(ALLOWED)).isEmpty();
    }
    assertThat(preflight(closed, DESK).header(ALLOWED)).isEmpty();
    assertThat(preflight(named, "https://x.example").header(ALLOWED)).isEmpty();
  }

  @Test
  void allowsConfiguredOrigins() {
    var before = preflight(named, DESK);
    assertThat(before.status()).isEqualTo(204);
    assertThat(before.header(ALLOWED)).contains(DESK);
    assertThat(before.header("Access-Control-Allow-Headers"))
        .hasValueSatisfying(headers -> assertThat(headers).contains("Authorization"));
    var reply = documents(named, DESK);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header(ALLOWED)).contains(DESK);
    assertThat(reply.header("Vary")).contains("Origin");
    assertThat(named.get("/v1/documents").header(ALLOWED)).isEmpty();
  }

  @Test
  void allowsConfiguredOriginsToReadErrors() {
    var reply = named.send(named.request("/v1/documents/none").header("Origin", DESK));
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
