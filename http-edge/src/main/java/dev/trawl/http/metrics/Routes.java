package dev.trawl.http.metrics;

import java.util.Arrays;
import java.util.List;

/** Maps paths to their routes, so that ids and unknown paths do not create new series. */
final class Routes {
  private static final String ANY = "{id}";
  private static final String OTHER = "other";

  /** All routes; other paths are counted as {@code other}. */
  private static final List<List<String>> ALL =
      List.of(
              "/",
              "/health/live",
              "/health/ready",
              "/metrics",
              "/openapi.json",
              "/mcp",
              "/v1/documents",
              "/v1/documents/{id}",
              "/v1/documents/{id}/text",
              "/v1/questions",
              "/v1/runs/{id}",
              "/v1/runs/{id}/events",
              "/v1/stream",
              "/v1/chat/completions",
              "/v1/models",
              "/v1/models/{id}",
              "/v1/files",
              "/v1/files/{id}",
              "/v1/files/{id}/content")
          .stream()
          .map(Routes::segments)
          .toList();

  private Routes() {}

  static String of(String path) {
    var segments = segments(path);
    return ALL.stream()
        .filter(route -> matches(route, segments))
        .findFirst()
        .map(route -> String.join("/", route))
        .map(name -> name.isEmpty() ? "/" : name)
        .orElse(OTHER);
  }

  private static boolean matches(List<String> route, List<String> segments) {
    if (route.size() != segments.size()) {
      return false;
    }
    for (var at = 0; at < route.size(); at++) {
      if (!route.get(at).equals(ANY) && !route.get(at).equals(segments.get(at))) {
        return false;
      }
    }
    return true;
  }

  /** The parts between slashes; the first is empty. */
  private static List<String> segments(String path) {
    return Arrays.asList(path.split("/", -1));
  }
}
