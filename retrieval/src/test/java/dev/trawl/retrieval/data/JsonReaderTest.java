package dev.trawl.retrieval.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.retrieval.format.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void writesARecordAsOneLineSoThatACitationShowsWhatHasTheValue() throws Exception {
    var text =
        """
        {"region": "North", "wells": [
          {"name": "Northwell", "depth": 82, "keeper": {"name": "Orla Brandt"}, "dry": null},
          {"name": "Southwell", "depth": 40, "tags": ["old", "deep"]}]}
        """;
    var parsed = Samples.parse("wells.json", text);
    assertThat(parsed.text())
        .isEqualTo(
            """
            region: North
            wells: name: Northwell; depth: 82; keeper.name: Orla Brandt; dry: null
            wells: name: Southwell; depth: 40; tags: old, deep
            """);
    assertThat(parsed.mediaType()).isEqualTo("application/json");
    assertThat(parsed.headings()).extracting("title").containsExactly("wells");
  }

  @Test
  void writesALongRecordAsOneLinePerFieldBetweenBlankLines() throws Exception {
    var story = "The keeper walked along the shore. ".repeat(8).strip();
    var text =
        JSON.writeValueAsString(
            List.of(
                Map.of("story", story),
                new LinkedHashMap<>(Map.of("place", Map.of("name", story)))));
    assertThat(Samples.parse("a.json", text).text())
        .isEqualTo("story: %s\n\nplace.name: %s\n".formatted(story, story));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json", "a", "a.txt", "a.log"})
  void readsAnyTextThatIsJson(String name) throws Exception {
    var parsed = Samples.parse(name, "{\"name\": \"Caf\\u00e9 \\\"Mole\\\"\"}");
    assertThat(parsed.text()).isEqualTo("name: Café \"Mole\"\n");
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void readsCommentsAndTrailingCommas() throws Exception {
    assertThat(
            Samples.parse("a.json", "// settings\n{\"port\": 8080, /* x */ \"host\": \"a\",}")
                .text())
        .isEqualTo("port: 8080; host: a\n");
  }

  @Test
  void readsBrokenJsonAsTextAndWarns() throws Exception {
    var text = "{\"name\": \"Northwell\", \"depth\": 82";
    var parsed = Samples.parse("a.json", text);
    assertThat(parsed.text()).isEqualTo(text);
    assertThat(parsed.warnings())
        .containsExactly(
            "the content is not valid application/json, or is nested too deeply; it is read as plain text");
  }

  @Test
  void doesNotWarnAboutATextThatOnlyStartsLikeJson() throws Exception {
    var text = "{\"a quotation\"} starts this text.";
    var parsed = Samples.parse("a.txt", text);
    assertThat(parsed.text()).isEqualTo(text);
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void leavesOutEncodedFiles() throws Exception {
    var picture = "iVBORw0KGgo1".repeat(40);
    var bases = "ACGT".repeat(100);
    var parsed =
        Samples.parse(
            "a.json",
            """
            {"name": "Northwell", "photo": "%s", "icon": "data:image/png;base64,%s", "gene": "%s"}
            """
                .formatted(picture, picture, bases));
    assertThat(parsed.text()).contains("name: Northwell", bases).doesNotContain("iVBOR");
    assertThat(parsed.warnings())
        .containsExactly("2 pictures or files written as base64 were left out");
  }

  @Test
  void readsTheWordsOfHtmlInAField() throws Exception {
    assertThat(
            Samples.parse("a.json", "{\"body\": \"<p>The <b>lamp</b> &amp; the bell.</p>\"}")
                .text())
        .isEqualTo("body: The lamp & the bell.\n");
  }

  @Test
  void writesMessagesOfChatsWithTimeAndSpeaker() throws Exception {
    var slack =
        """
        [{"type": "message", "user": "U1", "user_profile": {"real_name": "Orla Brandt"},
          "ts": "1776244353.000200", "text": "The lamp is broken.", "reactions": []}]
        """;
    var telegram =
        """
        {"name": "Pier", "messages": [{"id": 1, "type": "message", "date": "2026-04-15T09:12:33",
          "from": "Orla", "text": ["It is ", {"type": "bold", "text": "broken"}, "."]}]}
        """;
    var discord =
        """
        {"messages": [{"timestamp": "2026-04-15T09:12:33.120+00:00", "content": "Broken.",
          "author": {"name": "Orla"}}]}
        """;
    assertThat(Samples.parse("a.json", slack).text())
        .isEqualTo("2026-04-15 09:12:33 UTC Orla Brandt: The lamp is broken.\n");
    assertThat(Samples.parse("b.json", telegram).text())
        .isEqualTo("name: Pier\n\n2026-04-15 09:12:33 Orla: It is broken.\n");
    assertThat(Samples.parse("c.json", discord).text())
        .isEqualTo("2026-04-15 09:12:33+00:00 Orla: Broken.\n");
  }

  @Test
  void readsOneRecordPerLineAndKeepsBrokenLines() throws Exception {
    var lines =
        "{\"id\": \"KX-1\", \"depth\": 82}\n\n{\"id\": \"KX-2\", \"depth\": \n{\"id\": 3}\n";
    var parsed = Samples.parse("a.jsonl", lines);
    assertThat(parsed.text())
        .isEqualTo("id: KX-1; depth: 82\n\n{\"id\": \"KX-2\", \"depth\":\n\nid: 3\n");
    assertThat(parsed.warnings())
        .containsExactly("1 line is not valid JSON; it is read as plain text");
  }

  @Test
  void detectsRecordsInALogFile() throws Exception {
    var lines = "{\"level\": \"warn\"}\n{\"level\": \"info\"}\n";
    assertThat(Samples.parse("a.log", lines).text()).isEqualTo("level: warn\nlevel: info\n");
  }

  @Test
  void readsDeeplyNestedJsonAsText() throws Exception {
    var text = "[".repeat(5000) + "1" + "]".repeat(5000);
    assertThat(Samples.parse("a.json", text).text()).isEqualTo(text);
  }

  @Property(tries = 200)
  void keepsEveryFieldOfARecordTogether(@ForAll("records") List<Map<String, String>> records)
      throws Exception {
    var lines = new StringBuilder();
    for (var record : records) {
      lines.append(JSON.writeValueAsString(record)).append('\n');
    }
    var asLines = Samples.parse("a.jsonl", lines.toString()).text();
    var asArray = Samples.parse("a.json", JSON.writeValueAsString(records)).text();
    assertThat(asArray).isEqualTo(asLines);
    int from = 0;
    for (var record : records) {
      for (var field : record.entrySet()) {
        var line = field.getKey() + ": " + field.getValue();
        int at = asLines.indexOf(line, from);
        assertThat(at).as(line).isGreaterThanOrEqualTo(from);
        from = at + line.length();
      }
    }
  }

  @Provide
  Arbitrary<List<Map<String, String>>> records() {
    var names = Arbitraries.strings().withChars("abcxyz").ofMinLength(1).ofMaxLength(6);
    var values =
        Arbitraries.strings()
            .withChars("aZ0\"\\\t ,;é語…")
            .ofMinLength(1)
            .ofMaxLength(150)
            .map(text -> "v" + text.replaceAll("\\s+", " ") + "v");
    var fields = Combinators.combine(names, values).as(Map::entry);
    return fields
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(
            entries -> {
              Map<String, String> record = new LinkedHashMap<>();
              entries.forEach(entry -> record.put(entry.getKey(), entry.getValue()));
              return record;
            })
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }
}
