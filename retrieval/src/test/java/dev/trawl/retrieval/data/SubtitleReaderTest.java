package dev.trawl.retrieval.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.format.Samples;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubtitleReaderTest {
  @Test
  void joinsASentenceThatGoesOnInTheNextCue() throws Exception {
    var srt =
        """
        1
        00:00:01,000 --> 00:00:04,000
        <i>The bell was cast by

        2
        00:00:04,500 --> 00:00:07,000
        {\\an8}the founder Pia Lund</i>
        in 1902.
        """;
    assertThat(Samples.parse("bell.srt", srt).text())
        .isEqualTo("The bell was cast by the founder Pia Lund in 1902.");
  }

  @Test
  void skipsNotesStylesAndNamesOfCues() throws Exception {
    var vtt =
        """
        WEBVTT - Bells

        NOTE
        not spoken

        STYLE
        ::cue { color: lime }

        intro
        00:01.000 --> 00:04.000 align:start position:0%
        The <c.yellow>bell</c> &amp; <00:00:02.500>the lamp
        """;
    assertThat(Samples.parse("bell.vtt", vtt).text()).isEqualTo("The bell & the lamp");
  }

  @Test
  void namesASpeakerWhenTheSpeakerChanges() throws Exception {
    var vtt =
        """
        WEBVTT

        00:00:01.000 --> 00:00:02.000
        <v Orla Brandt>Who is there?

        00:00:02.000 --> 00:00:03.000
        <v Orla Brandt>Answer me!</v>

        00:00:03.000 --> 00:00:04.000
        <v.loud Juan>It is me.
        """;
    var srt =
        """
        1
        00:00:01,000 --> 00:00:02,000
        ORLA: Who is there?
        JUAN: It is me.

        2
        00:00:02,000 --> 00:00:03,000
        JUAN: The keeper.
        """;
    assertThat(Samples.parse("a.vtt", vtt).text())
        .isEqualTo("Orla Brandt: Who is there? Answer me!\n\nJuan: It is me.");
    assertThat(Samples.parse("a.srt", srt).text())
        .isEqualTo("ORLA: Who is there?\n\nJUAN: It is me. The keeper.");
  }

  @Test
  void startsAParagraphForEachPersonOfADialogue() throws Exception {
    var srt = "1\n00:00:01,000 --> 00:00:02,000\n- Is it deep?\n- Very deep.\n";
    assertThat(Samples.parse("a.srt", srt).text()).isEqualTo("Is it deep?\n\nVery deep.");
  }

  @Test
  void showsTheLinesOfRollingCaptionsOnce() throws Exception {
    var vtt =
        """
        WEBVTT

        00:00:01.000 --> 00:00:03.000
        the lamp was lit

        00:00:03.000 --> 00:00:05.000
        the lamp was lit
        by the keeper

        00:00:05.000 --> 00:00:07.000
        by the keeper
        """;
    assertThat(Samples.parse("a.vtt", vtt).text()).isEqualTo("the lamp was lit by the keeper");
  }

  @Test
  void startsAPageEachMinute() throws Exception {
    var srt =
        """
        1
        00:00:58,000 --> 00:01:02,000
        The well is

        2
        00:01:02,500 --> 00:01:05,000
        82 m deep.

        3
        01:12:00,000 --> 01:12:05,000
        The end.
        """;
    var parsed = Samples.parse("a.srt", srt);
    assertThat(parsed.text()).isEqualTo("The well is 82 m deep.\n\nThe end.");
    assertThat(parsed.pages()).extracting("startChar").containsExactly(0, 12, 24);
  }

  @Test
  void writesNoSpacesBetweenChineseCues() throws Exception {
    var srt = "1\n00:00:01,000 --> 00:00:02,000\n灯塔的\n\n2\n00:00:02,000 --> 00:00:03,000\n看守人。\n";
    assertThat(Samples.parse("a.srt", srt).text()).isEqualTo("灯塔的看守人。");
  }

  @Test
  void readsCuesWithoutBlankLinesBetweenThem() throws Exception {
    var srt = "1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:02,000 --> 00:00:03,000\ntwo.\n";
    assertThat(Samples.parse("a.srt", srt).text()).isEqualTo("One two.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a", "a.vtt"})
  void detectsSubtitlesByTheirContent(String name) throws Exception {
    var srt = "1\r\n00:00:01,000 --> 00:00:02,000\r\nThe end.\r\n";
    assertThat(Samples.parse(name, srt).text()).isEqualTo("The end.");
  }

  @Test
  void readsAFileWithoutCuesAsText() throws Exception {
    var parsed = Samples.parse("a.srt", "These are my notes.");
    assertThat(parsed.text()).isEqualTo("These are my notes.");
    assertThat(parsed.warnings()).hasSize(1);
  }

  @Property(tries = 100)
  void readsExactlyTheWordsThatWereWritten(@ForAll("cues") List<List<String>> cues)
      throws Exception {
    var srt = new StringBuilder();
    var vtt = new StringBuilder("WEBVTT\n\n");
    for (int i = 0; i < cues.size(); i++) {
      var lines = String.join("\n", cues.get(i));
      srt.append("%d%n00:%02d:00,000 --> 00:%02d:59,000%n%s%n%n".formatted(i + 1, i, i, lines));
      vtt.append("00:%02d:00.000 --> 00:%02d:59.000\n%s\n\n".formatted(i, i, lines));
    }
    var words = cues.stream().map(lines -> String.join(" ", lines)).toList();
    assertThat(Samples.parse("a.srt", srt.toString()).text()).isEqualTo(String.join(" ", words));
    assertThat(Samples.parse("a.vtt", vtt.toString()).text()).isEqualTo(String.join(" ", words));
  }

  @Provide
  Arbitrary<List<List<String>>> cues() {
    // Each line ends in a different number, so that none repeats the line before it.
    var counter = new java.util.concurrent.atomic.AtomicInteger();
    var words = Arbitraries.strings().withChars("abcé,. '").ofMinLength(1).ofMaxLength(30);
    return words
        .map(text -> "w" + text.replaceAll(" +", " ").strip() + counter.incrementAndGet())
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }
}
