package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The content of {@code /metrics}, parsed as strictly as Prometheus does. */
record Scrape(List<Sample> samples, Map<String, String> types) {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? ([-+]?(?:[0-9.]+(?:E[-+]?[0-9]+)?|Inf)|NaN)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\",?");
  private static final List<String> SUFFIXES = List.of("_bucket", "_count", "_sum");

  record Sample(String name, Map<String, String> labels, double value) {
    boolean has(String... pairs) {
      for (var at = 0; at < pairs.length; at += 2) {
        if (!labels.getOrDefault(pairs[at], "").equals(pairs[at + 1])) {
          return false;
        }
      }
      return true;
    }
  }

  static Scrape of(Site site) {
    var reply = site.get("/metrics");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type"))
        .hasValueSatisfying(
            type ->
                assertThat(type.replace(" ", "").toLowerCase(Locale.ROOT))
                    .isEqualTo("text/plain;version=0.0.4;charset=utf-8"));
    return parsed(reply.http().body());
  }

  static Scrape parsed(String text) {
    assertThat(text).endsWith("\n");
    var types = new LinkedHashMap<String, String>();
    var samples = new ArrayList<Sample>();
    var family = "";
    for (var line : text.split("\n")) {
      if (line.startsWith("# HELP ")) {
        family = line.split(" ", 4)[2];
      } else if (line.startsWith("# TYPE ")) {
        var words = line.split(" ");
        assertThat(words[2]).as("HELP comes before TYPE").isEqualTo(family);
        assertThat(types.put(words[2], words[3])).as("a family appears once: " + line).isNull();
      } else {
        var sample = sample(line);
        assertThat(family(sample.name(), types)).as(line).isEqualTo(family);
        samples.add(sample);
      }
    }
    assertThat(samples.stream().map(each -> each.name() + each.labels()).distinct().count())
        .as("no series appears twice")
        .isEqualTo(samples.size());
    var scrape = new Scrape(List.copyOf(samples), types);
    types.keySet().forEach(scrape::checkBuckets);
    return scrape;
  }

  private static Sample sample(String line) {
    var matcher = SAMPLE.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    var labels = new LinkedHashMap<String, String>();
    if (matcher.group(2) != null) {
      var label = LABEL.matcher(matcher.group(2));
      var end = 0;
      while (label.lookingAt()) {
        assertThat(labels.put(label.group(1), label.group(2))).as(line).isNull();
        end = label.end();
        label.region(end, matcher.group(2).length());
      }
      assertThat(end).as(line).isEqualTo(matcher.group(2).length());
    }
    return new Sample(
        matcher.group(1), labels, Double.parseDouble(matcher.group(3).replace("Inf", "Infinity")));
  }

  private static String family(String name, Map<String, String> types) {
    return SUFFIXES.stream()
        .filter(name::endsWith)
        .map(suffix -> name.substring(0, name.length() - suffix.length()))
        .filter(base -> List.of("histogram", "summary").contains(types.getOrDefault(base, "")))
        .findFirst()
        .orElse(name);
  }

  /** Checks that buckets are cumulative and the last one equals the count. */
  private void checkBuckets(String family) {
    if (!types.get(family).equals("histogram")) {
      return;
    }
    var series =
        of(family + "_bucket").stream().collect(Collectors.groupingBy(each -> without(each, "le")));
    series.forEach(
        (labels, buckets) -> {
          assertThat(buckets).extracting(Sample::value).as(family + labels).isSorted();
          assertThat(buckets.getLast().labels()).containsEntry("le", "+Inf");
          assertThat(of(family + "_count"))
              .filteredOn(count -> count.labels().equals(labels))
              .singleElement()
              .extracting(Sample::value)
              .isEqualTo(buckets.getLast().value());
        });
  }

  private static Map<String, String> without(Sample sample, String label) {
    var rest = new LinkedHashMap<>(sample.labels());
    rest.remove(label);
    return rest;
  }

  List<Sample> of(String name) {
    return samples.stream().filter(each -> each.name().equals(name)).toList();
  }

  /**
   * The sum of all time series with this name and these labels. {@code labels} alternates between
   * names and values.
   */
  double sum(String name, String... labels) {
    return of(name).stream().filter(each -> each.has(labels)).mapToDouble(Sample::value).sum();
  }

  /** All values of a label. */
  Set<String> values(String label) {
    return samples.stream()
        .flatMap(each -> Stream.ofNullable(each.labels().get(label)))
        .collect(Collectors.toSet());
  }
}
