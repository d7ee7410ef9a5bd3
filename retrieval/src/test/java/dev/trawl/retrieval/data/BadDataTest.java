package dev.trawl.retrieval.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.format.Samples;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile data files: bounded work, one line that says what is wrong, and the rest. */
class BadDataTest {
  private static final int DEPTH = 100_000;
  private static final String ENCODED = "iVBORw0KGgo1".repeat(5_000_000);

  @ParameterizedTest
  @CsvSource({"[,]", "{\"x\":,}"})
  void readsJsonThatIsNestedVeryDeeplyAsText(String open, String close) throws Exception {
    var inner = open.repeat(DEPTH) + "1" + close.repeat(DEPTH);
    var parsed = parse("a.json", "{\"a\": \"first\", \"b\": " + inner + ", \"c\": \"last\"}");
    assertThat(parsed.text()).contains("first", "last");
    assertThat(parsed.warnings())
        .containsExactly(
            "the content is not valid application/json, or is nested too deeply; it is read as plain text");
  }

  @Test
  void keepsTheOtherLinesIfOneIsNestedVeryDeeply() throws Exception {
    var deep = "{\"x\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH);
    var parsed = parse("a.jsonl", "{\"a\": \"first\"}\n" + deep + "\n{\"c\": \"last\"}\n");
    assertThat(parsed.text()).startsWith("a: first\n").endsWith("\nc: last\n");
    assertThat(parsed.warnings())
        .containsExactly("1 line is not valid JSON; it is read as plain text");
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 300})
  void doesNotExpandTheEntitiesOfXml(int entities) throws Exception {
    var doubled =
        IntStream.range(0, entities)
            .mapToObj(i -> "<!ENTITY a%d '&a%d;&a%d;'>".formatted(i + 1, i, i))
            .collect(Collectors.joining());
    var parsed =
        parse(
            "a.xml",
            "<!DOCTYPE r [<!ENTITY a0 'ha'>%s]><r><a>first</a><b>&a%d;</b><c>last</c></r>"
                .formatted(doubled, entities));
    assertThat(parsed.text()).contains("first", "last").doesNotContain("haha");
    assertThat(parsed.warnings()).hasSize(1);
  }

  @Test
  void doesNotReadFilesThatXmlNames() throws Exception {
    var xml = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r><a>first</a><b>&x;</b></r>";
    assertThat(parse("a.xml", xml).text()).isEqualTo("a: first\n");
  }

  @Test
  void readsXmlThatIsNestedVeryDeeplyAsText() throws Exception {
    var deep = "<x>".repeat(DEPTH) + "1" + "</x>".repeat(DEPTH);
    var parsed = parse("a.xml", "<r><a>first</a>" + deep + "<c>last</c></r>");
    assertThat(parsed.text()).contains("first", "last");
    assertThat(parsed.warnings()).hasSize(1);
  }

  @Test
  void doesNotExpandTheAliasesOfYaml() throws Exception {
    var lines =
        IntStream.range(0, 100)
            .mapToObj("a%1$d: &a%1$d [*b%1$d, *b%1$d, *b%1$d]\n"::formatted)
            .collect(Collectors.joining());
    var parsed = parse("a.yaml", "first: 1\n" + lines + "x: " + "[".repeat(DEPTH) + "\nlast: 2\n");
    assertThat(parsed.text()).startsWith("first: 1\n").endsWith("last: 2\n");
    assertThat(parsed.text().length()).isLessThan(2 * DEPTH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.ipynb|{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"First.\"}, {\"cell_type\":"
            + " \"code\", \"source\": \"x\", \"outputs\": [{\"output_type\": \"display_data\","
            + " \"data\": {\"image/png\": \"%s\", \"text/plain\": \"<Figure>\"}}]}, {\"cell_type\":"
            + " \"markdown\", \"source\": \"Last.\"}], \"nbformat\": 4}",
        "a.json|{\"a\": \"First.\", \"b\": \"%s\", \"c\": \"Last.\"}",
        "a.yaml|a: First.\nb: %s\nc: Last.\n",
        "a.xml|<r><a>First.</a><b>%s</b><c>Last.</c></r>"
      })
  void leavesOut60MegabytesOfAPicture(String file) throws Exception {
    var name = file.substring(0, file.indexOf('|'));
    var parsed = parse(name, file.substring(name.length() + 1).formatted(ENCODED));
    assertThat(parsed.text()).contains("First.", "Last.").hasSizeLessThan(100);
    assertThat(parsed.warnings())
        .containsExactly("1 picture or file written as base64 was left out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.srt", "a.vtt"})
  void readsAMillionCues(String name) throws Exception {
    boolean isSrt = name.endsWith("srt");
    var cues = new StringBuilder(isSrt ? "" : "WEBVTT\n\n");
    for (int i = 0; i < 1_000_000; i++) {
      cues.append(isSrt ? i + "\n" : "").append(time(i, isSrt)).append(" --> ");
      cues.append(time(i + 1, isSrt)).append("\nw").append(i).append("\n\n");
    }
    var parsed = parse(name, cues.toString());
    assertThat(parsed.text()).startsWith("w0 w1 w2 ").endsWith(" w999998 w999999");
    assertThat(parsed.pages()).hasSize(16_667);
  }

  private static String time(int seconds, boolean isSrt) {
    return "%02d:%02d:%02d%c000"
        .formatted(seconds / 3600, seconds / 60 % 60, seconds % 60, isSrt ? ',' : '.');
  }

  @Test
  void readsTwoCuesWithTheSameHundredThousandLines() throws Exception {
    var lines = "word\n".repeat(DEPTH);
    var srt =
        "1\n00:00:01,000 --> 00:00:02,000\n%s\n2\n00:00:02,000 --> 00:00:03,000\n%slast\n"
            .formatted(lines, lines);
    assertThat(parse("a.srt", srt).text()).startsWith("word word").endsWith("word last");
  }

  private static ParsedDocument parse(String name, String content) throws Exception {
    return Samples.parse(name, content);
  }
}
