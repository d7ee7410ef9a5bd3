package dev.trawl.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths are mapped to routes, and unknown paths to {@code other}. */
class RoutesTest {
  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/metrics, /metrics",
    "/health/live, /health/live",
    "/v1/documents, /v1/documents",
    "/v1/documents/abc, /v1/documents/{id}",
    "/v1/documents/a.b%2Fc/text, /v1/documents/{id}/text",
    "/v1/runs/7/events, /v1/runs/{id}/events",
    "/v1/documents/abc/other, other",
    "/v1/documents/, /v1/documents/{id}",
    "/v1, other",
    "/v2/documents, other",
    "'', other",
    "//, other"
  })
  void mapsAPathToItsRoute(String path, String route) {
    assertThat(Routes.of(path)).isEqualTo(route);
  }

  @Property
  void mapsAnyIdToTheSameRoute(@ForAll String id) {
    assertThat(Routes.of("/v1/runs/" + id.replace("/", ""))).isEqualTo("/v1/runs/{id}");
  }

  @Property
  void mapsAnUnknownPathToOther(@ForAll String path) {
    assertThat(Routes.of("/x/" + path)).isEqualTo("other");
  }
}
