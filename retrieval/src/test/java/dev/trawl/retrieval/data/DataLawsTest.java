package dev.trawl.retrieval.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.retrieval.format.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.nodes.Entities;

/** The values that were written into a data file are read, in the same order. */
class DataLawsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 100)
  void keepsEveryFieldOfARecordOfXmlTogether(@ForAll("records") List<List<String>> records)
      throws Exception {
    var xml =
        records.stream()
            .map(
                values ->
                    values.stream()
                        .map(value -> "<f>" + Entities.escape(value) + "</f>")
                        .collect(Collectors.joining("", "<record><id>x</id>", "</record>")))
            .collect(Collectors.joining("\n", "<?xml version='1.0'?><records>", "</records>"));
    var text = Samples.parse("a.xml", xml).text();
    int from = 0;
    for (var values : records) {
      for (var value : values) {
        int at = text.indexOf("f: " + value, from);
        assertThat(at).as(value).isGreaterThanOrEqualTo(from);
        from = at + value.length() + 3;
      }
    }
  }

  @Property(tries = 100)
  void readsTheLinesOfYamlAsTheyAre(@ForAll("records") List<List<String>> records)
      throws Exception {
    var yaml =
        records.stream()
            .map(
                values ->
                    "- "
                        + values.stream()
                            .map(v -> "f: '" + v + "'\n")
                            .collect(Collectors.joining("  ")))
            .collect(Collectors.joining());
    assertThat(Samples.parse("a.yaml", yaml).text()).isEqualTo(yaml);
  }

  @Property(tries = 100)
  void readsTheCellsOfANotebookInOrder(@ForAll("records") List<List<String>> records)
      throws Exception {
    var cells =
        records.stream()
            .map(
                values ->
                    Map.of(
                        "cell_type", "code",
                        "source", values.getFirst(),
                        "outputs", values.stream().skip(1).map(DataLawsTest::printed).toList()))
            .toList();
    var parsed =
        Samples.parse("a.ipynb", JSON.writeValueAsString(Map.of("cells", cells, "nbformat", 4)));
    assertThat(parsed.text())
        .isEqualTo(records.stream().flatMap(List::stream).collect(Collectors.joining("\n\n")));
    assertThat(parsed.pages()).hasSize(records.size());
  }

  private static Map<String, Object> printed(String text) {
    return Map.of("output_type", "stream", "text", List.of(text));
  }

  /** Records of words, numbers and dates. */
  @Provide
  Arbitrary<List<List<String>>> records() {
    var words = Arbitraries.of("Ada Holm", "naïve", "年月日", "a<b", "x & y", "true", "null", "-");
    var numbers = Arbitraries.bigDecimals().ofScale(3).map(number -> number.toPlainString());
    var dates =
        Arbitraries.integers()
            .between(-20_000, 40_000)
            .map(day -> java.time.LocalDate.ofEpochDay(day).toString());
    return Arbitraries.oneOf(words, numbers, dates)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }
}
